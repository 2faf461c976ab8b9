package abhaya.investigation.why;

import abhaya.base.jurisdiction.UnitId;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Counts tallies anew, a state and month at a time, each in its caller's transaction: a long one
/// would keep every reader of events waiting. Until the last slice is done the facts answer in place
/// of the tallies.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class SliceStore {
  private static final int NATION = UnitId.NATION.value();

  private static final String STATE =
      """
      insert into why.tally (unit_id, measure, month, kind, term_id, n)
      select p.unit_id, c.measure, :month, c.kind, c.term_id, sum(c.n)
        from (select f.station_id, t.measure, f.kind, t.id as term_id, count(*) as n
                from why.place s
                join why.case_fact f on f.station_id = s.station_id and f.month = :month
               cross join lateral unnest(f.terms) as e (term_id)
                join why.term t on t.id = e.term_id
               where s.unit_id = :state and s.level = 1
               group by 1, 2, 3, 4) c
        join why.place p on p.station_id = c.station_id and p.level between 1 and 3
       group by 1, 2, 4, 5
       order by 1, 2, 4, 5
      """;

  private static final String COUNTRY =
      """
      insert into why.tally (unit_id, measure, month, kind, term_id, n)
      select :state, t.measure, :month, t.kind, t.term_id, sum(t.n)
        from why.tally t
       where t.month = :month
         and t.unit_id = any (array(select distinct unit_id from why.place where level = 1))
       group by 2, 4, 5
       order by 2, 4, 5
      """;

  private final JdbcClient jdbc;

  SliceStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Slice(int state, LocalDate month) {}

  /// From here on nothing of the tallies holds.
  void tellStale() {
    jdbc.sql(
            """
            insert into why.stale (state_id, month)
            select u.unit_id, m.month
              from (select distinct unit_id from why.place where level <= 1) u
             cross join (select distinct month from why.case_fact) m
                on conflict do nothing
            """)
        .update();
    jdbc.sql("update why.writer set filling = true, version = version + 1").update();
  }

  boolean isFilling() {
    return jdbc.sql("select filling from why.writer").query(Boolean.class).single();
  }

  /// Counts one slice, or ends the filling when none is left.
  ///
  /// @return whether more may be left
  boolean step() {
    // whoever takes facts in holds the same row, so none comes in between
    if (!jdbc.sql("select filling from why.writer for update").query(Boolean.class).single()) {
      return false;
    }
    var next = next();
    if (next.isEmpty()) end();
    else count(next.get());
    return next.isPresent();
  }

  /// The nation is made of its states, so it comes after them.
  private Optional<Slice> next() {
    return jdbc.sql(
            """
            select state_id, month from why.stale
             order by state_id = :nation, month, state_id limit 1
            """)
        .param("nation", NATION)
        .query((row, number) ->
            new Slice(row.getInt("state_id"), row.getObject("month", LocalDate.class)))
        .optional();
  }

  private void count(Slice slice) {
    var wasThere =
        slice.state == NATION
            ? "select :state"
            : """
            select p.unit_id
              from why.place s
              join why.place p on p.station_id = s.station_id and p.level between 1 and 3
             where s.unit_id = :state and s.level = 1
            """;
    with(slice, "delete from why.tally where month = :month and unit_id in (" + wasThere + ")");
    with(slice, slice.state == NATION ? COUNTRY : STATE);
    with(slice, "delete from why.stale where state_id = :state and month = :month");
  }

  private void with(Slice slice, String sql) {
    jdbc.sql(sql).param("state", slice.state).param("month", slice.month).update();
  }

  private void end() {
    jdbc.sql(
            """
            update why.voice v set cases = f.cases
              from (select station_id, count(*) as cases from why.case_fact group by 1) f
             where f.station_id = v.station_id and f.cases <> v.cases
            """)
        .update();
    jdbc.sql("update why.writer set filling = false, version = version + 1").update();
  }
}
