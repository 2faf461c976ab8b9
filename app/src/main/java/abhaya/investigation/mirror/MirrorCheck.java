package abhaya.investigation.mirror;

import abhaya.investigation.mirror.DashboardMirror.Level;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Compares the mirror with the truth: the tallies by block and month of record as the database has
/// them, and figures as its SQL texts answer. A difference is an alarm, never a shrug.
public final class MirrorCheck {
  private final DashboardMirror mirror;

  public MirrorCheck(DashboardMirror mirror) {
    this.mirror = mirror;
  }

  /// A row of the tallies: cases recorded in a month, as they stand now.
  ///
  /// @param month its first day
  public record Tally(
      Level level, int block, LocalDate month, long n, long reported, long inTime, long charged) {}

  /// Where the two do not agree.
  public record Difference(Level level, int block, LocalDate month, String truth, String mirror) {}

  /// All differences between the mirror and the tallies of a level, none left out on either side.
  public List<Difference> compare(Level level, Collection<Tally> truth) {
    var expected = new TreeMap<Integer, Map<LocalDate, Tally>>();
    for (int block : mirror.blocks(level)) expected.put(block, new HashMap<>());
    for (var row : truth) {
      if (row.level() != level) continue;
      expected.computeIfAbsent(row.block(), block -> new HashMap<>()).put(row.month(), row);
    }
    var found = new ArrayList<Difference>();
    expected.forEach((block, rows) -> {
      var ours = months(level, block);
      var months = new TreeSet<>(rows.keySet());
      months.addAll(ours.keySet());
      for (var month : months) {
        var wanted = rows.getOrDefault(month, new Tally(level, block, month, 0, 0, 0, 0));
        var has = tally(level, block, month, ours.getOrDefault(month, Counts.NONE));
        if (!has.equals(wanted)) found.add(difference(wanted, has));
      }
    });
    return found;
  }

  private static Difference difference(Tally truth, Tally mirror) {
    return new Difference(
        truth.level(), truth.block(), truth.month(), figures(truth), figures(mirror));
  }

  private static String figures(Tally row) {
    return row.n() + " " + row.reported() + " " + row.inTime() + " " + row.charged();
  }

  private static Tally tally(Level level, int block, LocalDate month, Counts counts) {
    return new Tally(
        level,
        block,
        month,
        counts.registered(),
        counts.finalReports(),
        counts.inTime(),
        counts.chargeSheets());
  }

  /// On the last day of the calendar every case is mature and every report is made.
  private Map<LocalDate, Counts> months(Level level, int block) {
    var end = Days.FIRST.plusDays(Days.MAX - 1L);
    return mirror.months(level, List.of(block), new Ask(Days.FIRST, end, end, true));
  }
}
