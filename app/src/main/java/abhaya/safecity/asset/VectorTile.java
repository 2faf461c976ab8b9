package abhaya.safecity.asset;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One tile of a map with points, as Mapbox Vector Tile 2.1: a twentieth of the same as GeoJSON, and
/// read by the map without our help.
final class VectorTile {
  static final int EXTENT = 4096;

  private static final int VARINT = 0;
  private static final int BYTES = 2;

  private final String layer;
  private final List<byte[]> features = new ArrayList<>();
  private final Map<String, Integer> keys = new LinkedHashMap<>();
  private final Map<Object, Integer> values = new LinkedHashMap<>();

  VectorTile(String layer) {
    this.layer = layer;
  }

  /// Adds a point in the tile's own units.
  ///
  /// @param tags texts and whole numbers
  void add(int x, int y, Map<String, Object> tags) {
    var tagged = new ByteArrayOutputStream();
    tags.forEach((key, value) -> {
      varint(tagged, keys.computeIfAbsent(key, _ -> keys.size()));
      varint(tagged, values.computeIfAbsent(value, _ -> values.size()));
    });
    var geometry = new ByteArrayOutputStream();
    varint(geometry, (1 << 3) | 1); // move to, once
    varint(geometry, zigzag(x));
    varint(geometry, zigzag(y));
    var feature = new ByteArrayOutputStream();
    field(feature, 2, tagged.toByteArray());
    number(feature, 3, 1); // a point
    field(feature, 4, geometry.toByteArray());
    features.add(feature.toByteArray());
  }

  byte[] bytes() {
    var body = new ByteArrayOutputStream();
    number(body, 15, 2); // version
    field(body, 1, layer.getBytes(StandardCharsets.UTF_8));
    for (var feature : features) field(body, 2, feature);
    for (var key : keys.keySet()) field(body, 3, key.getBytes(StandardCharsets.UTF_8));
    for (var value : values.keySet()) field(body, 4, value(value));
    number(body, 5, EXTENT);
    var tile = new ByteArrayOutputStream();
    field(tile, 3, body.toByteArray());
    return tile.toByteArray();
  }

  private static byte[] value(Object value) {
    var out = new ByteArrayOutputStream();
    if (value instanceof Number number) number(out, 5, number.longValue());
    else field(out, 1, value.toString().getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  private static void field(ByteArrayOutputStream out, int number, byte[] content) {
    varint(out, (long) number << 3 | BYTES);
    varint(out, content.length);
    out.writeBytes(content);
  }

  private static void number(ByteArrayOutputStream out, int number, long value) {
    varint(out, (long) number << 3 | VARINT);
    varint(out, value);
  }

  private static long zigzag(int value) {
    return ((long) value << 1) ^ (value >> 31);
  }

  private static void varint(ByteArrayOutputStream out, long value) {
    var rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
