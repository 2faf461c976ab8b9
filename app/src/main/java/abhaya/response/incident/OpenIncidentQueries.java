package abhaya.response.incident;

import abhaya.base.access.Scope;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// SQL of what is open, for desks and rooms that look again whenever something moves. Row-level
/// security cuts what the reader may not see.
@Component
public class OpenIncidentQueries {
  private final JdbcClient jdbc;

  OpenIncidentQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param first the first page of what is open, the gravest and oldest first
  /// @param count of all that is open
  public record Open(List<IncidentLine> first, long count) {}

  @Transactional(readOnly = true)
  public Open open(Scope scope) {
    var count = new AtomicLong();
    var first =
        jdbc.sql(
                IncidentQueries.LINE
                    + """
                      , i.total
                      from (select i.*, count(*) over () as total from incident.incident i where
                    """
                    + IncidentWatch.OPEN
                    + """
                             order by i.priority, i.received_at, i.id limit :limit) i
                     order by i.priority, i.received_at, i.id
                    """)
            .param("limit", IncidentQueries.PAGE)
            .query((row, number) -> {
              count.set(row.getLong("total"));
              return IncidentQueries.line(row);
            })
            .list();
    return new Open(first, count.get());
  }

  /// What has been open longest, whatever its priority.
  @Transactional(readOnly = true)
  public List<IncidentLine> oldest(Scope scope, int most) {
    return jdbc.sql(
            IncidentQueries.LINE
                + " from incident.incident i where "
                + IncidentWatch.OPEN
                + " order by i.received_at, i.id limit :most")
        .param("most", most)
        .query((row, number) -> IncidentQueries.line(row))
        .list();
  }
}
