package abhaya.response.dispatch;

import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Who leads the room, and what ran over its time.
@Component
public class RoomQueries {
  private static final String ESCALATION =
      """
      select i.handle as incident, i.reference, e.watched, e.level, e.started_at, e.raised_at,
             e.named
      """;

  private final JdbcClient jdbc;

  RoomQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public record Lead(String name, Instant since) {}

  /// @param named whose it now is; empty: nobody is posted, and the screen says so
  public record Escalation(
      String incident,
      String reference,
      String watched,
      int level,
      Instant startedAt,
      Instant raisedAt,
      String named) {}

  @Transactional(readOnly = true)
  public Optional<Lead> lead(Scope scope) {
    return jdbc.sql(
            """
            select name, since from dispatch.lead
             where centre_id = :centre and until is null
            """)
        .param("centre", scope.unit().value())
        .query((row, number) ->
            new Lead(
                Objects.requireNonNull(row.getString("name")),
                Objects.requireNonNull(AssignmentStore.instant(row, "since"))))
        .optional();
  }

  /// A supervisor takes the lead of the room of her unit from whoever had it.
  @Transactional
  public void takeLead(Scope scope, UnitId centre, Instant now) {
    jdbc.sql("update dispatch.lead set until = :now where centre_id = :centre and until is null")
        .param("now", AssignmentStore.at(now))
        .param("centre", centre.value())
        .update();
    jdbc.sql(
            """
            insert into dispatch.lead (centre_id, person_handle, name, since)
            values (:centre, :person, :name, :now)
            """)
        .param("centre", centre.value())
        .param("person", scope.person().handle())
        .param("name", scope.person().displayName())
        .param("now", AssignmentStore.at(now))
        .update();
  }

  /// Of all that is open, the latest first.
  @Transactional(readOnly = true)
  public List<Escalation> escalations(Scope scope, Instant since, int most) {
    return jdbc.sql(
            ESCALATION
                + """
                  from dispatch.escalation e
                  join dispatch.incident_known i on i.id = e.incident_id
                 where e.raised_at >= :since and not i.is_over
                 order by e.raised_at desc, e.id desc
                 limit :most
                """)
        .param("since", AssignmentStore.at(since))
        .param("most", most)
        .query((row, number) -> escalation(row))
        .list();
  }

  /// Of one incident, the latest first.
  @Transactional(readOnly = true)
  public List<Escalation> ofIncident(Scope scope, String incident, Instant since, int most) {
    return jdbc.sql(
            ESCALATION
                + """
                  from dispatch.incident_known i
                  join dispatch.escalation e on e.incident_id = i.id
                 where i.handle = :incident and e.raised_at >= :since
                 order by e.raised_at desc, e.id desc
                 limit :most
                """)
        .param("incident", incident)
        .param("since", AssignmentStore.at(since))
        .param("most", most)
        .query((row, number) -> escalation(row))
        .list();
  }

  private static Escalation escalation(ResultSet row) throws SQLException {
    return new Escalation(
        Objects.requireNonNull(row.getString("incident")),
        Objects.requireNonNull(row.getString("reference")),
        Objects.requireNonNull(row.getString("watched")),
        row.getInt("level"),
        Objects.requireNonNull(AssignmentStore.instant(row, "started_at")),
        Objects.requireNonNull(AssignmentStore.instant(row, "raised_at")),
        Objects.requireNonNull(row.getString("named")));
  }
}
