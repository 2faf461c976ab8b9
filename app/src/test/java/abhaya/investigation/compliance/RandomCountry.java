package abhaya.investigation.compliance;

import abhaya.base.jurisdiction.Unit;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitKind;
import abhaya.investigation.cases.AgeBand;
import abhaya.investigation.cases.CaseFigure;
import abhaya.investigation.cases.ReportKind;
import abhaya.investigation.clock.Act;
import abhaya.investigation.clock.Basis;
import abhaya.investigation.clock.SectionGroup;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A small country made by chance: units that move, cases of all kinds, questions of all kinds.
final class RandomCountry {

  static final LocalDate FIRST = LocalDate.of(2018, 1, 1);
  static final LocalDate LAST = LocalDate.of(2022, 12, 31);

  private final Random random;
  private final List<Unit> units = new ArrayList<>();
  private final List<Integer> stations = new ArrayList<>();
  private final List<Integer> districts = new ArrayList<>();
  private int next;

  RandomCountry(long seed) {
    random = new Random(seed);
    next = 10_000 + (int) (seed % 1_000) * 1_000;
  }

  List<Integer> stations() {
    return stations;
  }

  /// Three states: with ranges, with sub-divisions, with a station directly under the state.
  void build(JdbcClient jdbc) {
    units.add(unit(1, UnitKind.NATION));
    for (int state : new int[] {109, 110, 127}) {
      units.add(unit(state, UnitKind.STATE));
      int range = state == 109 ? open(jdbc, UnitKind.RANGE, 2, state, 1) : 0;
      for (int d = 0; d < 4; d++) {
        var parent = range != 0 && d < 2 ? range : state;
        int district = open(jdbc, UnitKind.DISTRICT, 3, parent, parent == range ? 2 : 1);
        districts.add(district);
        int part = state == 110 ? open(jdbc, UnitKind.SUBDIVISION, 4, district, 3) : district;
        for (int s = 0; s < 4; s++) {
          boolean inPart = s < 2;
          stations.add(
              open(
                  jdbc,
                  UnitKind.STATION,
                  5,
                  inPart ? part : district,
                  inPart && part != district ? 4 : 3));
        }
      }
    }
    stations.add(open(jdbc, UnitKind.STATION, 5, 127, 1));
    for (int i = 0; i < 12; i++) move(jdbc);
    jdbc.sql("select jurisdiction.renew_lineage(null)").query(Integer.class).single();
  }

  private static Unit unit(int id, UnitKind kind) {
    return new Unit(new UnitId(id), kind, "U" + id, "U" + id, "", null);
  }

  private int open(JdbcClient jdbc, UnitKind kind, int level, int parent, int parentLevel) {
    int id = next++;
    units.add(unit(id, kind));
    var from =
        random.nextInt(4) == 0 && kind == UnitKind.STATION ? day() : LocalDate.of(2000, 1, 1);
    jdbc.sql("insert into jurisdiction.unit (id, kind) values (:id, :kind)")
        .param("id", id)
        .param("kind", kind.name())
        .update();
    place(jdbc, id, level, parent, parentLevel, from);
    return id;
  }

  /// A station moves directly under another district, perhaps of another state.
  void move(JdbcClient jdbc) {
    int station = stations.get(random.nextInt(stations.size()));
    var day = day();
    int closed =
        jdbc.sql(
                """
                update jurisdiction.placement
                   set valid = daterange(lower(valid), :day)
                 where unit_id = :id and upper(valid) is null and lower(valid) < :day
                """)
            .param("id", station)
            .param("day", day)
            .update();
    if (closed == 0) return;
    place(jdbc, station, 5, districts.get(random.nextInt(districts.size())), 3, day);
  }

  private static void place(
      JdbcClient jdbc, int unit, int level, int parent, int parentLevel, LocalDate from) {
    jdbc.sql(
            """
            insert into jurisdiction.placement
                   (unit_id, level, parent_id, parent_level, label, valid)
            values (:id, :level, :parent, :parentLevel, :label, daterange(:from, null))
            """)
        .param("id", unit)
        .param("level", level)
        .param("parent", parent)
        .param("parentLevel", parentLevel)
        .param("label", "L" + unit)
        .param("from", from)
        .update();
  }

  LocalDate day() {
    return FIRST.plusDays(random.nextInt((int) (LAST.toEpochDay() - FIRST.toEpochDay())));
  }

  CaseFigure figure(long id) {
    var recorded = random.nextInt(60) == 0 ? day().minusYears(4) : day();
    @Nullable LocalDate reported = random.nextInt(6) == 0 ? null : recorded.plusDays(lag());
    if (reported != null && reported.isAfter(LAST)) reported = null;
    return new CaseFigure(
        id,
        any(stations),
        recorded,
        recorded.plusMonths(2),
        reported,
        reported == null ? null : any(List.of(ReportKind.values()).subList(0, 7)).name(),
        any(List.of(Basis.values())),
        1 << random.nextInt(3),
        1 << random.nextInt(5),
        1 << random.nextInt(5),
        random.nextInt(9) == 0 ? 1 : 0,
        recorded.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  private int lag() {
    return random.nextInt(3) == 0 ? 55 + random.nextInt(12) : random.nextInt(300);
  }

  Ask ask() {
    var day = random.nextInt(8) == 0 ? LAST : day();
    if (random.nextInt(5) == 0) day = day.withDayOfMonth(day.lengthOfMonth());
    var asOf = new AsOf(day, random.nextInt(4) != 0);
    return new Ask(any(units), asOf, window(day), filter());
  }

  private Window window(LocalDate day) {
    return switch (random.nextInt(5)) {
      case 0 -> Window.cumulative(day);
      case 1 -> Window.rolling(day);
      case 2 -> new Window(random.nextBoolean() ? FIRST : FIRST.minusYears(4), LAST);
      default -> {
        var from = day();
        yield new Window(from, from.plusDays(random.nextInt(700)));
      }
    };
  }

  private CaseFilter filter() {
    if (random.nextInt(3) != 0) return CaseFilter.NONE;
    return new CaseFilter(
        random.nextBoolean() ? Set.of() : Set.of(Act.IPC, Act.POCSO),
        random.nextBoolean() ? Set.of() : Set.of(any(List.of(SectionGroup.values()))),
        random.nextBoolean() ? null : any(List.of(AgeBand.values())),
        random.nextBoolean() ? Set.of() : Set.of(ReportKind.CS_ORIG, ReportKind.FR_FALSE),
        random.nextBoolean() ? null : any(List.of(Basis.values())));
  }

  <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  int below(int limit) {
    return random.nextInt(limit);
  }
}
