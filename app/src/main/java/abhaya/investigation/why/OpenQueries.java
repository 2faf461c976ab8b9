package abhaya.investigation.why;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.Unit;
import abhaya.base.jurisdiction.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Cases without a final report, and what they wait for.
@Repository
@Transactional(readOnly = true)
class OpenQueries {
  private final JdbcClient jdbc;
  private final JsonMapper json;

  OpenQueries(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /// An open case; by its number only.
  record Open(long id, UnitId station, LocalDate dueOn, List<CourseWait> waits) {}

  /// Those of a unit whose last day is still to come, the soonest first.
  List<Open> next(Scope scope, WhyAsk ask, int limit) {
    NotVisible.unless(scope.decideOn(Operation.SEE_COUNTS, ask.unit().id()));
    return jdbc.sql(
            """
            select f.case_id, f.station_id, f.due_on, f.waits::text as waits
              from why.place p
              join why.case_fact f on f.station_id = p.station_id
             where p.unit_id = :unit and f.reported_on is null and f.due_on >= :today
               and (:kind = 0 or f.kind = :kind)
             order by f.due_on, f.case_id
             limit :limit
            """)
        .param("unit", ask.unit().id().value())
        .param("today", ask.today())
        .param("kind", ask.kindMask())
        .param("limit", limit)
        .query(this::open)
        .list();
  }

  /// One case, if its unit is the reader's.
  Optional<Open> find(Scope scope, long caseId) {
    NotVisible.unless(scope.decide(Operation.SEE_COUNTS));
    return jdbc.sql(
            """
            select case_id, station_id, due_on, waits::text as waits
              from why.case_fact
             where case_id = :case and reported_on is null
            """)
        .param("case", caseId)
        .query(this::open)
        .optional();
  }

  private Open open(ResultSet row, int number) throws SQLException {
    return new Open(
        row.getLong("case_id"),
        new UnitId(row.getInt("station_id")),
        row.getObject("due_on", LocalDate.class),
        WaitText.read(json, row.getString("waits")));
  }

  /// How many open cases of a unit have their last day when.
  record Due(UnitId unit, long over, long week, long fortnight, long month) {}

  List<Due> due(Scope scope, WhyAsk ask) {
    NotVisible.unless(scope.decideOn(Operation.SEE_COUNTS, ask.unit().id()));
    var parts = ask.parts().stream().map(Unit::id).map(UnitId::value).toArray(Integer[]::new);
    return jdbc.sql(
            """
            select p.unit_id,
                   count(*) filter (where f.due_on < :today::date)                as over,
                   count(*) filter (where f.due_on between :today::date and :today::date + 6)  as week,
                   count(*) filter (where f.due_on between :today::date and :today::date + 14) as fortnight,
                   count(*) filter (where f.due_on between :today::date and :today::date + 29) as month
              from why.place p
              join why.case_fact f on f.station_id = p.station_id
             where p.unit_id = any (:parts) and f.reported_on is null
               and f.due_on <= :today::date + 29 and (:kind = 0 or f.kind = :kind)
             group by p.unit_id
            """)
        .param("parts", parts)
        .param("today", ask.today())
        .param("kind", ask.kindMask())
        .query((row, number) ->
            new Due(
                new UnitId(row.getInt("unit_id")),
                row.getLong("over"),
                row.getLong("week"),
                row.getLong("fortnight"),
                row.getLong("month")))
        .list();
  }
}
