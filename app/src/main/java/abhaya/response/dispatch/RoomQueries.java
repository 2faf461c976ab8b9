package abhaya.response.dispatch;

import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
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
  private final JdbcClient jdbc;

  RoomQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public record Lead(String name, Instant since) {}

  /// @param named whose it now is; empty: nobody is posted, and the screen says so
  public record Escalation(
      String incident,
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

  /// The latest first.
  @Transactional(readOnly = true)
  public List<Escalation> escalations(Scope scope, Instant since) {
    return jdbc.sql(
            """
            select i.handle as incident, e.watched, e.level, e.started_at, e.raised_at, e.named
              from dispatch.escalation e
              left join dispatch.incident_known i on i.id = e.incident_id
             where e.raised_at >= :since
             order by e.raised_at desc, e.id desc
             limit 200
            """)
        .param("since", AssignmentStore.at(since))
        .query((row, number) ->
            new Escalation(
                Objects.requireNonNull(row.getString("incident")),
                Objects.requireNonNull(row.getString("watched")),
                row.getInt("level"),
                Objects.requireNonNull(AssignmentStore.instant(row, "started_at")),
                Objects.requireNonNull(AssignmentStore.instant(row, "raised_at")),
                Objects.requireNonNull(row.getString("named"))))
        .list();
  }
}
