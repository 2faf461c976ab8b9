package abhaya.safecity.hotspot;

import abhaya.base.geo.Point;
import abhaya.base.geo.StreetGrid;
import abhaya.base.jurisdiction.UnitId;
import abhaya.safecity.measure.Grid;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Grounds, streets and counts.
@Repository
public class HotspotStore {
  private final JdbcClient jdbc;

  HotspotStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The grounds the asker may see, by city.
  @Transactional(readOnly = true)
  public List<Ground> grounds() {
    return jdbc.sql("select * from hotspot.ground order by city")
        .query(HotspotStore::ground)
        .list();
  }

  @Transactional(readOnly = true)
  public Optional<Ground> find(String city) {
    return grounds().stream().filter(ground -> ground.city().equals(city)).findFirst();
  }

  private static Ground ground(ResultSet row, int number) throws SQLException {
    var columns = row.getInt("columns");
    var rows = row.getInt("rows");
    var metres = row.getInt("cell_metres");
    var inside = new BitSet();
    for (var cell : (Integer[]) row.getArray("inside").getArray()) inside.set(cell);
    return new Ground(
        row.getString("city"),
        new UnitId(row.getInt("unit_id")),
        new Point(row.getDouble("lat"), row.getDouble("lon")),
        new Grid(-columns * metres / 2.0, -rows * metres / 2.0, metres, columns, rows),
        inside);
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void insert(Ground ground) {
    jdbc.sql(
            """
            insert into hotspot.ground (city, unit_id, lat, lon, cell_metres, columns, rows, inside)
            values (:city, :unit, :lat, :lon, :metres, :columns, :rows, :inside)
            """)
        .param("city", ground.city())
        .param("unit", ground.unit().value())
        .param("lat", ground.centre().lat())
        .param("lon", ground.centre().lon())
        .param("metres", (int) ground.grid().cellMetres())
        .param("columns", ground.grid().columns())
        .param("rows", ground.grid().rows())
        .param("inside", ground.inside().stream().boxed().toArray(Integer[]::new))
        .update();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void insert(Ground ground, StreetGrid streets) {
    for (var street : streets.streets()) {
      jdbc.sql(
              """
              insert into hotspot.street (city, code, unit_id, main, line)
              values (:city, :code, :unit, :main, :line)
              """)
          .param("city", ground.city())
          .param("code", street.code())
          .param("unit", ground.unit().value())
          .param("main", street.main())
          .param(
              "line",
              street.corners().stream()
                  .flatMap(corner -> List.of(corner.lon(), corner.lat()).stream())
                  .toArray(Double[]::new))
          .update();
    }
  }

  /// Adds to what is counted already.
  @Transactional(propagation = Propagation.MANDATORY)
  public void add(Ground ground, List<CellCount> counts) {
    jdbc.sql(
            """
            insert into hotspot.cell_count (city, unit_id, cell, band, weekend, offence, month, events)
            select :city, :unit, new.* from unnest(:cells::int[], :bands::text[],
                   :weekends::boolean[], :offences::text[], :months::date[], :events::int[]) as new
            on conflict (city, month, cell, band, weekend, offence)
            do update set events = cell_count.events + excluded.events
            """)
        .param("city", ground.city())
        .param("unit", ground.unit().value())
        .param("cells", all(counts, CellCount::cell, Integer[]::new))
        .param("bands", all(counts, count -> count.band().name(), String[]::new))
        .param("weekends", all(counts, CellCount::weekend, Boolean[]::new))
        .param("offences", all(counts, count -> count.offence().name(), String[]::new))
        .param("months", all(counts, count -> count.month().atDay(1).toString(), String[]::new))
        .param("events", all(counts, CellCount::events, Integer[]::new))
        .update();
  }

  private static <T> T[] all(
      List<CellCount> counts, Function<CellCount, T> of, java.util.function.IntFunction<T[]> make) {
    return counts.stream().map(of).toArray(make);
  }

  /// True the first time this key is told.
  boolean hears(String source, byte[] key) {
    return jdbc.sql(
                """
                insert into hotspot.heard (source, key) values (:source, :key)
                on conflict (source, key) do nothing
                """)
            .param("source", source)
            .param("key", key)
            .update()
        == 1;
  }

  void forget(Collection<Long> cases) {
    jdbc.sql("delete from hotspot.case_fact where case_id = any (:ids)")
        .param("ids", cases.toArray(Long[]::new))
        .update();
  }

  void forgetAll() {
    jdbc.sql("delete from hotspot.case_fact").update();
  }

  /// A case of a city: the station that holds it and the month it was recorded.
  record CaseFact(long id, String city, UnitId cityUnit, int station, LocalDate recordedOn) {}

  void insert(List<CaseFact> facts) {
    if (facts.isEmpty()) return;
    jdbc.sql(
            """
            insert into hotspot.case_fact (case_id, city, unit_id, station, month)
            select f.id, f.city, f.unit, f.station, date_trunc('month', f.recorded)::date
              from unnest(:ids::bigint[], :cities::text[], :units::int[], :stations::int[],
                          :days::date[]) as f (id, city, unit, station, recorded)
            on conflict (case_id) do nothing
            """)
        .param("ids", facts.stream().map(CaseFact::id).toArray(Long[]::new))
        .param("cities", facts.stream().map(CaseFact::city).toArray(String[]::new))
        .param("units", facts.stream().map(fact -> fact.cityUnit().value()).toArray(Integer[]::new))
        .param("stations", facts.stream().map(CaseFact::station).toArray(Integer[]::new))
        .param(
            "days", facts.stream().map(fact -> fact.recordedOn().toString()).toArray(String[]::new))
        .update();
  }

  /// Events of each cell of a slice in the months from the first up to, not including, the last.
  @Transactional(readOnly = true)
  int[] counts(Ground ground, Slice slice, YearMonth from, YearMonth before) {
    var counts = new int[ground.grid().cells()];
    jdbc.sql(
            """
            select cell, sum(events)::int as events
              from hotspot.cell_count
             where city = :city and month >= :from and month < :before
               and (:offence = 'ALL' or offence = :offence)
               and (:band = 'ALL' or band = :band)
               and (:day = 'ALL' or weekend = (:day = 'WEEKEND'))
             group by cell
            """)
        .param("city", ground.city())
        .param("from", from.atDay(1))
        .param("before", before.atDay(1))
        .param("offence", slice.offenceWord())
        .param("band", slice.bandWord())
        .param("day", slice.day().name())
        .query((row, number) -> counts[row.getInt("cell")] = row.getInt("events"))
        .list();
    return counts;
  }

  /// What may be shown of each cell with events in these months.
  @Transactional(readOnly = true)
  Map<Integer, ShownTable> shown(Ground ground, YearMonth from, YearMonth before) {
    var counts = new HashMap<Integer, int[][][]>();
    jdbc.sql(
            """
            select cell, band, weekend, offence, sum(events)::int as events
              from hotspot.cell_count
             where city = :city and month >= :from and month < :before
             group by cell, band, weekend, offence
            """)
        .param("city", ground.city())
        .param("from", from.atDay(1))
        .param("before", before.atDay(1))
        .query((row, number) -> {
          var band = HourBand.valueOf(row.getString("band")).place();
          var group = OffenceGroup.valueOf(row.getString("offence")).place();
          var day = row.getBoolean("weekend") ? 1 : 0;
          counts.computeIfAbsent(row.getInt("cell"), _ -> ShownTable.empty())[band][day][group] =
              row.getInt("events");
          return number;
        })
        .list();
    var shown = new HashMap<Integer, ShownTable>();
    counts.forEach((cell, table) -> shown.put(cell, ShownTable.of(table)));
    return shown;
  }

  /// The rules, the newest last.
  @Transactional(readOnly = true)
  List<HotspotRule> rules() {
    return jdbc.sql("select * from hotspot.definition order by version")
        .query((row, number) ->
            new HotspotRule(
                row.getInt("version"),
                row.getObject("in_force_on", LocalDate.class),
                row.getInt("months"),
                row.getInt("held_months"),
                row.getInt("near_metres"),
                row.getInt("band_metres"),
                row.getDouble("false_share"),
                row.getDouble("area_share"),
                row.getInt("dealings")))
        .list();
  }

  /// Counts of cells by month, the first given month first.
  @Transactional(readOnly = true)
  int[][] months(Ground ground, YearMonth first, int months) {
    return months(ground, Slice.WHOLE, first, months);
  }

  /// The same of one part of the events.
  @Transactional(readOnly = true)
  int[][] months(Ground ground, Slice slice, YearMonth first, int months) {
    var counts = new int[ground.grid().cells()][months];
    jdbc.sql(
            """
            select cell, month, sum(events)::int as events
              from hotspot.cell_count
             where city = :city and month >= :from and month < :before
               and (:offence = 'ALL' or offence = :offence)
               and (:band = 'ALL' or band = :band)
               and (:day = 'ALL' or weekend = (:day = 'WEEKEND'))
             group by cell, month
            """)
        .param("city", ground.city())
        .param("from", first.atDay(1))
        .param("before", first.plusMonths(months).atDay(1))
        .param("offence", slice.offenceWord())
        .param("band", slice.bandWord())
        .param("day", slice.day().name())
        .query((row, number) -> {
          var month = YearMonth.from(row.getObject("month", LocalDate.class));
          var at = (int) first.until(month, java.time.temporal.ChronoUnit.MONTHS);
          counts[row.getInt("cell")][at] = row.getInt("events");
          return at;
        })
        .list();
    return counts;
  }

  static int total(int[] counts) {
    return Arrays.stream(counts).sum();
  }
}
