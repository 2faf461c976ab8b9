package abhaya.investigation.why;

import abhaya.base.jurisdiction.UnitId;
import abhaya.base.platform.DatabaseContext;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Past cases of a whole state, read by the program itself: how long its laboratories and courts
/// take is worked out once for everybody who works there.
@Repository
class PastStore {
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final JsonMapper json;

  PastStore(JdbcClient jdbc, TransactionTemplate transactions, JsonMapper json) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.json = json;
  }

  /// A case with all it waited for.
  record Past(
      long id,
      LocalDate month,
      LocalDate dueOn,
      @Nullable LocalDate reportedOn,
      List<CourseWait> waits) {}

  /// Cases of these months, spread evenly over the numbers; at most about so many.
  List<Past> sample(UnitId unit, LocalDate from, LocalDate to, int limit) {
    var found =
        DatabaseContext.SYSTEM.call(
            () -> transactions.execute(status -> read(unit, from, to, limit)));
    return found == null ? List.of() : found;
  }

  private List<Past> read(UnitId unit, LocalDate from, LocalDate to, int limit) {
    return jdbc.sql(
            """
            with chosen as materialized (
              select f.case_id, f.month, f.due_on, f.reported_on, f.waits::text as waits
                from why.place p
                join why.case_fact f on f.station_id = p.station_id
                                    and f.month between :from and :to
               where p.unit_id = :unit
            )
            select case_id, month, due_on, reported_on, waits
              from chosen
             where case_id % greatest(1, (select count(*) from chosen) / :limit) = 0
             order by case_id
            """)
        .param("unit", unit.value())
        .param("from", from)
        .param("to", to)
        .param("limit", limit)
        .query((row, number) ->
            new Past(
                row.getLong("case_id"),
                row.getObject("month", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getObject("reported_on", LocalDate.class),
                WaitText.read(json, row.getString("waits"))))
        .list();
  }
}
