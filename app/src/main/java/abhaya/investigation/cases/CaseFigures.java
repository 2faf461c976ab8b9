package abhaya.investigation.cases;

import abhaya.investigation.clock.Basis;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What other modules count of cases. A case that is asked for and not in the answer is not counted
/// (any more): it carries no two-month clock, or a later registration counts in its place.
@Repository
public class CaseFigures {
  private final JdbcClient jdbc;

  CaseFigures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The figures of these cases as they stand now; in no order.
  @Transactional(readOnly = true)
  public List<CaseFigure> figuresOf(Collection<Long> ids) {
    return jdbc.sql(
            """
            select id, station_id, clock_on, due_on, reported_on, report_kind, basis,
                   act_mask, group_mask, age_mask, returned_count, entered_upto
              from cases.case_file
             where id = any (:ids) and counted and basis > 0
            """)
        .param("ids", ids.toArray(Long[]::new))
        .query(CaseFigures::figure)
        .list();
  }

  /// The next counted cases by number: the way through all of them, to build figures anew.
  @Transactional(readOnly = true)
  public List<CaseFigure> figuresAfter(long id, int limit) {
    return jdbc.sql(
            """
            select id, station_id, clock_on, due_on, reported_on, report_kind, basis,
                   act_mask, group_mask, age_mask, returned_count, entered_upto
              from cases.case_file
             where id > :id and counted and basis > 0
             order by id
             limit :limit
            """)
        .param("id", id)
        .param("limit", limit)
        .query(CaseFigures::figure)
        .list();
  }

  private static CaseFigure figure(ResultSet row, int number) throws SQLException {
    return new CaseFigure(
        row.getLong("id"),
        row.getInt("station_id"),
        row.getObject("clock_on", LocalDate.class),
        row.getObject("due_on", LocalDate.class),
        row.getObject("reported_on", LocalDate.class),
        row.getString("report_kind"),
        Basis.ofCode(row.getInt("basis")),
        row.getInt("act_mask"),
        row.getInt("group_mask"),
        row.getInt("age_mask"),
        row.getInt("returned_count"),
        row.getTimestamp("entered_upto").toInstant());
  }
}
