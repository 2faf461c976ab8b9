package abhaya.response.incident;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// SQL of an incident that follows its units.
@Component
class FollowStore {
  private final JdbcClient jdbc;
  private final IncidentStore incidents;
  private final JsonMapper json;

  FollowStore(JdbcClient jdbc, IncidentStore incidents, JsonMapper json) {
    this.jdbc = jdbc;
    this.incidents = incidents;
    this.json = json;
  }

  /// What a unit's step leaves of an incident. The caller holds the incident's lock.
  ///
  /// @param cases of the agencies that sent somebody; none of them is over while its units count
  /// @param columns of the incident itself, as `IncidentStore.set` takes them
  record Left(
      long id,
      ClosingDesk.Stepped step,
      String by,
      Map<Agency, IncidentState> cases,
      Map<String, @Nullable Object> columns) {}

  /// The line of the record, the agency cases and the incident, each by a statement of its own: the
  /// three in one are planned anew each time, with the rights of all their tables, which takes longer
  /// than to send two more.
  void follow(Left left) {
    var at = IncidentStore.at(left.step().happenedAt());
    jdbc.sql(
            """
            insert into incident.entry (incident_id, kind, happened_at, actor, detail)
            values (:id, :kind, :happened, :by, :detail::jsonb)
            """)
        .param("id", left.id())
        .param("kind", left.step().kind())
        .param("happened", at)
        .param("by", left.by())
        .param("detail", json.writeValueAsString(left.step().detail()))
        .update();
    left.cases()
        .forEach((agency, state) ->
            jdbc.sql(
                    """
                    insert into incident.agency_case as c (incident_id, agency, state, opened_at)
                    values (:id, :agency, :state, :happened)
                    on conflict (incident_id, agency) do update
                       set state = excluded.state, ended_at = null
                     where c.state <> excluded.state
                    """)
                .param("id", left.id())
                .param("agency", agency.name())
                .param("state", state.name())
                .param("happened", at)
                .update());
    incidents.set(left.id(), left.columns());
  }
}
