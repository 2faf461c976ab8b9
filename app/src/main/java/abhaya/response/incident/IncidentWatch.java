package abhaya.response.incident;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// All open incidents that the database shows to whoever asks: the program for its timers under its
/// own context, a reader for the sheet on paper under hers.
@Component
public class IncidentWatch {
  static final String OPEN = " i.state not in ('CLOSED','CANCELLED','DUPLICATE','TRANSFERRED') ";

  private final JdbcClient jdbc;

  IncidentWatch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// An open incident with what stands on paper.
  ///
  /// @param placeWords as said; empty where nothing was
  public record Open(long id, IncidentLine line, String placeWords) {}

  /// The incident that a signal tells of; where it was found to be the same as another, that one.
  @Transactional(readOnly = true)
  public Optional<String> findOfSignal(String signal) {
    return jdbc.sql(
            """
            select coalesce(s.handle, i.handle) as handle
              from incident.report r
              join incident.incident i on i.id = r.incident_id
              left join incident.incident s on s.id = i.same_as
             where r.signal_handle = :signal and r.unlinked_at is null
            """)
        .param("signal", signal)
        .query((row, number) -> Objects.requireNonNull(row.getString("handle")))
        .optional();
  }

  /// A part of all open incidents, in the order in which they were opened, so that whoever asks again
  /// and again comes to each of them however many there are.
  ///
  /// @param after number of the last one of the part before; 0 begins
  @Transactional(readOnly = true)
  public List<Open> listOpenAfter(long after, int most) {
    return list(" order by i.id limit :most", after, most);
  }

  /// The gravest and oldest of them.
  @Transactional(readOnly = true)
  public List<Open> listOpen(int most) {
    return list(" order by i.priority, i.received_at, i.id limit :most", 0, most);
  }

  private List<Open> list(String order, long after, int most) {
    return jdbc.sql(
            IncidentQueries.LINE
                + ", i.place_words from incident.incident i where i.id > :after and "
                + OPEN
                + order)
        .param("after", after)
        .param("most", most)
        .query((row, number) ->
            new Open(
                row.getLong("id"),
                IncidentQueries.line(row),
                Objects.requireNonNull(row.getString("place_words"))))
        .list();
  }

  /// How many there are, however many are listed.
  @Transactional(readOnly = true)
  public int countOpen() {
    return jdbc.sql("select count(*) from incident.incident i where " + OPEN)
        .query(Integer.class)
        .single();
  }
}
