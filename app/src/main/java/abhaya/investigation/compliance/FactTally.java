package abhaya.investigation.compliance;

import abhaya.base.jurisdiction.UnitId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Counts what one question asks of facts in memory, by child, month of record and age: the same
/// rules as the SQL text of the figures, one fact after the other. A cell holds at most two million
/// cases.
final class FactTally {
  // three counts of reported cases in one number: reported, of these in time, of these charged
  private static final int LANE = 21;
  private static final long LANE_MASK = (1L << LANE) - 1;
  private static final long[] REPORTED = new long[8];

  static {
    for (var marks = 0; marks < REPORTED.length; marks++) {
      var inTime = (marks & FactColumns.IN_TIME) != 0 ? 1L << LANE : 0;
      var charged = (marks & FactColumns.CHARGED) != 0 ? 1L << (2 * LANE) : 0;
      REPORTED[marks] = 1L | inTime | charged;
    }
  }

  /// Ages from over 180 days to young, as in the SQL texts.
  private static final int AGES = 6;

  private static final int YOUNG = 5;

  private final int from;
  private final int to;
  private final int day;
  private final LocalDate firstMonth;
  private final int months;

  /// Cell of each day of the window: its month and age.
  private final int[] cellOf;

  /// Null where every case is wanted.
  private final boolean @Nullable [] wanted;

  /// Traits that pass once the final report is known; null where no kind is asked for.
  private final boolean @Nullable [] wantedKind;

  private final Map<Integer, Cells> cells = new HashMap<>();
  private long sentBack;

  /// Counts by month of record and age.
  private static final class Cells {
    private final int[] n;
    private final long[] reported;

    Cells(int size) {
      n = new int[size];
      reported = new long[size];
    }

    void add(Cells other) {
      for (var at = 0; at < n.length; at++) {
        n[at] += other.n[at];
        reported[at] += other.reported[at];
      }
    }
  }

  FactTally(Ask ask, List<FactColumns.Trait> traits) {
    var last = ask.window().lastKnownOn(ask.asOf().day());
    from = Math.max(1, FactColumns.days(ask.window().from()));
    to = Math.min(FactColumns.DAYS - 1, FactColumns.days(last));
    day = FactColumns.days(ask.asOf().day());
    firstMonth = FactColumns.date(from).withDayOfMonth(1);
    var days = Math.max(0, to - from + 1);
    cellOf = new int[days];
    var limits = ask.asOf().ageLimits().stream().mapToInt(FactColumns::days).toArray();
    var month = 0;
    var date = FactColumns.date(from);
    for (var at = 0; at < days; at++, date = date.plusDays(1)) {
      if (at > 0 && date.getDayOfMonth() == 1) month++;
      var age = 0;
      for (int limit : limits) if (from + at > limit) age++;
      cellOf[at] = month * AGES + age;
    }
    months = days == 0 ? 0 : month + 1;
    var filter = ask.filter();
    wanted = filter.isEmpty() ? null : new boolean[traits.size()];
    wantedKind = filter.kindMask() == 0 ? null : new boolean[traits.size()];
    for (var at = 0; at < traits.size(); at++) {
      var trait = traits.get(at);
      if (wanted != null) wanted[at] = passes(trait, filter);
      if (wantedKind != null) wantedKind[at] = ((1 << trait.kind()) & filter.kindMask()) != 0;
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
    var of = cells.computeIfAbsent(child, any -> new Cells(months * AGES));
    var n = of.n;
    var known = of.reported;
    for (var at = 0; at < station.used; at++) {
      var since = station.recorded[at] - from;
      if (since < 0 || since >= cellOf.length) continue;
      int reported = station.reported[at];
      var isKnown = reported != 0 && reported <= day;
      if (wanted != null && !isWanted(station.trait[at], isKnown)) continue;
      var cell = cellOf[since];
      n[cell]++;
      if (!isKnown) continue;
      var marks = station.marks[at];
      known[cell] += REPORTED[marks];
      if ((marks & FactColumns.RETURNED) != 0) sentBack++;
    }
  }

  private boolean isWanted(int trait, boolean known) {
    if (wanted != null && !wanted[trait]) return false;
    return wantedKind == null || (known && wantedKind[trait]);
  }

  /// Unit, children and months; parts without a case are left out.
  Picture picture() {
    var byChild = new HashMap<UnitId, Figures>();
    var whole = new Cells(months * AGES);
    cells.forEach((child, of) -> {
      var figures = figures(of, 0, months);
      if (figures.registered() > 0) byChild.put(new UnitId(child), figures);
      whole.add(of);
    });
    return new Picture(figures(whole, 0, months), Map.copyOf(byChild), monthsOf(whole), sentBack);
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

  private SortedMap<LocalDate, Figures> monthsOf(Cells of) {
    var counted = new TreeMap<LocalDate, Figures>();
    for (var month = 0; month < months; month++) {
      var figures = figures(of, month, month + 1);
      if (figures.registered() > 0) counted.put(firstMonth.plusMonths(month), figures);
    }
    return counted;
  }

  private static Figures figures(Cells cells, int firstMonth, int endMonth) {
    var open = new long[AGES];
    var reported = new long[AGES];
    long inTime = 0;
    long charged = 0;
    for (var month = firstMonth; month < endMonth; month++) {
      for (var age = 0; age < AGES; age++) {
        var cell = month * AGES + age;
        var lanes = cells.reported[cell];
        var known = lanes & LANE_MASK;
        open[age] += cells.n[cell] - known;
        reported[age] += known;
        if (age < YOUNG) inTime += (lanes >>> LANE) & LANE_MASK;
        charged += lanes >>> (2 * LANE);
      }
    }
    long mature = 0;
    for (var age = 0; age < YOUNG; age++) mature += reported[age];
    var ageing = new Ageing(open[4], open[3], open[2], open[1], open[0]);
    return new Figures(
        inTime, mature - inTime, ageing.total(), reported[YOUNG], open[YOUNG], charged, ageing);
  }
}
