package abhaya.investigation.cases;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// FIRs that say from which incident of the control room they come: by its handle, or by its
/// reference as the number of the diary entry. For a program that ties the two.
@Repository
@Transactional(readOnly = true)
public class CaseIncidents {
  private static final String NAMING =
      """
      select id, handle, fir_number, station_id, recorded_at, incident, diary_number
        from cases.case_file
      """;

  private final JdbcClient jdbc;

  CaseIncidents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A FIR and what it names.
  ///
  /// @param incident handle; null if the FIR names none
  /// @param reference the incident's reference, written as the diary entry's number; null if it is
  ///     not of that form
  public record Naming(
      long id,
      String handle,
      String firNumber,
      UnitId station,
      Instant recordedAt,
      @Nullable String incident,
      @Nullable String reference) {}

  /// Those of these cases that name an incident.
  public List<Naming> of(Collection<Long> cases) {
    return jdbc.sql(
            NAMING
                + """
                 where id = any (:ids)
                   and (incident is not null or diary_number ~ '^T?[0-9]{6}-[0-9]{4,}$')
                """)
        .param("ids", cases.toArray(Long[]::new))
        .query(CaseIncidents::naming)
        .list();
  }

  /// The cases that name this incident, the earliest first.
  public List<Naming> naming(String handle, String reference) {
    return jdbc.sql(
            NAMING
                + """
                 where incident = :handle
                    or diary_number = :reference and diary_number ~ '^T?[0-9]{6}-[0-9]{4,}$'
                 order by recorded_at
                 limit 50
                """)
        .param("handle", handle)
        .param("reference", reference)
        .query(CaseIncidents::naming)
        .list();
  }

  /// The case of this FIR number at a station, if it is there for the reader; the latest of them.
  public Optional<Naming> find(Scope scope, UnitId station, String firNumber) {
    NotVisible.unless(scope.decide(Operation.SEE_CASE_LIST));
    return jdbc.sql(
            NAMING
                + """
                 where station_id = :station and fir_number = :fir
                 order by recorded_at desc
                 limit 1
                """)
        .param("station", station.value())
        .param("fir", firNumber)
        .query(CaseIncidents::naming)
        .optional();
  }

  private static Naming naming(ResultSet row, int number) throws SQLException {
    var diary = row.getString("diary_number");
    return new Naming(
        row.getLong("id"),
        row.getString("handle"),
        row.getString("fir_number"),
        new UnitId(row.getInt("station_id")),
        row.getTimestamp("recorded_at").toInstant(),
        row.getString("incident"),
        diary != null && diary.matches("T?[0-9]{6}-[0-9]{4,}") ? diary : null);
  }
}
