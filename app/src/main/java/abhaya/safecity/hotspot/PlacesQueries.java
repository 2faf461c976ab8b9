package abhaya.safecity.hotspot;

import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.safecity.measure.BeforeAfter;
import abhaya.safecity.measure.MatchedPlaces;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Places for pages. Which rows exist for the reader the database decides.
@Repository
@Transactional(readOnly = true)
class PlacesQueries {
  private static final int MONTHS_COMPARED = 6;
  private static final int MONTHS_LEAST = 3;
  private static final int CONTROLS = 12;
  private static final int RING_CELLS = 2;

  private final JdbcClient jdbc;
  private final HotspotStore store;
  private final PlaceRunStore runs;
  private final PlaceRemedyStore remedies;
  private final MonthStore months;

  PlacesQueries(
      JdbcClient jdbc,
      HotspotStore store,
      PlaceRunStore runs,
      PlaceRemedyStore remedies,
      MonthStore months) {
    this.jdbc = jdbc;
    this.store = store;
    this.runs = runs;
    this.remedies = remedies;
    this.months = months;
  }

  Optional<Ground> ground(Scope scope, String city) {
    return store.find(city);
  }

  HotspotRule rule(Scope scope, int version) {
    return store.rules().stream()
        .filter(rule -> rule.version() == version)
        .findFirst()
        .orElseThrow();
  }

  Optional<PlaceRunStore.Run> latest(Scope scope, String city, Slice slice) {
    return runs.latest(city, slice);
  }

  List<HotspotBook.Hot> cells(Scope scope, PlaceRunStore.Run run) {
    return runs.cells(run.handle());
  }

  List<PlaceRunStore.Trial> trials(Scope scope, PlaceRunStore.Run run) {
    return runs.trials(run.handle());
  }

  /// Events of each cell in the months a run counted.
  int[] counts(Scope scope, Ground ground, PlaceRunStore.Run run, Slice slice) {
    return store.counts(ground, slice, run.first(), run.held());
  }

  /// Events of each cell in each month a run counted.
  int[][] months(Scope scope, Ground ground, PlaceRunStore.Run run, Slice slice) {
    var many = (int) run.first().until(run.held(), ChronoUnit.MONTHS);
    return store.months(ground, slice, run.first(), many);
  }

  /// What may be shown of each cell in the months a run counted.
  Map<Integer, ShownTable> shown(Scope scope, Ground ground, PlaceRunStore.Run run) {
    return store.shown(ground, run.first(), run.held());
  }

  /// The counts of the running month as they were published last; empty before its first Monday.
  Optional<RunningMonth> runningMonth(Scope scope, Ground ground, LocalDate today) {
    var day = RunningMonth.releaseDay(today);
    day.ifPresent(monday -> months.publish(ground, monday));
    return day.flatMap(monday -> months.find(ground, monday));
  }

  /// FIRs held by one station, and calls of a sexual offence on its ground, in the months of a run.
  record StationCount(UnitId station, int firs, int calls) {}

  List<StationCount> stations(Scope scope, Ground ground, PlaceRunStore.Run run) {
    return jdbc.sql(
            """
            select station, sum(firs)::int as firs, sum(calls)::int as calls
              from (select station, city, month, 1 as firs, 0 as calls from hotspot.case_fact
                    union all
                    select station, city, month, 0, 1 from hotspot.station_call) counted
             where city = :city and month >= :from and month < :before
             group by station
             order by firs desc, station
             limit 200
            """)
        .param("city", ground.city())
        .param("from", run.first().atDay(1))
        .param("before", run.held().atDay(1))
        .query((row, number) ->
            new StationCount(
                new UnitId(row.getInt("station")), row.getInt("firs"), row.getInt("calls")))
        .list();
  }

  /// A street as a line of longitudes and latitudes in turn.
  record Line(boolean main, List<Double> places) {}

  List<Line> streets(Scope scope, String city) {
    return jdbc.sql("select main, line from hotspot.street where city = :city order by code")
        .param("city", city)
        .query((row, number) ->
            new Line(row.getBoolean("main"), List.of((Double[]) row.getArray("line").getArray())))
        .list();
  }

  /// A remedy and, some months after it stands, what happened there beside places like it.
  ///
  /// @param months whole months compared on each side; 0 while it is too early
  record Compared(Remedy remedy, int months, Optional<BeforeAfter> change) {}

  List<Compared> remedies(Scope scope, Ground ground, YearMonth thisMonth) {
    var all = remedies.list(ground.city());
    var mended = all.stream().map(Remedy::cell).distinct().toList();
    var compared = new ArrayList<Compared>();
    for (var remedy : all) compared.add(compare(ground, remedy, mended, thisMonth));
    return compared;
  }

  private Compared compare(
      Ground ground, Remedy remedy, List<Integer> mended, YearMonth thisMonth) {
    LocalDate done = remedy.doneOn();
    if (done == null) return new Compared(remedy, 0, Optional.empty());
    var began = YearMonth.from(done);
    var whole = (int) began.plusMonths(1).until(thisMonth, ChronoUnit.MONTHS);
    var months = Math.min(MONTHS_COMPARED, whole);
    if (months < MONTHS_LEAST) return new Compared(remedy, Math.max(0, months), Optional.empty());
    // the month in which it came to stand belongs to neither side
    var before = store.months(ground, began.minusMonths(months), months);
    var after = store.months(ground, began.plusMonths(1), months);
    var joined = new int[before.length][];
    for (var cell = 0; cell < joined.length; cell++) {
      joined[cell] = new int[2 * months];
      System.arraycopy(before[cell], 0, joined[cell], 0, months);
      System.arraycopy(after[cell], 0, joined[cell], months, months);
    }
    var both = new MatchedPlaces.Months(joined, months);
    var choice = new MatchedPlaces.Choice(CONTROLS, RING_CELLS, mended);
    var matched = MatchedPlaces.of(ground.grid(), ground.cells(), remedy.cell(), both, choice);
    return new Compared(remedy, months, Optional.of(matched.compare(remedy.cell(), both)));
  }
}
