package abhaya.investigation.cases;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Names cases that another module counted, for a reader who may see their list. Which rows exist
/// for her the database decides; the caller puts the look on record.
@Repository
@Transactional(readOnly = true)
public class NamedCases {
  private final JdbcClient jdbc;

  NamedCases(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Those of these cases that are there for the reader, by their number.
  public Map<Long, NamedCase> of(Scope scope, Collection<Long> ids) {
    NotVisible.unless(scope.decide(Operation.SEE_CASE_LIST));
    var found = new HashMap<Long, NamedCase>();
    jdbc.sql(
            """
            select id, handle, fir_number, station_id, clock_on, due_on, reported_on
              from cases.case_file
             where id = any (:ids)
            """)
        .param("ids", ids.toArray(Long[]::new))
        .query(NamedCases::named)
        .list()
        .forEach(one -> found.put(one.id(), one));
    return found;
  }

  /// The case of a handle, if it is there for the reader.
  public Optional<NamedCase> find(Scope scope, String handle) {
    NotVisible.unless(scope.decide(Operation.SEE_CASE_LIST));
    return jdbc.sql(
            """
            select id, handle, fir_number, station_id, clock_on, due_on, reported_on
              from cases.case_file
             where handle = :handle
            """)
        .param("handle", handle)
        .query(NamedCases::named)
        .optional();
  }

  private static NamedCase named(ResultSet row, int number) throws SQLException {
    return new NamedCase(
        row.getLong("id"),
        row.getString("handle"),
        row.getString("fir_number"),
        new UnitId(row.getInt("station_id")),
        row.getObject("clock_on", LocalDate.class),
        row.getObject("due_on", LocalDate.class),
        row.getObject("reported_on", LocalDate.class));
  }
}
