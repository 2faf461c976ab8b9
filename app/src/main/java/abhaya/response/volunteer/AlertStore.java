package abhaya.response.volunteer;

import abhaya.base.geo.CoarseCell;
import abhaya.base.geo.Point;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// SQL of calls and alerts. The caller brings transaction and context.
@Component
class AlertStore {
  private static final String CALL =
      """
      select c.id, c.handle, c.signal_handle, c.caller_mark, c.cell, c.cell_lat, c.cell_lon, c.lat,
             c.lon, c.opened_at, c.ended_at, c.says, c.answers
        from volunteer.call_out c
      """;
  private static final String ALERT =
      """
      select a.id, a.handle, a.call_out_id, a.volunteer_id, a.state, a.alerted_at, a.answered_at,
             a.arrived_at, a.reported_at
        from volunteer.alert a
      """;

  private final JdbcClient jdbc;

  AlertStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param code the word and the digits by which both sides know each other
  record Fresh(String handle, String signal, @Nullable String caller, Point place, Code code) {}

  record Code(String says, String answers) {}

  /// Once for each signal.
  boolean insert(Fresh fresh, CoarseCell cell, Instant now) {
    return jdbc.sql(
                """
                insert into volunteer.call_out (handle, signal_handle, caller_mark, cell, cell_lat,
                                                cell_lon, lat, lon, opened_at, says, answers)
                values (:handle, :signal, :caller, :cell, :cellLat, :cellLon, :lat, :lon, :now,
                        :says, :answers)
                on conflict (signal_handle) do nothing
                """)
            .param("handle", fresh.handle())
            .param("signal", fresh.signal())
            .param("caller", fresh.caller())
            .param("cell", cell.name())
            .param("cellLat", cell.centre().lat())
            .param("cellLon", cell.centre().lon())
            .param("lat", fresh.place().lat())
            .param("lon", fresh.place().lon())
            .param("now", VolunteerStore.at(now))
            .param("says", fresh.code().says())
            .param("answers", fresh.code().answers())
            .update()
        == 1;
  }

  Optional<CallOut> ofSignal(String signal) {
    return jdbc.sql(CALL + " where c.signal_handle = :signal for update")
        .param("signal", signal)
        .query((row, number) -> call(row))
        .optional();
  }

  Optional<CallOut> find(long id) {
    return jdbc.sql(CALL + " where c.id = :id")
        .param("id", id)
        .query((row, number) -> call(row))
        .optional();
  }

  /// Calls that are not over, for the program's tick. The rows are held until it is done.
  List<CallOut> live() {
    return jdbc.sql(
            CALL
                + " where c.ended_at is null order by c.opened_at limit 1000 for update skip"
                + " locked")
        .query((row, number) -> call(row))
        .list();
  }

  /// The place goes with the call.
  void end(long call, String why, Instant now) {
    jdbc.sql(
            """
            update volunteer.call_out
               set ended_at = :now, ended_why = :why, lat = null, lon = null
             where id = :id and ended_at is null
            """)
        .param("id", call)
        .param("why", why)
        .param("now", VolunteerStore.at(now))
        .update();
  }

  void move(long call, Point place) {
    jdbc.sql(
            "update volunteer.call_out set lat = :lat, lon = :lon where id = :id and ended_at is"
                + " null")
        .param("id", call)
        .param("lat", place.lat())
        .param("lon", place.lon())
        .update();
  }

  boolean insertAlert(String handle, long call, long volunteer, Instant now) {
    return jdbc.sql(
                """
                insert into volunteer.alert (handle, call_out_id, volunteer_id, alerted_at)
                values (:handle, :call, :volunteer, :now)
                on conflict (call_out_id, volunteer_id) do nothing
                """)
            .param("handle", handle)
            .param("call", call)
            .param("volunteer", volunteer)
            .param("now", VolunteerStore.at(now))
            .update()
        == 1;
  }

  List<Alert> ofCall(long call) {
    return jdbc.sql(ALERT + " where a.call_out_id = :call order by a.id")
        .param("call", call)
        .query((row, number) -> alert(row))
        .list();
  }

  Optional<Alert> lock(String handle) {
    return jdbc.sql(ALERT + " where a.handle = :handle for update")
        .param("handle", handle)
        .query((row, number) -> alert(row))
        .optional();
  }

  /// What a volunteer has before her: calls that live, the newest first; and those she was at and
  /// has not said what came of.
  List<Alert> openOf(long volunteer) {
    return jdbc.sql(
            ALERT
                + """
                 where a.volunteer_id = :volunteer
                   and (a.state in ('ALERTED','ACCEPTED','RELEASED','ARRIVED')
                        or a.arrived_at is not null and a.reported_at is null)
                 order by a.id desc limit 10
                """)
        .param("volunteer", volunteer)
        .query((row, number) -> alert(row))
        .list();
  }

  void set(long id, Map<String, @Nullable Object> columns) {
    var list = new StringBuilder();
    for (var name : columns.keySet()) {
      list.append(list.isEmpty() ? "" : ", ").append(name).append(" = :").append(name);
    }
    var statement =
        jdbc.sql("update volunteer.alert set " + list + " where id = :id").param("id", id);
    for (var entry : columns.entrySet()) {
      var value = entry.getValue();
      statement =
          statement.param(
              entry.getKey(),
              value instanceof Instant instant ? VolunteerStore.at(instant) : value);
    }
    statement.update();
  }

  List<Past> past(long volunteer, Instant since) {
    return jdbc.sql(
            """
            select c.handle, c.cell, c.caller_mark, a.state, a.alerted_at,
                   a.released_at is not null as released, a.arrived_at, a.reported_at
              from volunteer.alert a
              join volunteer.call_out c on c.id = a.call_out_id
             where a.volunteer_id = :volunteer and a.alerted_at > :since
             order by a.alerted_at
            """)
        .param("volunteer", volunteer)
        .param("since", VolunteerStore.at(since))
        .query((row, number) ->
            new Past(
                VolunteerStore.text(row, "handle"),
                VolunteerStore.text(row, "cell"),
                row.getString("caller_mark"),
                AlertState.valueOf(VolunteerStore.text(row, "state")),
                Objects.requireNonNull(VolunteerStore.instant(row, "alerted_at")),
                row.getBoolean("released"),
                VolunteerStore.instant(row, "arrived_at"),
                VolunteerStore.instant(row, "reported_at")))
        .list();
  }

  /// Volunteers who were at a place and have not said what came of it.
  List<Long> silentSince(Instant before) {
    return jdbc.sql(
            """
            select distinct a.volunteer_id
              from volunteer.alert a
              join volunteer.volunteer v on v.id = a.volunteer_id and v.state = 'VERIFIED'
             where a.arrived_at < :before and a.reported_at is null
            """)
        .param("before", VolunteerStore.at(before))
        .query((row, number) -> row.getLong(1))
        .list();
  }

  static Alert alert(ResultSet row) throws SQLException {
    return new Alert(
        row.getLong("id"),
        VolunteerStore.text(row, "handle"),
        row.getLong("call_out_id"),
        row.getLong("volunteer_id"),
        AlertState.valueOf(VolunteerStore.text(row, "state")),
        Objects.requireNonNull(VolunteerStore.instant(row, "alerted_at")),
        VolunteerStore.instant(row, "answered_at"),
        VolunteerStore.instant(row, "arrived_at"),
        VolunteerStore.instant(row, "reported_at"));
  }

  static CallOut call(ResultSet row) throws SQLException {
    var lat = row.getObject("lat", Double.class);
    var lon = row.getObject("lon", Double.class);
    return new CallOut(
        row.getLong("id"),
        VolunteerStore.text(row, "handle"),
        VolunteerStore.text(row, "signal_handle"),
        row.getString("caller_mark"),
        VolunteerStore.text(row, "cell"),
        new Point(row.getDouble("cell_lat"), row.getDouble("cell_lon")),
        lat == null || lon == null ? null : new Point(lat, lon),
        Objects.requireNonNull(VolunteerStore.instant(row, "opened_at")),
        VolunteerStore.instant(row, "ended_at"),
        VolunteerStore.text(row, "says"),
        VolunteerStore.text(row, "answers"));
  }
}
