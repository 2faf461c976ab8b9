package abhaya.safecity.hotspot;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Runs with everything needed to make them again.
@Repository
class PlaceRunStore {
  private final JdbcClient jdbc;

  PlaceRunStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A run as it was made.
  ///
  /// @param held the first month kept back
  @SuppressWarnings("ArrayRecordComponent")
  record Run(
      String handle,
      String city,
      int definition,
      Slice slice,
      YearMonth first,
      YearMonth held,
      long seed,
      Instant madeAt,
      byte[] inputHash,
      Found found) {}

  record Found(int events, int held, int cells, int standing, int byChance) {}

  /// @param pai null where nothing happened in the months kept back
  record Trial(
      String method, int chosen, int hit, int later, @Nullable Double pai, @Nullable Double pei) {}

  @Transactional(propagation = Propagation.MANDATORY)
  String insert(Ground ground, Run run, HotspotBook.Outcome outcome) {
    var handle = UUID.randomUUID();
    jdbc.sql(
            """
            insert into hotspot.run (handle, city, unit_id, definition, offence, band, day_type,
                                     first_month, held_month, seed, made_at, input_hash, events,
                                     held_events, cells, standing, by_chance)
            values (:handle, :city, :unit, :definition, :offence, :band, :day, :first, :held, :seed,
                    :at, :hash, :events, :heldEvents, :cells, :standing, :byChance)
            """)
        .param("handle", handle)
        .param("city", run.city())
        .param("unit", ground.unit().value())
        .param("definition", run.definition())
        .param("offence", run.slice().offenceWord())
        .param("band", run.slice().bandWord())
        .param("day", run.slice().day().name())
        .param("first", run.first().atDay(1))
        .param("held", run.held().atDay(1))
        .param("seed", run.seed())
        .param("at", run.madeAt().atOffset(ZoneOffset.UTC))
        .param("hash", run.inputHash())
        .param("events", outcome.events())
        .param("heldEvents", outcome.held())
        .param("cells", ground.inside().cardinality())
        .param("standing", outcome.hot().size())
        .param("byChance", outcome.byChance())
        .update();
    insertCells(handle, ground, outcome.hot());
    for (var trial : outcome.trials()) insert(handle, ground, trial);
    return handle.toString();
  }

  private void insertCells(UUID run, Ground ground, List<HotspotBook.Hot> hot) {
    jdbc.sql(
            """
            insert into hotspot.run_cell (run, unit_id, rank, cell, score, chance)
            select :run, :unit, new.rank, new.cell, new.score, new.chance
              from unnest(:cells::int[], :scores::float8[], :chances::float8[])
                   with ordinality as new (cell, score, chance, rank)
            """)
        .param("run", run)
        .param("unit", ground.unit().value())
        .param("cells", hot.stream().map(HotspotBook.Hot::cell).toArray(Integer[]::new))
        .param("scores", hot.stream().map(HotspotBook.Hot::score).toArray(Double[]::new))
        .param("chances", hot.stream().map(HotspotBook.Hot::chance).toArray(Double[]::new))
        .update();
  }

  private void insert(UUID run, Ground ground, HotspotBook.Trial trial) {
    var forecast = trial.forecast();
    jdbc.sql(
            """
            insert into hotspot.run_trial (run, unit_id, method, chosen, hit, later, best, pai, pei)
            values (:run, :unit, :method, :chosen, :hit, :later, :best, :pai, :pei)
            """)
        .param("run", run)
        .param("unit", ground.unit().value())
        .param("method", trial.method().name())
        .param("chosen", forecast.chosen())
        .param("hit", forecast.hit())
        .param("later", forecast.later())
        .param("best", forecast.best())
        .param("pai", forecast.accuracyIndex().orElse(null))
        .param("pei", forecast.efficiencyIndex().orElse(null))
        .update();
  }

  /// The newest run of a slice.
  @Transactional(readOnly = true)
  Optional<Run> latest(String city, Slice slice) {
    return jdbc.sql(
            """
            select * from hotspot.run
             where city = :city and offence = :offence and band = :band and day_type = :day
             order by made_at desc, handle
             limit 1
            """)
        .param("city", city)
        .param("offence", slice.offenceWord())
        .param("band", slice.bandWord())
        .param("day", slice.day().name())
        .query(PlaceRunStore::run)
        .optional();
  }

  @Transactional(readOnly = true)
  Optional<Run> find(String city, UUID handle) {
    return jdbc.sql("select * from hotspot.run where handle = :handle and city = :city")
        .param("handle", handle)
        .param("city", city)
        .query(PlaceRunStore::run)
        .optional();
  }

  private static Run run(java.sql.ResultSet row, int number) throws java.sql.SQLException {
    return new Run(
        row.getString("handle"),
        row.getString("city"),
        row.getInt("definition"),
        Slice.read(row.getString("offence"), row.getString("band"), row.getString("day_type"))
            .orElseThrow(),
        YearMonth.from(row.getObject("first_month", LocalDate.class)),
        YearMonth.from(row.getObject("held_month", LocalDate.class)),
        row.getLong("seed"),
        row.getTimestamp("made_at").toInstant(),
        row.getBytes("input_hash"),
        new Found(
            row.getInt("events"),
            row.getInt("held_events"),
            row.getInt("cells"),
            row.getInt("standing"),
            row.getInt("by_chance")));
  }

  @Transactional(readOnly = true)
  List<HotspotBook.Hot> cells(String handle) {
    return jdbc.sql(
            "select cell, score, chance from hotspot.run_cell where run = :run order by rank")
        .param("run", UUID.fromString(handle))
        .query((row, number) ->
            new HotspotBook.Hot(
                row.getInt("cell"), row.getDouble("score"), row.getDouble("chance")))
        .list();
  }

  @Transactional(readOnly = true)
  List<Trial> trials(String handle) {
    return jdbc.sql("select * from hotspot.run_trial where run = :run order by method")
        .param("run", UUID.fromString(handle))
        .query((row, number) ->
            new Trial(
                row.getString("method"),
                row.getInt("chosen"),
                row.getInt("hit"),
                row.getInt("later"),
                row.getObject("pai", Double.class),
                row.getObject("pei", Double.class)))
        .list();
  }
}
