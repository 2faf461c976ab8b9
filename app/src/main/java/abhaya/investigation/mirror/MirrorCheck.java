package abhaya.investigation.mirror;

import abhaya.investigation.mirror.DashboardMirror.Level;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
  ///
  /// @param today a day on or after the last report
  public List<Difference> compare(Level level, Collection<Tally> truth, LocalDate today) {
    var expected = new HashMap<Integer, Map<LocalDate, Tally>>();
    var last = today.withDayOfMonth(1);
    for (var row : truth) {
      if (row.level() != level) continue;
      expected.computeIfAbsent(row.block(), block -> new HashMap<>()).put(row.month(), row);
      if (row.month().isAfter(last)) last = row.month();
    }
    var blocks = new ArrayList<>(mirror.blocks(level));
    for (var block : expected.keySet()) if (!blocks.contains(block)) blocks.add(block);
    var found = new ArrayList<Difference>();
    for (int block : blocks) {
      var rows = expected.getOrDefault(block, Map.of());
      for (var month = Days.FIRST; !month.isAfter(last); month = month.plusMonths(1)) {
        var none = new Tally(level, block, month, 0, 0, 0, 0);
        var wanted = rows.getOrDefault(month, none);
        var ours = tally(level, block, month);
        if (!ours.equals(wanted)) found.add(difference(wanted, ours));
      }
    }
    return found;
  }

  private static Difference difference(Tally truth, Tally mirror) {
    return new Difference(
        truth.level(), truth.block(), truth.month(), figures(truth), figures(mirror));
  }

  private static String figures(Tally row) {
    return row.n() + " " + row.reported() + " " + row.inTime() + " " + row.charged();
  }

  /// On the last day of the calendar every case is mature and every report is made.
  private Tally tally(Level level, int block, LocalDate month) {
    var end = Days.FIRST.plusDays(Days.MAX - 1L);
    var ask = Ask.ofAll(month, month.plusMonths(1).minusDays(1), end, true);
    var counts = mirror.ofBlocks(level, List.of(block), ask);
    return new Tally(
        level,
        block,
        month,
        counts.registered(),
        counts.finalReports(),
        counts.inTime(),
        counts.chargeSheets());
  }
}
