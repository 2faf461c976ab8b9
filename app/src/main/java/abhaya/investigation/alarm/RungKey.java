package abhaya.investigation.alarm;

import java.util.Comparator;
import java.util.regex.Pattern;

/// The name under which a rung is claimed, once for ever.
///
/// A rung is tied to the day it is counted from. When a last day moves, the rungs counted from it
/// are new ones; those counted from the first day stay what they were.
///
/// @param clock `T27`, or `T26:A1` for one accused; `CASE` for the whole case
/// @param anchor the day or moment it is counted from, ISO 8601
/// @param name `day-30`, `due-5`, `due+1`
/// @param level 0 for the rung itself, 1 for the first time nobody answered
public record RungKey(String clock, String anchor, String name, int level)
    implements Comparable<RungKey> {

  /// The clock part of rungs that belong to no single duty.
  public static final String CASE = "CASE";

  private static final Pattern TEXT =
      Pattern.compile("(.{1,120})@([0-9T:.Z-]{1,40})/([a-z0-9+-]{1,40})\\^(\\d{1,2})");
  private static final Comparator<RungKey> ORDER =
      Comparator.comparing(RungKey::clock)
          .thenComparing(RungKey::anchor)
          .thenComparing(RungKey::name)
          .thenComparingInt(RungKey::level);

  public RungKey {
    if (level < 0) throw new IllegalArgumentException("a level counts from nought");
  }

  /// The same rung one post higher.
  RungKey raised() {
    return new RungKey(clock, anchor, name, level + 1);
  }

  /// The rung that was first sent, whatever became of it.
  public RungKey root() {
    return level == 0 ? this : new RungKey(clock, anchor, name, 0);
  }

  /// One line of text from which it can be read again.
  public String text() {
    return clock + "@" + anchor + "/" + name + "^" + level;
  }

  /// Reads what [#text] wrote.
  public static RungKey parse(String text) {
    var parts = TEXT.matcher(text);
    if (!parts.matches()) throw new IllegalArgumentException("not the key of a rung");
    return new RungKey(
        parts.group(1), parts.group(2), parts.group(3), Integer.parseInt(parts.group(4)));
  }

  @Override
  public int compareTo(RungKey other) {
    return ORDER.compare(this, other);
  }
}
