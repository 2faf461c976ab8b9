package abhaya.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads whole numbers out of a vector tile, without the product's writer: the proof that a map's
/// tile holds what it should.
final class TileCounts {
  private static final int LAYER = 3;
  private static final int FEATURE = 2;
  private static final int KEY = 3;
  private static final int VALUE = 4;
  private static final int TAGS = 2;

  private final byte[] bytes;

  TileCounts(byte[] bytes) {
    this.bytes = bytes;
  }

  /// A stretch of a message, read from front to back.
  private static final class Reading {
    private final byte[] bytes;
    private final int end;
    private int at;

    Reading(byte[] bytes, int from, int end) {
      this.bytes = bytes;
      this.at = from;
      this.end = end;
    }

    boolean more() {
      return at < end;
    }

    long varint() {
      var value = 0L;
      for (var shift = 0; shift < 64; shift += 7) {
        var one = bytes[at++];
        value |= (long) (one & 0x7f) << shift;
        if (one >= 0) return value;
      }
      throw new IllegalStateException("no tile");
    }

    Reading part() {
      var length = (int) varint();
      var part = new Reading(bytes, at, at + length);
      at += length;
      return part;
    }

    void skip(int form) {
      switch (form) {
        case 0 -> varint();
        case 1 -> at += 8;
        case 2 -> part();
        case 5 -> at += 4;
        default -> throw new IllegalStateException("no tile");
      }
    }
  }

  /// The sum of a tag over all features.
  long sum(String name) {
    var sum = 0L;
    var tile = new Reading(bytes, 0, bytes.length);
    while (tile.more()) {
      var head = (int) tile.varint();
      if (head >> 3 == LAYER) sum += layer(tile.part(), name);
      else tile.skip(head & 7);
    }
    return sum;
  }

  private static long layer(Reading layer, String name) {
    var keys = new ArrayList<String>();
    var values = new ArrayList<Long>();
    var features = new ArrayList<Reading>();
    while (layer.more()) {
      var head = (int) layer.varint();
      switch (head >> 3) {
        case FEATURE -> features.add(layer.part());
        case KEY -> {
          var part = layer.part();
          keys.add(new String(part.bytes, part.at, part.end - part.at, StandardCharsets.UTF_8));
        }
        case VALUE -> values.add(value(layer.part()));
        default -> layer.skip(head & 7);
      }
    }
    var sum = 0L;
    for (var feature : features) sum += feature(feature, keys.indexOf(name), values);
    return sum;
  }

  /// Of the forms a value may have only whole numbers count here.
  private static long value(Reading value) {
    var number = 0L;
    while (value.more()) {
      var head = (int) value.varint();
      var form = head & 7;
      if (form != 0) {
        value.skip(form);
        continue;
      }
      var read = value.varint();
      number = head >> 3 == 6 ? (read >>> 1) ^ -(read & 1) : read;
    }
    return number;
  }

  private static long feature(Reading feature, int key, List<Long> values) {
    var sum = 0L;
    while (feature.more()) {
      var head = (int) feature.varint();
      if (head >> 3 != TAGS) {
        feature.skip(head & 7);
        continue;
      }
      var tags = feature.part();
      while (tags.more()) {
        var name = (int) tags.varint();
        var value = (int) tags.varint();
        if (name == key) sum += values.get(value);
      }
    }
    return sum;
  }
}
