package abhaya.response.road;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.openstreetmap.osmosis.osmbinary.Fileformat;

/// Reads an extract once from end to end before the library does: says which form it has, and
/// refuses what is cut off, broken, or made to harm.
final class ExtractReader {
  /// Limits of the binary form, from its own specification.
  private static final int HEADER_BYTES_MAX = 64 << 10;

  private static final int BLOCK_BYTES_MAX = 32 << 20;
  private static final int HEAD = 512;

  private ExtractReader() {}

  /// Of the file's form, with the dot: the library goes by the name.
  enum Form {
    BINARY(".osm.pbf"),
    PLAIN(".osm");

    private final String ending;

    Form(String ending) {
      this.ending = ending;
    }

    String ending() {
      return ending;
    }
  }

  /// By its first bytes alone.
  static Form form(Path file) throws IOException, RoadFault.Found {
    byte[] head;
    try (var in = Files.newInputStream(file)) {
      head = in.readNBytes(HEAD);
    }
    if (head.length == 0) throw new RoadFault.Found(RoadFault.EMPTY);
    var text = new String(head, StandardCharsets.ISO_8859_1);
    if (head[0] == 0 && text.startsWith("OSMHeader", 6)) return Form.BINARY;
    var plain = new String(head, StandardCharsets.UTF_8).replace("\uFEFF", "").stripLeading();
    if (plain.startsWith("<?xml") || plain.startsWith("<osm")) return Form.PLAIN;
    throw new RoadFault.Found(RoadFault.NOT_OSM);
  }

  static Form check(Path file) throws IOException, RoadFault.Found {
    var form = form(file);
    if (form == Form.BINARY) checkBinary(file);
    else checkPlain(file);
    return form;
  }

  private static void checkBinary(Path file) throws IOException, RoadFault.Found {
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      for (int first = in.read(); first >= 0; first = in.read()) {
        int length = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
        if (length <= 0 || length > HEADER_BYTES_MAX) throw unreadable();
        var header = Fileformat.BlobHeader.parseFrom(whole(in, length));
        int size = header.getDatasize();
        if (size < 0 || size > BLOCK_BYTES_MAX) throw new RoadFault.Found(RoadFault.UNSAFE);
        var blob = Fileformat.Blob.parseFrom(whole(in, size));
        if (blob.getRawSize() < 0 || blob.getRawSize() > BLOCK_BYTES_MAX) {
          throw new RoadFault.Found(RoadFault.UNSAFE);
        }
      }
    } catch (EOFException e) {
      throw new RoadFault.Found(RoadFault.TRUNCATED);
    } catch (InvalidProtocolBufferException e) {
      throw unreadable();
    }
  }

  private static byte[] whole(DataInputStream in, int length) throws IOException {
    var bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }

  private static RoadFault.Found unreadable() {
    return new RoadFault.Found(RoadFault.UNREADABLE);
  }

  private static void checkPlain(Path file) throws IOException, RoadFault.Found {
    var factory = XMLInputFactory.newInstance();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    int depth = 0;
    try (var bytes = new BufferedInputStream(Files.newInputStream(file))) {
      var in = factory.createXMLStreamReader(bytes, "UTF-8");
      while (in.hasNext()) {
        switch (in.next()) {
          case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
              throw new RoadFault.Found(RoadFault.UNSAFE);
          case XMLStreamConstants.START_ELEMENT -> {
            if (depth++ == 0 && !in.getLocalName().equals("osm")) {
              throw new RoadFault.Found(RoadFault.NOT_OSM);
            }
          }
          case XMLStreamConstants.END_ELEMENT -> depth--;
          default -> {}
        }
      }
    } catch (XMLStreamException e) {
      throw new RoadFault.Found(isWhole(file) ? RoadFault.UNREADABLE : RoadFault.TRUNCATED);
    }
  }

  private static boolean isWhole(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      in.skipNBytes(Math.max(0, Files.size(file) - HEAD));
      var tail = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return tail.strip().endsWith("</osm>");
    }
  }
}
