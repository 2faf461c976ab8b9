package abhaya.response.volunteer;

import abhaya.base.jurisdiction.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// SQL of volunteers. The caller brings transaction and context.
@Component
class VolunteerStore {
  static final String COLUMNS =
      """
      select v.id, v.handle, v.station_id, v.person_id, v.display_name, v.number_mark, v.woman,
             v.proved_on, v.checked_on, v.trained_on, v.requested_by, v.round, v.state, v.term_to,
             v.device_hash, v.on_duty, v.suspended_at, v.suspended_why,
             (select count(*) from volunteer.approval a
               where a.volunteer_id = v.id and a.round = v.round) as approvals
        from volunteer.volunteer v
      """;

  private final JdbcClient jdbc;

  VolunteerStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @return empty if the number is a volunteer's already
  Optional<Long> insert(String handle, VolunteerRegister.Proof proof, long by, Instant now) {
    return jdbc.sql(
            """
            insert into volunteer.volunteer (handle, station_id, display_name, number_mark, woman,
                                             proved_on, paper, checked_on, trained_on,
                                             requested_by, requested_at)
            values (:handle, :station, :name, :mark, :woman, :proved, :paper, :checked, :trained,
                    :by, :now)
            on conflict (number_mark) do nothing
            returning id
            """)
        .param("handle", handle)
        .param("station", proof.station().value())
        .param("name", proof.displayName())
        .param("mark", proof.numberMark())
        .param("woman", proof.woman())
        .param("proved", proof.provedOn())
        .param("paper", proof.paper().name())
        .param("checked", proof.checkedOn())
        .param("trained", proof.trainedOn())
        .param("by", by)
        .param("now", at(now))
        .query(Long.class)
        .optional();
  }

  boolean insertApproval(Volunteer volunteer, long by, Instant now) {
    return jdbc.sql(
                """
                insert into volunteer.approval (volunteer_id, round, approved_by, requested_by,
                                                approved_at)
                values (:id, :round, :by, :requester, :now)
                on conflict do nothing
                """)
            .param("id", volunteer.id())
            .param("round", volunteer.round())
            .param("by", by)
            .param("requester", volunteer.requestedBy())
            .param("now", at(now))
            .update()
        == 1;
  }

  Optional<Volunteer> lock(String handle) {
    return one(COLUMNS + " where v.handle = :key for update of v", handle);
  }

  Optional<Volunteer> find(String handle) {
    return one(COLUMNS + " where v.handle = :key", handle);
  }

  Optional<Volunteer> find(long id) {
    return one(COLUMNS + " where v.id = :key", id);
  }

  Optional<Volunteer> ofPerson(long person) {
    return one(COLUMNS + " where v.person_id = :key for update of v", person);
  }

  Optional<Volunteer> ofDevice(String hash) {
    return one(COLUMNS + " where v.device_hash = :key", hash);
  }

  private Optional<Volunteer> one(String sql, Object key) {
    return jdbc.sql(sql).param("key", key).query((row, number) -> volunteer(row)).optional();
  }

  /// Columns by name; only names of ours reach this.
  void set(long id, Map<String, @Nullable Object> columns) {
    var list = new StringBuilder();
    for (var name : columns.keySet()) {
      list.append(list.isEmpty() ? "" : ", ").append(name).append(" = :").append(name);
    }
    var statement =
        jdbc.sql("update volunteer.volunteer set " + list + " where id = :id").param("id", id);
    for (var entry : columns.entrySet()) {
      var value = entry.getValue();
      statement =
          statement.param(entry.getKey(), value instanceof Instant instant ? at(instant) : value);
    }
    statement.update();
  }

  void insertComplaint(long id, @Nullable Long call, String reason, String by, Instant now) {
    jdbc.sql(
            """
            insert into volunteer.complaint (volunteer_id, call_out_id, reason, told_by, told_at)
            values (:id, :call, :reason, :by, :now)
            """)
        .param("id", id)
        .param("call", call)
        .param("reason", reason)
        .param("by", by)
        .param("now", at(now))
        .update();
  }

  void insertOddity(long id, String kind, Instant now) {
    jdbc.sql(
            """
            insert into volunteer.oddity (volunteer_id, at, kind) values (:id, :now, :kind)
            on conflict do nothing
            """)
        .param("id", id)
        .param("kind", kind)
        .param("now", at(now))
        .update();
  }

  List<Instant> oddities(long id, Instant since) {
    return jdbc
        .sql("select at from volunteer.oddity where volunteer_id = :id and at > :since")
        .param("id", id)
        .param("since", at(since))
        .query((row, number) -> new Odd(Objects.requireNonNull(instant(row, "at"))))
        .list()
        .stream()
        .map(Odd::at)
        .toList();
  }

  private record Odd(Instant at) {}

  static Volunteer volunteer(ResultSet row) throws SQLException {
    return new Volunteer(
        row.getLong("id"),
        text(row, "handle"),
        new UnitId(row.getInt("station_id")),
        row.getObject("person_id", Long.class),
        text(row, "display_name"),
        text(row, "number_mark"),
        row.getBoolean("woman"),
        day(row, "proved_on"),
        day(row, "checked_on"),
        day(row, "trained_on"),
        row.getLong("requested_by"),
        row.getInt("round"),
        row.getInt("approvals"),
        VolunteerState.valueOf(text(row, "state")),
        row.getObject("term_to", LocalDate.class),
        row.getString("device_hash"),
        row.getBoolean("on_duty"),
        instant(row, "suspended_at"),
        row.getString("suspended_why"));
  }

  private static LocalDate day(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, LocalDate.class));
  }

  static String text(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getString(column));
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
