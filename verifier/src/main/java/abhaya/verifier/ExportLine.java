package abhaya.verifier;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One line of an export file, version 1: a header, the entries of a range in order, the signed
/// checkpoints that were made on the way, each after the last entry it covers, and an end.
public sealed interface ExportLine {
  int VERSION = 1;

  /// `left` are the subtree roots over the entries before the range, largest first.
  record Header(LogKey key, Instant exportedAt, long from, long to, List<Hash> left)
      implements ExportLine {
    public Header {
      left = List.copyOf(left);
      if (from < 0 || to < from) throw new IllegalArgumentException("not a range");
    }
  }

  record Item(Entry entry, Hash leaf) implements ExportLine {}

  record Mark(Checkpoint.Signed checkpoint) implements ExportLine {}

  /// `right` are the subtree roots from the end of the range up to the last checkpoint's size.
  record End(long to, List<Hash> right, Checkpoint.Signed checkpoint) implements ExportLine {
    public End {
      right = List.copyOf(right);
    }
  }

  /// The line without its line feed.
  default String text() {
    var out = new StringBuilder(640);
    switch (this) {
      case Item(var entry, var leaf) ->
          out.append("{\"leaf\":\"")
              .append(leaf.hex())
              .append("\",\"entry\":")
              .append(entry.canonical())
              .append('}');
      case Header header -> Json.write(out, header(header));
      case Mark(var checkpoint) -> Json.write(out, Map.of("checkpoint", checkpoint.note()));
      case End end -> {
        var map = new LinkedHashMap<String, Object>();
        map.put("end", end.to());
        map.put("right", hexes(end.right()));
        map.put("checkpoint", end.checkpoint().note());
        Json.write(out, map);
      }
    }
    return out.toString();
  }

  /// Reads a line; a text that this form would not have written is refused.
  static ExportLine parse(String text) {
    try {
      var line = parse(Json.object(text));
      if (!line.text().equals(text)) throw new IllegalArgumentException("not canonical");
      return line;
    } catch (Json.Unreadable | ClassCastException | NullPointerException | DateTimeException e) {
      throw new IllegalArgumentException("not a line of an export", e);
    }
  }

  private static ExportLine parse(Map<String, @Nullable Object> json) {
    if (json.containsKey("entry")) {
      return new Item(Entry.of(objectOf(json.get("entry"))), Hash.ofHex(text(json, "leaf")));
    }
    if (json.containsKey("end")) {
      return new End(
          number(json, "end"),
          hashes(json, "right"),
          Checkpoint.Signed.parse(text(json, "checkpoint")));
    }
    if (json.containsKey("checkpoint")) {
      return new Mark(Checkpoint.Signed.parse(text(json, "checkpoint")));
    }
    if (number(json, "abhayaTrail") != VERSION) {
      throw new IllegalArgumentException("an export of an unknown version");
    }
    return new Header(
        LogKey.parse(text(json, "key")),
        Instant.parse(text(json, "exportedAt")),
        number(json, "from"),
        number(json, "to"),
        hashes(json, "left"));
  }

  private static Map<String, Object> header(Header header) {
    var map = new LinkedHashMap<String, Object>();
    map.put("abhayaTrail", (long) VERSION);
    map.put("key", header.key().text());
    map.put("exportedAt", header.exportedAt().toString());
    map.put("from", header.from());
    map.put("to", header.to());
    map.put("left", hexes(header.left()));
    return map;
  }

  private static List<String> hexes(List<Hash> hashes) {
    return hashes.stream().map(Hash::hex).toList();
  }

  private static List<Hash> hashes(Map<String, @Nullable Object> json, String key) {
    var list = (List<?>) Objects.requireNonNull(json.get(key));
    return list.stream().map(hex -> Hash.ofHex((String) hex)).toList();
  }

  private static String text(Map<String, @Nullable Object> json, String key) {
    return (String) Objects.requireNonNull(json.get(key));
  }

  private static long number(Map<String, @Nullable Object> json, String key) {
    return (Long) Objects.requireNonNull(json.get(key));
  }

  @SuppressWarnings("unchecked") // Json makes every object such a map
  private static Map<String, @Nullable Object> objectOf(@Nullable Object value) {
    return (Map<String, @Nullable Object>) Objects.requireNonNull(value);
  }
}
