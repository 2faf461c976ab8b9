package abhaya.response.incident;

import abhaya.base.access.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// SQL of incidents for whoever sends a unit and for the unit that goes: asked with each order, so each
/// is one statement. Row-level security cuts what the reader may not see.
@Component
public class BriefQueries {
  private static final String BRIEF =
      """
      select i.reference, i.state, i.priority, i.type_name, i.lat, i.lon, i.radius_metres,
             i.place_words
      """;

  private final JdbcClient jdbc;

  BriefQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional(readOnly = true)
  public Optional<IncidentBrief> find(Scope scope, String handle) {
    return jdbc.sql(BRIEF + " from incident.incident i where i.handle = :handle")
        .param("handle", handle)
        .query((row, number) -> brief(row))
        .optional();
  }

  /// An incident with the handles of the signals that tell of it, oldest first.
  public record Told(IncidentBrief brief, List<String> signals) {
    public Told {
      signals = List.copyOf(signals);
    }
  }

  @Transactional(readOnly = true)
  public Optional<Told> findTold(Scope scope, String handle) {
    return jdbc.sql(
            BRIEF
                + """
                , array(select r.signal_handle
                          from incident.report r
                         where r.incident_id = i.id and r.unlinked_at is null
                         order by r.told_at, r.id) as signals
                  from incident.incident i
                 where i.handle = :handle
                """)
        .param("handle", handle)
        .query((row, number) ->
            new Told(brief(row), List.of((String[]) row.getArray("signals").getArray())))
        .optional();
  }

  private static IncidentBrief brief(ResultSet row) throws SQLException {
    return new IncidentBrief(
        Objects.requireNonNull(row.getString("reference")),
        IncidentState.valueOf(row.getString("state")),
        Priority.of(row.getInt("priority")),
        Objects.requireNonNull(row.getString("type_name")),
        IncidentQueries.point(row),
        row.getDouble("radius_metres"),
        Objects.requireNonNull(row.getString("place_words")));
  }
}
