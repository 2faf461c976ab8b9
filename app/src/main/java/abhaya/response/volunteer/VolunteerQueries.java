package abhaya.response.volunteer;

import abhaya.base.access.Scope;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// SQL for the station's and the room's screens. Row-level security cuts what the reader may not
/// see: a room sees calls and codes, a station its volunteers.
@Component
class VolunteerQueries {
  static final int MOST = 500;

  private final JdbcClient jdbc;
  private final AlertStore alerts;

  VolunteerQueries(JdbcClient jdbc, AlertStore alerts) {
    this.jdbc = jdbc;
    this.alerts = alerts;
  }

  /// Who waits for a decision first, then by name.
  @Transactional(readOnly = true)
  List<Volunteer> list(Scope scope) {
    return jdbc.sql(
            VolunteerStore.COLUMNS
                + """
                 order by case v.state when 'SUSPENDED' then 0 when 'REGISTERED' then 1
                                       when 'VERIFIED' then 2 else 3 end, v.display_name, v.id
                 limit :most
                """)
        .param("most", MOST)
        .query((row, number) -> VolunteerStore.volunteer(row))
        .list();
  }

  @Transactional(readOnly = true)
  Optional<Volunteer> find(Scope scope, String handle) {
    return jdbc.sql(VolunteerStore.COLUMNS + " where v.handle = :handle")
        .param("handle", handle)
        .query((row, number) -> VolunteerStore.volunteer(row))
        .optional();
  }

  /// Calls that live, the newest first.
  @Transactional(readOnly = true)
  List<CallOut> live(Scope scope) {
    var ids =
        jdbc.sql(
                """
                select c.id from volunteer.call_out c
                 where c.ended_at is null order by c.opened_at desc limit 100
                """)
            .query((row, number) -> row.getLong(1))
            .list();
    return ids.stream().flatMap(id -> alerts.find(Objects.requireNonNull(id)).stream()).toList();
  }

  @Transactional(readOnly = true)
  List<Alert> ofCall(Scope scope, CallOut call) {
    return alerts.ofCall(call.id());
  }
}
