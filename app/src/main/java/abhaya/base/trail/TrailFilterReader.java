package abhaya.base.trail;

import abhaya.base.jurisdiction.Unit;
import abhaya.base.jurisdiction.UnitTree;
import abhaya.base.platform.India;
import abhaya.base.web.Refused;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what the auditor looks for out of the address of the page.
final class TrailFilterReader {
  static final List<String> NAMES =
      List.of("from", "until", "actor", "action", "unit", "object", "decision");

  private static final Pattern HANDLE = Pattern.compile("[A-Za-z0-9_.:/-]{1,120}");

  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}\\p{N} .,'’_:/-]{1,120}");

  private final UnitTree tree;
  private final Function<String, List<String>> named;

  /// @param named the handles of those who have a name like this, as far as the reader may know
  TrailFilterReader(UnitTree tree, Function<String, List<String>> named) {
    this.tree = tree;
    this.named = named;
  }

  TrailFilter read(Map<String, String> query) {
    var until = day(query, "until");
    return new TrailFilter(
        startOf(day(query, "from")),
        startOf(until == null ? null : until.plusDays(1)),
        actors(query),
        handle(query, "action"),
        units(query),
        handle(query, "object"),
        handle(query, "decision"));
  }

  /// Where the page before ended: time, transaction and number.
  static TrailFilter.@Nullable Cursor cursor(Map<String, String> query) {
    var text = text(query, "behind");
    if (text == null) return null;
    try {
      var parts = text.split("_", -1);
      if (parts.length != 3) throw Refused.field("behind", "not-understood");
      return new TrailFilter.Cursor(
          Instant.parse(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
    } catch (DateTimeException | NumberFormatException e) {
      throw Refused.field("behind", "not-understood");
    }
  }

  static String behind(TrailFilter.Cursor cursor) {
    return cursor.at() + "_" + cursor.xid() + "_" + cursor.id();
  }

  /// A handle as the log has it, or part of a name.
  private @Nullable List<String> actors(Map<String, String> query) {
    var text = text(query, "actor");
    if (text == null) return null;
    if (!NAME.matcher(text).matches()) throw Refused.field("actor", "not-understood");
    var actors = new ArrayList<>(named.apply(text));
    if (HANDLE.matcher(text).matches()) actors.add(text);
    return List.copyOf(actors);
  }

  private @Nullable List<Integer> units(Map<String, String> query) {
    var code = text(query, "unit");
    if (code == null) return null;
    Unit unit = tree.find(code).orElseThrow(() -> Refused.field("unit", "unknown"));
    return tree.within(unit.id()).stream().map(within -> within.id().value()).toList();
  }

  private static @Nullable String handle(Map<String, String> query, String name) {
    var text = text(query, name);
    if (text != null && !HANDLE.matcher(text).matches()) {
      throw Refused.field(name, "not-understood");
    }
    return text;
  }

  private static @Nullable LocalDate day(Map<String, String> query, String name) {
    var text = text(query, name);
    if (text == null) return null;
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw Refused.field(name, "not-a-date");
    }
  }

  private static @Nullable Instant startOf(@Nullable LocalDate day) {
    return day == null ? null : day.atStartOfDay(India.ZONE).toInstant();
  }

  private static @Nullable String text(Map<String, String> query, String name) {
    var text = query.get(name);
    return text == null || text.isBlank() ? null : text.strip();
  }
}
