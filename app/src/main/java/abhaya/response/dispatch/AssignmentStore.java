package abhaya.response.dispatch;

import abhaya.base.geo.Point;
import abhaya.response.incident.Agency;
import abhaya.response.incident.AssignmentState;
import abhaya.response.incident.ClosingDesk;
import abhaya.response.incident.Priority;
import abhaya.response.unit.Fleet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// SQL of assignments, and of the token without which none is written.
@Component
class AssignmentStore {
  private static final String COLUMNS =
      """
      select a.id, a.handle, a.incident_id, a.incident_handle, a.unit_id, u.call_sign, a.agency,
             a.priority, a.state, a.rank, a.word, a.eta_seconds, a.dispatched_at, a.acknowledged_at,
             a.en_route_at, a.on_scene_at, a.checked_at, a.ended_at
      """;

  private static final String SELECT =
      COLUMNS
          + """
            from dispatch.assignment a
            left join dispatch.unit_known u on u.id = a.unit_id
          """;

  private static final String SELECT_PLACED =
      COLUMNS
          + """
          , i.lat, i.lon
            from dispatch.assignment a
            left join dispatch.unit_known u on u.id = a.unit_id
            left join dispatch.incident_known i on i.id = a.incident_id
          """;

  private final JdbcClient jdbc;

  AssignmentStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Takes the token from whoever had it.
  long takeToken(String holder) {
    return jdbc.sql(
            """
            update dispatch.room set token = token + 1, taken_at = now(), holder = :holder
             where id = 1
            returning token
            """)
        .param("holder", holder)
        .query(Long.class)
        .single();
  }

  /// Holds the token for the rest of the transaction.
  ///
  /// @return its number; empty where another installation has it
  OptionalLong holdToken(String holder) {
    return jdbc.sql("select token from dispatch.room where id = 1 and holder = :holder for share")
        .param("holder", holder)
        .query(Long.class)
        .optional()
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  /// What a new assignment holds.
  record Fresh(
      String handle,
      String incident,
      int unit,
      Agency agency,
      Priority priority,
      long token,
      int rank,
      String word,
      @Nullable Duration eta,
      Instant at,
      String by) {}

  /// @return the row's number; empty where the unit has an assignment already
  Optional<Long> insert(Fresh fresh) {
    var eta = fresh.eta();
    return jdbc.sql(
            """
            insert into dispatch.assignment
                   (handle, incident_id, incident_handle, unit_id, agency, priority, token, rank,
                    word, eta_seconds, dispatched_at, dispatched_by)
            select :handle, dispatch.incident_id(:incident), :incident, :unit, :agency, :priority,
                   :token, :rank, :word, :eta, :at, :by
            on conflict (unit_id) where ended_at is null do nothing
            returning id
            """)
        .param("handle", fresh.handle())
        .param("incident", fresh.incident())
        .param("unit", fresh.unit())
        .param("agency", fresh.agency().name())
        .param("priority", fresh.priority().level())
        .param("token", fresh.token())
        .param("rank", fresh.rank())
        .param("word", fresh.word())
        .param("eta", eta == null ? null : (int) eta.toSeconds())
        .param("at", at(fresh.at()))
        .param("by", fresh.by())
        .query(Long.class)
        .optional();
  }

  Optional<Assignment> find(String handle) {
    return jdbc.sql(SELECT + " where a.handle = :handle")
        .param("handle", handle)
        .query((row, number) -> assignment(row))
        .optional();
  }

  /// Locks an assignment for the rest of the transaction.
  Optional<Assignment> lock(String handle) {
    return jdbc.sql(SELECT + " where a.handle = :handle for update of a")
        .param("handle", handle)
        .query((row, number) -> assignment(row))
        .optional();
  }

  Optional<Assignment> ofUnit(int unit) {
    return jdbc.sql(SELECT + " where a.unit_id = :unit and a.ended_at is null")
        .param("unit", unit)
        .query((row, number) -> assignment(row))
        .optional();
  }

  List<Assignment> ofIncident(String incident) {
    return jdbc.sql(SELECT + " where a.incident_handle = :incident order by a.id")
        .param("incident", incident)
        .query((row, number) -> assignment(row))
        .list();
  }

  /// How all assignments stand that an incident ever had.
  List<ClosingDesk.Job> jobsOf(String incident) {
    return jdbc.sql(
            """
            select agency, state from dispatch.assignment where incident_handle = :incident order by id
            """)
        .param("incident", incident)
        .query((row, number) ->
            new ClosingDesk.Job(
                Agency.valueOf(row.getString("agency")),
                AssignmentState.valueOf(row.getString("state"))))
        .list();
  }

  /// Units with a live assignment at an incident.
  List<Integer> unitsOn(String incident) {
    return jdbc.sql(
            """
            select unit_id
              from dispatch.assignment
             where incident_handle = :incident and ended_at is null
             order by id
            """)
        .param("incident", incident)
        .query((row, number) -> row.getInt("unit_id"))
        .list();
  }

  List<Assignment> live() {
    return jdbc.sql(SELECT + " where a.ended_at is null order by a.id")
        .query((row, number) -> assignment(row))
        .list();
  }

  /// What each unit is doing, for the fleet in memory.
  Map<Integer, Fleet.Job> jobs() {
    var jobs = new HashMap<Integer, Fleet.Job>();
    jdbc.sql(SELECT_PLACED + " where a.ended_at is null order by a.id")
        .query(row -> {
          jobs.put(row.getInt("unit_id"), job(row));
        });
    return jobs;
  }

  /// The same of one unit; empty: nothing.
  Optional<Fleet.Job> jobOf(int unit) {
    return jdbc.sql(SELECT_PLACED + " where a.unit_id = :unit and a.ended_at is null")
        .param("unit", unit)
        .query((row, number) -> job(row))
        .optional();
  }

  private static Fleet.Job job(ResultSet row) throws SQLException {
    var one = assignment(row);
    var there =
        one.state() == AssignmentState.ON_SCENE
            || one.state() == AssignmentState.TRANSPORTING
            || one.state() == AssignmentState.AT_HOSPITAL;
    return new Fleet.Job(one.incident(), one.priority().level(), there, one.since(), place(row));
  }

  private static @Nullable Point place(ResultSet row) throws SQLException {
    var lat = row.getObject("lat", Double.class);
    var lon = row.getObject("lon", Double.class);
    return lat == null || lon == null ? null : new Point(lat, lon);
  }

  void move(long id, AssignmentState to, Instant at) {
    var column =
        switch (to) {
          case ACKNOWLEDGED -> "acknowledged_at";
          case EN_ROUTE -> "en_route_at";
          case ON_SCENE -> "on_scene_at";
          case CLEARED, DECLINED, CANCELLED -> "ended_at";
          case DISPATCHED, TRANSPORTING, AT_HOSPITAL -> "checked_at";
        };
    jdbc.sql(
            String.format(
                Locale.ROOT,
                """
                update dispatch.assignment
                   set state = :to, %s = :at, version = version + 1
                 where id = :id
                """,
                column))
        .param("to", to.name())
        .param("at", at(at))
        .param("id", id)
        .update();
  }

  void check(long id, Instant at) {
    jdbc.sql("update dispatch.assignment set checked_at = :at where id = :id")
        .param("at", at(at))
        .param("id", id)
        .update();
  }

  /// A step as a device told it.
  record Told(
      long assignment,
      String device,
      long number,
      String step,
      boolean taken,
      Instant happenedAt,
      String by,
      String facts) {}

  /// @return false where it was told before
  boolean insertStep(Told told) {
    return jdbc.sql(
                """
                insert into dispatch.step (assignment_id, device, number, step, taken, happened_at,
                                           told_by, facts)
                values (:assignment, :device, :number, :step, :taken, :at, :by, :facts::jsonb)
                on conflict (device, number) do nothing
                """)
            .param("assignment", told.assignment())
            .param("device", told.device())
            .param("number", told.number())
            .param("step", told.step())
            .param("taken", told.taken())
            .param("at", at(told.happenedAt()))
            .param("by", told.by())
            .param("facts", told.facts())
            .update()
        == 1;
  }

  boolean isTold(String device, long number) {
    return jdbc.sql(
            """
            select exists (select from dispatch.step where device = :device and number = :number)
            """)
        .param("device", device)
        .param("number", number)
        .query(Boolean.class)
        .single();
  }

  /// A picture as a device sent it.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Photo(
      long assignment,
      String device,
      long number,
      String media,
      String digest,
      byte[] bytes,
      Instant happenedAt,
      String by) {}

  boolean insertPhoto(Photo photo) {
    return jdbc.sql(
                """
                insert into dispatch.photo (assignment_id, device, number, media, digest, bytes,
                                            happened_at, told_by)
                values (:assignment, :device, :number, :media, :digest, :bytes, :at, :by)
                on conflict (device, number) do nothing
                """)
            .param("assignment", photo.assignment())
            .param("device", photo.device())
            .param("number", photo.number())
            .param("media", photo.media())
            .param("digest", photo.digest())
            .param("bytes", photo.bytes())
            .param("at", at(photo.happenedAt()))
            .param("by", photo.by())
            .update()
        == 1;
  }

  private static Assignment assignment(ResultSet row) throws SQLException {
    var eta = row.getObject("eta_seconds", Integer.class);
    return new Assignment(
        row.getLong("id"),
        Objects.requireNonNull(row.getString("handle")),
        row.getLong("incident_id"),
        Objects.requireNonNull(row.getString("incident_handle")),
        row.getInt("unit_id"),
        Objects.requireNonNull(row.getString("call_sign")),
        Agency.valueOf(row.getString("agency")),
        Priority.of(row.getInt("priority")),
        AssignmentState.valueOf(row.getString("state")),
        row.getInt("rank"),
        Objects.requireNonNull(row.getString("word")),
        eta == null ? null : Duration.ofSeconds(eta),
        Objects.requireNonNull(instant(row, "dispatched_at")),
        instant(row, "acknowledged_at"),
        instant(row, "en_route_at"),
        instant(row, "on_scene_at"),
        instant(row, "checked_at"),
        instant(row, "ended_at"));
  }

  static @Nullable Instant instant(ResultSet row, String name) throws SQLException {
    var at = row.getObject(name, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  static @Nullable OffsetDateTime at(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
