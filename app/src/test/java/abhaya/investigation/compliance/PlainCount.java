package abhaya.investigation.compliance;

import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitKind;
import abhaya.investigation.cases.CaseFigure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The same figures by looking at every case once: slow, plain, and the oracle of the fast form.
final class PlainCount {

  record Step(
      int station,
      LocalDate from,
      int heldBy,
      int subdivision,
      int district,
      int range,
      int state) {}

  private final Map<Integer, List<Step>> lineage = new HashMap<>();

  PlainCount(JdbcClient jdbc) {
    var steps =
        jdbc.sql(
                """
                select station_id, from_on, held_by, coalesce(subdivision_id, 0) as sub,
                       coalesce(district_id, 0) as dis, coalesce(range_id, 0) as ran, state_id
                  from jurisdiction.lineage order by from_on
                """)
            .query((row, number) ->
                new Step(
                    row.getInt("station_id"),
                    row.getObject("from_on", LocalDate.class),
                    row.getInt("held_by"),
                    row.getInt("sub"),
                    row.getInt("dis"),
                    row.getInt("ran"),
                    row.getInt("state_id")))
            .list();
    for (var step : steps) {
      lineage.merge(step.station(), List.of(step), PlainCount::joined);
    }
  }

  private static List<Step> joined(List<Step> a, List<Step> b) {
    var all = new ArrayList<>(a);
    all.addAll(b);
    return all;
  }

  Picture count(Collection<CaseFigure> cases, Ask ask) {
    var total = new Tally();
    var children = new HashMap<UnitId, Tally>();
    var months = new TreeMap<LocalDate, Tally>();
    long returned = 0;
    for (var one : cases) {
      if (!matches(one, ask)) continue;
      var child = childOf(one.stationId(), ask);
      if (child == null) continue;
      if (isReturned(one, ask)) returned++;
      total.add(one, ask.asOf());
      children.computeIfAbsent(child, id -> new Tally()).add(one, ask.asOf());
      months
          .computeIfAbsent(one.recordedOn().withDayOfMonth(1), m -> new Tally())
          .add(one, ask.asOf());
    }
    var ofChildren = new HashMap<UnitId, Figures>();
    children.forEach((id, tally) -> ofChildren.put(id, tally.figures()));
    var ofMonths = new TreeMap<LocalDate, Figures>();
    months.forEach((month, tally) -> ofMonths.put(month, tally.figures()));
    return new Picture(total.figures(), ofChildren, ofMonths, returned);
  }

  private static boolean isReturned(CaseFigure one, Ask ask) {
    var reported = one.reportedOn();
    return one.returnedCount() > 0 && reported != null && !reported.isAfter(ask.asOf().day());
  }

  private static boolean matches(CaseFigure one, Ask ask) {
    var filter = ask.filter();
    var day = ask.asOf().day();
    if (one.recordedOn().isBefore(ask.window().from())) return false;
    if (one.recordedOn().isAfter(ask.window().to()) || one.recordedOn().isAfter(day)) return false;
    if (filter.actMask() != 0 && (one.actMask() & filter.actMask()) == 0) return false;
    if (filter.groupMask() != 0 && (one.groupMask() & filter.groupMask()) == 0) return false;
    if (filter.ageMask() != 0 && (one.ageMask() & filter.ageMask()) == 0) return false;
    if (filter.basis() != null && one.basis() != filter.basis()) return false;
    if (filter.kinds().isEmpty()) return true;
    var reported = one.reportedOn();
    return reported != null
        && !reported.isAfter(day)
        && filter.kinds().stream().anyMatch(kind -> kind.name().equals(one.reportKind()));
  }

  private @Nullable UnitId childOf(int station, Ask ask) {
    var steps = Objects.requireNonNull(lineage.get(station));
    var then = steps.getFirst();
    for (var step : steps) {
      if (!step.from().isAfter(ask.asOf().day())) then = step;
    }
    int unit = ask.unit().id().value();
    int[] path = {
      1, then.state(), then.range(), then.district(), then.subdivision(), then.heldBy()
    };
    int at = depth(ask.unit().kind());
    if (path[at] != unit) return null;
    if (ask.unit().kind() == UnitKind.STATION) return new UnitId(unit);
    for (int below = at + 1; below < path.length; below++) {
      if (path[below] != 0) return new UnitId(path[below]);
    }
    return null;
  }

  private static int depth(UnitKind kind) {
    return switch (kind) {
      case NATION -> 0;
      case STATE -> 1;
      case RANGE -> 2;
      case DISTRICT -> 3;
      case SUBDIVISION -> 4;
      case STATION -> 5;
    };
  }

  private static final class Tally {
    private long inTime;
    private long late;
    private long overdue;
    private long youngDisposed;
    private long youngOpen;
    private long chargeSheets;
    private final long[] ages = new long[5];

    void add(CaseFigure one, AsOf asOf) {
      var reported = one.reportedOn();
      var done = reported != null && !reported.isAfter(asOf.day());
      if (done && Objects.requireNonNull(one.reportKind()).startsWith("CS_")) chargeSheets++;
      if (!asOf.isMature(one.dueOn())) {
        if (done) youngDisposed++;
        else youngOpen++;
      } else if (!done) {
        overdue++;
        long over = asOf.daysOver(one.dueOn());
        ages[over <= 30 ? 0 : over <= 60 ? 1 : over <= 120 ? 2 : over <= 180 ? 3 : 4]++;
      } else if (!Objects.requireNonNull(reported).isAfter(one.dueOn())) {
        inTime++;
      } else {
        late++;
      }
    }

    Figures figures() {
      return new Figures(
          inTime,
          late,
          overdue,
          youngDisposed,
          youngOpen,
          chargeSheets,
          new Ageing(ages[0], ages[1], ages[2], ages[3], ages[4]));
    }
  }
}
