package abhaya.response.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.base.geo.Point;
import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openstreetmap.osmosis.osmbinary.Fileformat;

class ExtractReaderTest {
  private static final Point HERE = new Point(26.85, 80.95);

  @TempDir Path folder;

  private Path file(byte[] bytes) throws Exception {
    return Files.write(Files.createTempFile(folder, "extract-", ".osm"), bytes);
  }

  private static void refused(RoadFault fault, ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            RoadFault.Found.class, found -> assertThat(found.fault()).isEqualTo(fault));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "EMPTY|``",
        "NOT_OSM|PK zipped",
        "NOT_OSM|{\"type\":\"FeatureCollection\"}",
        "NOT_OSM|<?xml version='1.0'?><gpx></gpx>",
        "TRUNCATED|<osm><node id='1' lat='26' lon='80'/><way id='1'><nd re",
        "TRUNCATED|<osm>",
        "UNREADABLE|<osm><node></way></osm>",
        "UNREADABLE|<osm><node id=1/></osm>",
        "UNSAFE|<?xml version='1.0'?><!DOCTYPE osm SYSTEM 'file:///etc/passwd'><osm/>",
        "UNSAFE|<?xml version='1.0'?><!DOCTYPE osm [<!ENTITY a 'aaaa'>]><osm>&a;</osm>"
      })
  void whatIsNoWholeExtractIsRefusedByName(RoadFault fault, String text) throws Exception {
    var file = file(text.getBytes(StandardCharsets.UTF_8));
    refused(fault, () -> ExtractReader.check(file));
  }

  @Test
  void theBinaryFormIsReadToItsEndAndRefusedWhereItIsCut() throws Exception {
    var whole = Files.readAllBytes(Town.withARiver(HERE).binary(folder));
    assertThat(ExtractReader.check(file(whole))).isEqualTo(ExtractReader.Form.BINARY);
    for (int cut : new int[] {1, 3, 20, whole.length / 2}) {
      var part = file(Arrays.copyOf(whole, whole.length - cut));
      refused(RoadFault.TRUNCATED, () -> ExtractReader.check(part));
    }
    var longer = file(Arrays.copyOf(whole, whole.length + 40));
    refused(RoadFault.UNREADABLE, () -> ExtractReader.check(longer));
  }

  @Test
  void aBlockThatWouldUnpackBeyondTheFormatsLimitIsNotUnpacked() throws Exception {
    var blob =
        Fileformat.Blob.newBuilder()
            .setRawSize(Integer.MAX_VALUE)
            .setZlibData(ByteString.copyFromUtf8("small"))
            .build();
    var header =
        Fileformat.BlobHeader.newBuilder()
            .setType("OSMHeader")
            .setDatasize(blob.getSerializedSize())
            .build();
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.writeInt(header.getSerializedSize());
    header.writeTo(out);
    blob.writeTo(out);
    var file = file(bytes.toByteArray());
    refused(RoadFault.UNSAFE, () -> ExtractReader.check(file));
  }

  @Test
  void roadsOutsideIndiaAndFilesWithoutRoadsMakeNoGraph() throws Exception {
    var paris = Town.withARiver(new Point(48.85, 2.35)).plain(folder);
    refused(RoadFault.OUTSIDE_INDIA, () -> build(paris));
    var footpaths =
        new Town(HERE)
            .way(Map.of("highway", "footway"), Town.at(0, 0), Town.at(100, 0))
            .plain(folder);
    refused(RoadFault.NO_ROADS, () -> build(footpaths));
    var closed =
        new Town(HERE)
            .way(
                Map.of("highway", "residential", "motor_vehicle", "no"),
                Town.at(0, 0),
                Town.at(100, 0))
            .plain(folder);
    refused(RoadFault.NO_ROADS, () -> build(closed));
    var nothing = Files.writeString(folder.resolve("nothing.osm"), "<osm version='0.6'></osm>");
    refused(RoadFault.NO_ROADS, () -> build(nothing));
  }

  @Test
  void aNumberThatIsNoneIsAFaultOfTheFile() throws Exception {
    var text = Town.withARiver(HERE).plain().replaceFirst("lat='[0-9.]+'", "lat='north'");
    var file = Files.writeString(folder.resolve("words.osm"), text);
    refused(RoadFault.UNREADABLE, () -> build(file));
  }

  private void build(Path file) throws Exception {
    new GraphBuild(step -> {}).build(file, Files.createTempDirectory(folder, "graph-"));
  }
}
