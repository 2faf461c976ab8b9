package abhaya.response.road;

import abhaya.base.geo.Point;
import com.google.protobuf.ByteString;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.openstreetmap.osmosis.osmbinary.Fileformat;
import org.openstreetmap.osmosis.osmbinary.Osmformat;

/// An invented town as an extract: streets drawn by metres east and north of a place.
///
/// ```
///        3 km north:    o==bridge==o
///                       |  river   |
///   west o------ here --o    |     o------o east
///       -1500      0   200        350    1500
/// ```
final class Town {
  private final Point here;
  private final Map<Long, Point> nodes = new LinkedHashMap<>();
  private final List<Way> ways = new ArrayList<>();

  private record Way(List<Long> nodes, Map<String, String> tags) {}

  Town(Point here) {
    this.here = here;
  }

  /// With one bridge over its river.
  static Town withARiver(Point here) {
    return new Town(here)
        .street(at(-1500, 0), at(0, 0), at(200, 0))
        .street(at(200, 0), at(200, 3000))
        .street(at(200, 3000), at(350, 3000))
        .street(at(350, 3000), at(350, 0))
        .street(at(350, 0), at(1500, 0));
  }

  static double[] at(double east, double north) {
    return new double[] {east, north};
  }

  Point place(double east, double north) {
    return here.moved(90, east).moved(0, north);
  }

  Town street(double[]... points) {
    return way(Map.of("highway", "residential"), points);
  }

  Town way(Map<String, String> tags, double[]... points) {
    var refs = new ArrayList<Long>();
    for (var point : points) refs.add(node(place(point[0], point[1])));
    ways.add(new Way(refs, tags));
    return this;
  }

  private long node(Point place) {
    for (var known : nodes.entrySet()) {
      if (known.getValue().metresTo(place) < 1) return known.getKey();
    }
    nodes.put(nodes.size() + 1L, place);
    return nodes.size();
  }

  String plain() {
    var text = new StringBuilder("<?xml version='1.0' encoding='UTF-8'?>\n");
    text.append("<osm version='0.6' timestamp='2026-11-20T10:00:00Z'>\n");
    nodes.forEach((id, place) ->
        text.append(
            String.format(
                Locale.ROOT,
                "<node id='%d' lat='%.7f' lon='%.7f'/>%n",
                id,
                place.lat(),
                place.lon())));
    long id = 0;
    for (var way : ways) {
      text.append("<way id='").append(++id).append("'>");
      for (var ref : way.nodes()) text.append("<nd ref='").append(ref).append("'/>");
      way.tags().forEach((key, value) -> text.append("<tag k='%s' v='%s'/>".formatted(key, value)));
      text.append("</way>\n");
    }
    return text.append("</osm>\n").toString();
  }

  Path plain(Path folder) throws IOException {
    return Files.writeString(folder.resolve("town.osm"), plain());
  }

  /// The same in the binary form, its blocks unpacked.
  Path binary(Path folder) throws IOException {
    var file = folder.resolve("town.osm.pbf");
    try (var out = Files.newOutputStream(file)) {
      var header =
          Osmformat.HeaderBlock.newBuilder()
              .addRequiredFeatures("OsmSchema-V0.6")
              .setOsmosisReplicationTimestamp(1_795_168_800L)
              .build();
      block(out, "OSMHeader", header.toByteString());
      block(out, "OSMData", data().toByteString());
    }
    return file;
  }

  private Osmformat.PrimitiveBlock data() {
    var words =
        ways.stream()
            .flatMap(way -> way.tags().entrySet().stream())
            .flatMap(tag -> List.of(tag.getKey(), tag.getValue()).stream())
            .distinct()
            .collect(Collectors.toCollection(ArrayList::new));
    words.addFirst("");
    var table = Osmformat.StringTable.newBuilder();
    words.forEach(word -> table.addS(ByteString.copyFromUtf8(word)));
    var group = Osmformat.PrimitiveGroup.newBuilder();
    nodes.forEach((id, place) ->
        group.addNodes(
            Osmformat.Node.newBuilder()
                .setId(id)
                .setLat(Math.round(place.lat() * 1e7))
                .setLon(Math.round(place.lon() * 1e7))));
    var waysOnly = Osmformat.PrimitiveGroup.newBuilder();
    long id = 0;
    for (var way : ways) {
      var built = Osmformat.Way.newBuilder().setId(++id);
      long before = 0;
      for (long ref : way.nodes()) {
        built.addRefs(ref - before);
        before = ref;
      }
      way.tags()
          .forEach((key, value) -> {
            built.addKeys(words.indexOf(key));
            built.addVals(words.indexOf(value));
          });
      waysOnly.addWays(built);
    }
    return Osmformat.PrimitiveBlock.newBuilder()
        .setStringtable(table)
        .addPrimitivegroup(group)
        .addPrimitivegroup(waysOnly)
        .build();
  }

  private static void block(OutputStream to, String type, ByteString bytes) throws IOException {
    var blob = Fileformat.Blob.newBuilder().setRaw(bytes).setRawSize(bytes.size()).build();
    var header =
        Fileformat.BlobHeader.newBuilder()
            .setType(type)
            .setDatasize(blob.getSerializedSize())
            .build();
    var out = new DataOutputStream(to);
    out.writeInt(header.getSerializedSize());
    header.writeTo(out);
    blob.writeTo(out);
  }
}
