package abhaya.response.incident;

import abhaya.base.access.Scope;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// SQL of the list of incidents for the review of a day or a month. Row-level security cuts what the
/// reader may not see.
@Component
public class IncidentListQueries {
  private final JdbcClient jdbc;

  IncidentListQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Which of the incidents a list shows.
  public enum Which {
    OPEN(IncidentWatch.OPEN),
    CLOSED("i.state = 'CLOSED' and i.received_at >= :since"),
    ALL("i.received_at >= :since");

    private final String condition;

    Which(String condition) {
      this.condition = condition;
    }
  }

  /// Incidents of the reader's units for a list, the gravest and oldest first; without trials.
  ///
  /// @param since received from then on; open ones whenever they were received
  @Transactional(readOnly = true)
  public List<IncidentLine> list(Scope scope, Which which, Instant since, int most) {
    return jdbc.sql(
            IncidentQueries.LINE
                + " from incident.incident i where not i.trial and "
                + which.condition
                + " order by i.priority, i.received_at, i.id limit :most")
        .param("since", IncidentStore.at(since))
        .param("most", most)
        .query((row, number) -> IncidentQueries.line(row))
        .list();
  }
}
