package abhaya.response.incident;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Reason;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// SQL of an incident that follows its units.
@Component
class FollowStore {
  private final JdbcClient jdbc;
  private final JsonMapper json;

  FollowStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
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

  /// The line of the record, the agency cases and the incident, in one statement: each step of each
  /// unit does all three, and rights are looked up for each statement.
  void follow(Left left) {
    var values = new HashMap<String, @Nullable Object>();
    var changes = IncidentStore.changes(left.columns(), values);
    var updated =
        jdbc.sql(
                String.format(
                    Locale.ROOT,
                    """
                    with line as (
                      insert into incident.entry (incident_id, kind, happened_at, actor, detail)
                      values (:id, :kind, :happened, :by, :detail::jsonb)),
                    cases as (
                      insert into incident.agency_case as c (incident_id, agency, state, opened_at)
                      select :id, t.agency, t.state, :happened
                        from unnest(:agencies::text[], :states::text[]) as t (agency, state)
                      on conflict (incident_id, agency) do update
                         set state = excluded.state, ended_at = null
                       where c.state <> excluded.state)
                    update incident.incident set %s where id = :id
                    """,
                    changes))
            .params(values)
            .param("id", left.id())
            .param("kind", left.step().kind())
            .param("happened", IncidentStore.at(left.step().happenedAt()))
            .param("by", left.by())
            .param("detail", json.writeValueAsString(left.step().detail()))
            .param("agencies", names(left.cases().keySet()))
            .param("states", names(left.cases().values()))
            .update();
    if (updated == 0) throw new NotVisible(Reason.OUTSIDE_UNIT);
  }

  private static String[] names(Collection<? extends Enum<?>> all) {
    return all.stream().map(Enum::name).toArray(String[]::new);
  }
}
