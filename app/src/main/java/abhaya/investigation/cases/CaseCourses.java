package abhaya.investigation.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// How counted cases went, step by step, for other modules' facts. A case that is asked for and not
/// in the answer is not counted (any more).
@Repository
public class CaseCourses {
  private static final int DATE_LENGTH = 10;

  private final JdbcClient jdbc;

  CaseCourses(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// These cases as they stand now; in no order.
  @Transactional(readOnly = true)
  public List<CaseCourse> of(Collection<Long> ids) {
    if (ids.isEmpty()) return List.of();
    var numbers = ids.toArray(Long[]::new);
    var happenings = happenings(numbers);
    return jdbc.sql(
            """
            select id, station_id, first_station_id, clock_on, due_on, reported_on, report_kind,
                   group_mask, returned_count, officer_id, recorded_at, entered_at, arrived_at
              from cases.case_file
             where id = any (:ids) and counted and basis > 0
            """)
        .param("ids", numbers)
        .query((row, number) -> course(row, happenings))
        .list();
  }

  /// The numbers of the next counted cases: the way through all of them.
  @Transactional(readOnly = true)
  public List<Long> idsAfter(long id, int limit) {
    return jdbc.sql(
            """
            select id from cases.case_file
             where id > :id and counted and basis > 0
             order by id
             limit :limit
            """)
        .param("id", id)
        .param("limit", limit)
        .query((row, number) -> row.getLong("id"))
        .list();
  }

  private static CaseCourse course(ResultSet row, Map<Long, List<CaseCourse.Happening>> happenings)
      throws SQLException {
    var id = row.getLong("id");
    return new CaseCourse(
        id,
        row.getInt("station_id"),
        row.getInt("first_station_id"),
        row.getObject("clock_on", LocalDate.class),
        row.getObject("due_on", LocalDate.class),
        row.getObject("reported_on", LocalDate.class),
        row.getString("report_kind"),
        row.getInt("group_mask"),
        row.getInt("returned_count"),
        row.getString("officer_id"),
        times(row, "recorded_at"),
        happenings.getOrDefault(id, List.of()));
  }

  private Map<Long, List<CaseCourse.Happening>> happenings(Long[] ids) {
    var found = new HashMap<Long, List<CaseCourse.Happening>>();
    jdbc.sql(
            """
            select case_id, kind, step, subject, happened_at, entered_at, arrived_at,
                   detail ->> 'officer'     as officer,
                   detail ->> 'institution' as institution,
                   detail ->> 'until'       as until,
                   detail ->> 'kind'        as report_kind,
                   coalesce((detail ->> 'toUnit')::int, 0) as to_unit
              from cases.happening
             where case_id = any (:ids)
             order by case_id, happened_at, key, version
            """)
        .param("ids", ids)
        .query(
            (RowCallbackHandler)
                row ->
                    found
                        .computeIfAbsent(row.getLong("case_id"), key -> new ArrayList<>())
                        .add(happening(row)));
    return found;
  }

  private static CaseCourse.Happening happening(ResultSet row) throws SQLException {
    return new CaseCourse.Happening(
        row.getString("kind"),
        row.getString("step"),
        row.getString("subject"),
        times(row, "happened_at"),
        row.getString("officer"),
        row.getString("institution"),
        day(row.getString("until")),
        row.getString("report_kind"),
        row.getInt("to_unit"));
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    return text == null || text.length() < DATE_LENGTH
        ? null
        : LocalDate.parse(text.substring(0, DATE_LENGTH));
  }

  private static CaseCourse.Times times(ResultSet row, String happened) throws SQLException {
    return new CaseCourse.Times(
        row.getTimestamp(happened).toInstant(),
        row.getTimestamp("entered_at").toInstant(),
        row.getTimestamp("arrived_at").toInstant());
  }
}
