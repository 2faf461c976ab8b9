package abhaya.investigation.compliance;

import abhaya.base.jurisdiction.UnitId;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Counts what one question asks of facts in memory, by child, month of record and age: the same
/// rules as the SQL text of the figures, one fact after the other.
final class FactTally {
  private static final int N = 0;
  private static final int REPORTED = 1;
  private static final int IN_TIME = 2;
  private static final int CHARGED = 3;
  private static final int COUNTS = 4;

  /// Ages from over 180 days to young, as in the SQL texts.
  private static final int AGES = 6;

  private static final int YOUNG = 5;

  private final int from;
  private final int to;
  private final int day;
  private final LocalDate firstMonth;
  private final int months;
  private final byte[] ageOf;
  private final short[] monthOf;
  private final boolean[] wanted;
  private final boolean[] charged;
  private final boolean[] returned;

  /// Traits that pass once the final report is known; null where no kind is asked for.
  private final boolean @Nullable [] wantedKind;

  private final List<Integer> children = new ArrayList<>();
  private final Map<Integer, int[]> cells = new HashMap<>();
  private long sentBack;

  FactTally(Ask ask, List<FactColumns.Trait> traits) {
    var last = ask.window().lastKnownOn(ask.asOf().day());
    from = Math.max(1, FactColumns.days(ask.window().from()));
    to = Math.min(FactColumns.DAYS - 1, FactColumns.days(last));
    day = FactColumns.days(ask.asOf().day());
    firstMonth = FactColumns.date(from).withDayOfMonth(1);
    var days = Math.max(0, to - from + 1);
    ageOf = new byte[days];
    monthOf = new short[days];
    var limits = ask.asOf().ageLimits().stream().mapToInt(FactColumns::days).toArray();
    var date = FactColumns.date(from);
    for (var at = 0; at < days; at++, date = date.plusDays(1)) {
      monthOf[at] = (short) ChronoUnit.MONTHS.between(firstMonth, date);
      for (int limit : limits) if (from + at > limit) ageOf[at]++;
    }
    months = days == 0 ? 0 : monthOf[days - 1] + 1;
    var filter = ask.filter();
    wanted = new boolean[traits.size()];
    charged = new boolean[traits.size()];
    returned = new boolean[traits.size()];
    wantedKind = filter.kindMask() == 0 ? null : new boolean[traits.size()];
    for (var at = 0; at < traits.size(); at++) {
      var trait = traits.get(at);
      wanted[at] = passes(trait, filter);
      charged[at] = trait.charged();
      returned[at] = trait.returned();
      if (wantedKind != null) wantedKind[at] = (1 << trait.kind() & filter.kindMask()) != 0;
    }
  }

  private static boolean passes(FactColumns.Trait trait, CaseFilter filter) {
    return passes(trait.acts(), filter.actMask())
        && passes(trait.groups(), filter.groupMask())
        && passes(trait.ages(), filter.ageMask())
        && (filter.basisCode() == 0 || filter.basisCode() == trait.basis());
  }

  private static boolean passes(int has, int asked) {
    return asked == 0 || (has & asked) != 0;
  }

  /// Adds a station's cases to a child of the unit.
  void add(int child, FactColumns.Station station) {
    var of = cells.get(child);
    if (of == null) {
      of = new int[months * AGES * COUNTS];
      cells.put(child, of);
      children.add(child);
    }
    for (var at = 0; at < station.used; at++) {
      int recorded = station.recorded[at];
      if (recorded < from || recorded > to) continue;
      var trait = station.trait[at];
      if (!wanted[trait]) continue;
      int reported = station.reported[at];
      var known = reported != 0 && reported <= day;
      if (wantedKind != null && !(known && wantedKind[trait])) continue;
      var base = (monthOf[recorded - from] * AGES + ageOf[recorded - from]) * COUNTS;
      of[base + N]++;
      if (!known) continue;
      of[base + REPORTED]++;
      if (reported <= FactColumns.due(recorded)) of[base + IN_TIME]++;
      if (charged[trait]) of[base + CHARGED]++;
      if (returned[trait]) sentBack++;
    }
  }

  /// Unit, children and months; parts without a case are left out.
  Picture picture() {
    var byChild = new HashMap<UnitId, Figures>();
    var whole = new int[months * AGES * COUNTS];
    for (var child : children) {
      var of = cells.getOrDefault(child, whole);
      var figures = figures(of, 0, months);
      if (figures.registered() > 0) byChild.put(new UnitId(child), figures);
      for (var at = 0; at < whole.length; at++) whole[at] += of[at];
    }
    return new Picture(figures(whole, 0, months), Map.copyOf(byChild), monthsOf(whole));
  }

  /// Each child's months.
  Map<UnitId, SortedMap<LocalDate, Figures>> series() {
    var series = new HashMap<UnitId, SortedMap<LocalDate, Figures>>();
    cells.forEach((child, of) -> {
      var counted = monthsOf(of);
      if (!counted.isEmpty()) series.put(new UnitId(child), counted);
    });
    return series;
  }

  /// Cases whose final report came back from the court.
  long returned() {
    return sentBack;
  }

  private SortedMap<LocalDate, Figures> monthsOf(int[] of) {
    var counted = new TreeMap<LocalDate, Figures>();
    for (var month = 0; month < months; month++) {
      var figures = figures(of, month, month + 1);
      if (figures.registered() > 0) counted.put(firstMonth.plusMonths(month), figures);
    }
    return counted;
  }

  private static Figures figures(int[] cells, int firstMonth, int endMonth) {
    var open = new long[AGES];
    var reported = new long[AGES];
    long inTime = 0;
    long charged = 0;
    for (var month = firstMonth; month < endMonth; month++) {
      for (var age = 0; age < AGES; age++) {
        var base = (month * AGES + age) * COUNTS;
        open[age] += cells[base + N] - cells[base + REPORTED];
        reported[age] += cells[base + REPORTED];
        if (age < YOUNG) inTime += cells[base + IN_TIME];
        charged += cells[base + CHARGED];
      }
    }
    long mature = 0;
    for (var age = 0; age < YOUNG; age++) mature += reported[age];
    var ageing = new Ageing(open[4], open[3], open[2], open[1], open[0]);
    return new Figures(
        inTime, mature - inTime, ageing.total(), reported[YOUNG], open[YOUNG], charged, ageing);
  }
}
