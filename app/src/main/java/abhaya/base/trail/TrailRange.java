package abhaya.base.trail;

import abhaya.base.web.Refused;
import java.util.Map;

/// From the first entry asked for up to the one behind the last.
record TrailRange(long from, long to) {
  /// Entries of one file; a longer log is exported in parts.
  static final long EXPORT_MAX = 2_000_000;

  long entries() {
    return to - from;
  }

  /// The range as typed, both ends included; what is left out is the end of the log.
  ///
  /// @param size entries of the log
  static TrailRange read(Map<String, String> typed, long size, long most) {
    long from = number(typed, "from", 0);
    long to = number(typed, "to", size - 1) + 1;
    if (to > size) to = size;
    if (from >= to) throw Refused.field("from", "not-understood");
    if (to - from > most) throw Refused.field("to", "range", "trail.fault.range", most);
    return new TrailRange(from, to);
  }

  private static long number(Map<String, String> typed, String name, long otherwise) {
    var text = typed.getOrDefault(name, "").strip();
    if (text.isEmpty()) return otherwise;
    if (!text.matches("\\d{1,15}")) throw Refused.field(name, "not-understood");
    return Long.parseLong(text);
  }
}
