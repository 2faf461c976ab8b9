package abhaya.response.pace;

import abhaya.base.jurisdiction.UnitId;
import abhaya.response.recommend.Calibration.Group;
import abhaya.response.recommend.Calibration.Middle;
import abhaya.response.recommend.HourBand;
import abhaya.response.recommend.Pace;
import abhaya.response.recommend.PaceBook;
import abhaya.response.recommend.Trip;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// SQL of trips and of the table of paces, for the program itself.
@Repository
class PaceStore {
  private final JdbcClient jdbc;

  PaceStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// What a trip is kept as.
  record Kept(UnitId state, UnitId district, int cell, LocalDate day, int hour, Trip trip) {}

  void insert(Kept kept) {
    var driven = kept.trip().drivenMetres();
    jdbc.sql(
            """
            insert into pace.trip (unit_id, state_id, cell, driven_on, hour, straight_metres,
                                   driven_metres, seconds)
            values (:unit, :state, :cell, :day, :hour, :straight, :driven, :seconds)
            """)
        .param("unit", kept.district().value())
        .param("state", kept.state().value())
        .param("cell", kept.cell())
        .param("day", kept.day())
        .param("hour", kept.hour())
        .param("straight", Math.round(kept.trip().straightMetres()))
        .param("driven", driven == null ? null : Math.round(driven))
        .param("seconds", kept.trip().time().toSeconds())
        .update();
    jdbc.sql("update pace.reckoning set trips = trips + 1 where id = 1").update();
  }

  /// Holds the reckoning for the rest of the transaction.
  ///
  /// @return false where no trip came and no day began since the last one
  boolean isDue(LocalDate today) {
    return jdbc.sql(
            """
            select trips <> reckoned or (trips > 0 and on_day is distinct from :today)
              from pace.reckoning where id = 1 for update
            """)
        .param("today", today)
        .query(Boolean.class)
        .single();
  }

  /// What the middle trips since that day show, by state, by district and by square.
  List<Shown> shown(LocalDate since) {
    return jdbc.sql(
            """
            select state_id, unit_id, cell, band, count(*) as trips,
                   count(driven_metres) as tracked,
                   percentile_cont(0.5) within group (
                     order by driven_metres::float8 / straight_metres) as detour,
                   percentile_cont(0.5) within group (
                     order by seconds::float8 / straight_metres) as seconds_per_metre,
                   max(driven_on) as last_on
              from (select *, (:bands::text[])[hour + 1] as band
                      from pace.trip where driven_on >= :since) as banded
             group by grouping sets (
                   (state_id, band), (state_id, unit_id, band), (state_id, unit_id, cell, band))
            having unit_id is null or cell is not null or unit_id <> state_id
            """)
        .param("since", since)
        .param("bands", bands())
        .query((row, number) -> shown(row))
        .list();
  }

  private static String[] bands() {
    return IntStream.range(0, 24).mapToObj(hour -> HourBand.of(hour).name()).toArray(String[]::new);
  }

  /// @param lastOn day of the last trip
  record Shown(Group group, LocalDate lastOn) {}

  private static Shown shown(ResultSet row) throws SQLException {
    int state = row.getInt("state_id");
    var unit = row.getObject("unit_id", Integer.class);
    var cell = row.getObject("cell", Integer.class);
    var middle =
        new Middle(
            row.getInt("trips"),
            row.getInt("tracked"),
            row.getObject("detour", Double.class),
            row.getDouble("seconds_per_metre"));
    var group =
        new Group(
            state,
            unit == null ? state : unit,
            cell == null ? PaceBook.WHOLE : cell,
            HourBand.valueOf(row.getString("band")),
            middle);
    return new Shown(group, row.getObject("last_on", LocalDate.class));
  }

  /// A row of the table.
  record Reckoned(PaceBook.Row row, LocalDate lastOn) {}

  /// Puts these rows in place of all that were there.
  void replace(List<Reckoned> rows, LocalDate today) {
    jdbc.sql("delete from pace.pace").update();
    jdbc.sql(
            """
            insert into pace.pace (unit_id, state_id, cell, from_hour, to_hour, detour, speed_kmh,
                                   trips, last_on)
            select unit, state, nullif(cell, :whole), from_hour, to_hour, detour, speed, trips, last_on
              from unnest(:units::int[], :states::int[], :cells::int[], :from::smallint[],
                          :to::smallint[], :detours::float8[], :speeds::float8[], :trips::int[],
                          :last::date[])
                   as t (unit, state, cell, from_hour, to_hour, detour, speed, trips, last_on)
            """)
        .param("whole", PaceBook.WHOLE)
        .param("units", each(rows, one -> one.row().unit()))
        .param("states", each(rows, one -> one.row().state()))
        .param("cells", each(rows, one -> one.row().cell()))
        .param("from", each(rows, one -> one.row().pace().fromHour()))
        .param("to", each(rows, one -> one.row().pace().toHour()))
        .param("detours", each(rows, one -> one.row().pace().detour()))
        .param("speeds", each(rows, one -> one.row().pace().speedKmh()))
        .param("trips", each(rows, one -> one.row().pace().trips()))
        .param("last", each(rows, Reckoned::lastOn))
        .update();
    jdbc.sql("update pace.reckoning set reckoned = trips, on_day = :today where id = 1")
        .param("today", today)
        .update();
  }

  /// As text, which the statement reads as what the column is.
  private static String[] each(List<Reckoned> rows, Function<Reckoned, Object> of) {
    return rows.stream().map(one -> of.apply(one).toString()).toArray(String[]::new);
  }

  List<PaceBook.Row> all() {
    return jdbc.sql(
            """
            select unit_id, state_id, cell, from_hour, to_hour, detour, speed_kmh, trips
              from pace.pace
            """)
        .query((row, number) -> row(row))
        .list();
  }

  static PaceBook.Row row(ResultSet row) throws SQLException {
    int state = row.getInt("state_id");
    int unit = row.getInt("unit_id");
    var cell = row.getObject("cell", Integer.class);
    var pace =
        new Pace(
            row.getInt("from_hour"),
            row.getInt("to_hour"),
            row.getDouble("detour"),
            row.getDouble("speed_kmh"),
            row.getInt("trips"),
            level(state, unit, cell));
    return new PaceBook.Row(state, unit, cell == null ? PaceBook.WHOLE : cell, pace);
  }

  private static Pace.Level level(int state, int unit, @Nullable Integer cell) {
    if (cell != null) return Pace.Level.HERE;
    return unit == state ? Pace.Level.STATE : Pace.Level.DISTRICT;
  }
}
