package abhaya.investigation.compliance;

import abhaya.investigation.cases.CaseFigure;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Writes facts and keeps the tallies equal to them. Every method runs in its caller's transaction
/// and holds the one writer's row.
@Repository
class ComplianceStore {

  private static final String FRESH =
      """
      fresh as materialized (
        select u.*, b.state_block, b.district_block
          from unnest(:ids::bigint[], :stations::int[], :recorded::date[], :due::date[],
                      :reported::date[], :kinds::smallint[], :bases::smallint[],
                      :victims::smallint[], :acts::int[], :groups::int[], :charged::boolean[],
                      :returned::boolean[])
               as u (case_id, station_id, recorded_on, due_on, reported_on, kind, basis,
                     age_mask, act_mask, group_mask, charged, returned)
          join compliance.station_block b using (station_id)
      )\
      """;

  private static final String STORE =
      """
      insert into compliance.case_fact as f
             (case_id, station_id, state_block, district_block, recorded_on, due_on, reported_on,
              kind, basis, age_mask, act_mask, group_mask, charged, returned)
      select case_id, station_id, state_block, district_block, recorded_on, due_on, reported_on,
             kind, basis, age_mask, act_mask, group_mask, charged, returned
        from fresh
          on conflict (case_id) do update
         set station_id = excluded.station_id, state_block = excluded.state_block,
             district_block = excluded.district_block, recorded_on = excluded.recorded_on,
             due_on = excluded.due_on, reported_on = excluded.reported_on, kind = excluded.kind,
             basis = excluded.basis, age_mask = excluded.age_mask, act_mask = excluded.act_mask,
             group_mask = excluded.group_mask, charged = excluded.charged,
             returned = excluded.returned
       where (f.station_id, f.recorded_on, f.reported_on, f.kind, f.basis, f.age_mask, f.act_mask,
              f.group_mask, f.returned)
             is distinct from
             (excluded.station_id, excluded.recorded_on, excluded.reported_on, excluded.kind,
              excluded.basis, excluded.age_mask, excluded.act_mask, excluded.group_mask,
              excluded.returned)
      """;

  /// The old facts are taken off the tallies and the new ones added, cell by cell, in the statement
  /// that replaces the facts.
  private static final String TAKE_IN =
      """
      with %s
      , was as materialized (
        select * from compliance.case_fact where case_id = any (:asked::bigint[])
      ), gone as (
        delete from compliance.case_fact f
         where f.case_id = any (:asked::bigint[])
           and not exists (select from fresh where fresh.case_id = f.case_id)
      ), stored as (%s)
      , change as materialized (
        select state_block, district_block, recorded_on,
               date_trunc('month', recorded_on::timestamp)::date as recorded_month,
               date_trunc('month', reported_on::timestamp)::date as reported_month,
               sum(sign) as n,
               sum(sign) filter (where reported_on is not null) as reported,
               sum(sign) filter (where reported_on <= due_on) as in_time,
               sum(sign) filter (where charged) as charged
          from (select 1 as sign, state_block, district_block, recorded_on, due_on, reported_on,
                       charged from fresh
                 union all
                select -1, state_block, district_block, recorded_on, due_on, reported_on, charged
                  from was) signed
         group by 1, 2, 3, 5
      ), parted as materialized (
        select b.block, b.by_day, c.recorded_on, c.recorded_month, c.reported_month,
               c.n, coalesce(c.reported, 0) as reported, coalesce(c.in_time, 0) as in_time,
               coalesce(c.charged, 0) as charged
          from change c
         cross join lateral (values (0, true), (c.state_block, true), (c.district_block, false))
                         as b (block, by_day)
         where (c.n, coalesce(c.reported, 0), coalesce(c.in_time, 0), coalesce(c.charged, 0))
               <> (0, 0, 0, 0)
      ), months as (
        merge into compliance.tally_month t
        using (select block, recorded_month, sum(n) as n, sum(reported) as reported,
                      sum(in_time) as in_time, sum(charged) as charged
                 from parted group by 1, 2) d
           on t.block = d.block and t.recorded_month = d.recorded_month
        when matched and t.n + d.n = 0 then delete
        when matched then update
         set n = t.n + d.n, reported = t.reported + d.reported, in_time = t.in_time + d.in_time,
             charged = t.charged + d.charged
        when not matched and d.n <> 0 then insert
          values (d.block, d.recorded_month, d.n, d.reported, d.in_time, d.charged)
      ), month_reports as (
        merge into compliance.tally_month_report t
        using (select block, reported_month, recorded_month, sum(reported) as reported,
                      sum(in_time) as in_time, sum(charged) as charged
                 from parted where reported_month is not null group by 1, 2, 3) d
           on t.block = d.block and t.reported_month = d.reported_month
              and t.recorded_month = d.recorded_month
        when matched and t.reported + d.reported = 0 then delete
        when matched then update
         set reported = t.reported + d.reported, in_time = t.in_time + d.in_time,
             charged = t.charged + d.charged
        when not matched and d.reported <> 0 then insert
          values (d.block, d.reported_month, d.recorded_month, d.reported, d.in_time, d.charged)
      ), days as (
        merge into compliance.tally_day t
        using (select block, recorded_on, sum(n) as n, sum(reported) as reported,
                      sum(in_time) as in_time, sum(charged) as charged
                 from parted where by_day group by 1, 2) d
           on t.block = d.block and t.recorded_on = d.recorded_on
        when matched and t.n + d.n = 0 then delete
        when matched then update
         set n = t.n + d.n, reported = t.reported + d.reported, in_time = t.in_time + d.in_time,
             charged = t.charged + d.charged
        when not matched and d.n <> 0 then insert
          values (d.block, d.recorded_on, d.n, d.reported, d.in_time, d.charged)
      )
      merge into compliance.tally_day_report t
      using (select block, reported_month, recorded_on, sum(reported) as reported,
                    sum(in_time) as in_time, sum(charged) as charged
               from parted where by_day and reported_month is not null group by 1, 2, 3) d
         on t.block = d.block and t.reported_month = d.reported_month
            and t.recorded_on = d.recorded_on
      when matched and t.reported + d.reported = 0 then delete
      when matched then update
       set reported = t.reported + d.reported, in_time = t.in_time + d.in_time,
           charged = t.charged + d.charged
      when not matched and d.reported <> 0 then insert
        values (d.block, d.reported_month, d.recorded_on, d.reported, d.in_time, d.charged)
      """
          .formatted(FRESH, STORE);

  private final JdbcClient jdbc;

  ComplianceStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Waits until nobody else counts. Answers the version of the facts as they stand.
  @Transactional(propagation = Propagation.MANDATORY)
  public long becomeTheWriter() {
    return jdbc.sql("select version from compliance.writer for update").query(Long.class).single();
  }

  /// The version of the facts after what this transaction did so far.
  @Transactional(propagation = Propagation.MANDATORY)
  public long version() {
    return jdbc.sql("select version from compliance.writer").query(Long.class).single();
  }

  /// Makes the facts of these cases what their figures say; a case without a figure is not counted.
  @Transactional(propagation = Propagation.MANDATORY)
  public void takeIn(Collection<Long> asked, List<CaseFigure> figures) {
    bound(TAKE_IN, figures).param("asked", array(asked, Object::toString)).update();
  }

  /// Adds facts without touching a tally: `countAnew` has to follow.
  @Transactional(propagation = Propagation.MANDATORY)
  public void load(List<CaseFigure> figures) {
    bound("with " + FRESH + STORE, figures).update();
  }

  /// Forgets every fact.
  @Transactional(propagation = Propagation.MANDATORY)
  public void clear() {
    jdbc.sql("delete from compliance.case_fact").update();
  }

  /// How many of these stations have no block yet: units that came after the last look.
  @Transactional(propagation = Propagation.MANDATORY)
  public int stationsWithoutBlock(List<CaseFigure> figures) {
    return jdbc.sql(
            """
            select count(*) from unnest(:stations::int[]) as u (station_id)
             where not exists (select from compliance.station_block b
                                where b.station_id = u.station_id)
            """)
        .param("stations", array(figures, figure -> Integer.toString(figure.stationId())))
        .query(Integer.class)
        .single();
  }

  /// Follows the tree of units; counts anew what a move touched.
  @Transactional(propagation = Propagation.MANDATORY)
  public void renewBlocks() {
    jdbc.sql(
            """
            select compliance.count_anew(array_agg(touched))
              from compliance.renew_blocks() as touched
            having count(*) > 0
            """)
        .query((row, number) -> number)
        .list();
  }

  /// Counts every tally anew from the facts.
  @Transactional(propagation = Propagation.MANDATORY)
  public void countAnew() {
    jdbc.sql("select compliance.count_anew(null)").query((row, number) -> number).list();
  }

  /// Tells the planner what is there after much has changed at once.
  @Transactional(propagation = Propagation.MANDATORY)
  public void tellThePlanner() {
    for (var table :
        List.of(
            "case_fact",
            "tally_month",
            "tally_month_report",
            "tally_day",
            "tally_day_report",
            "station_block",
            "block_place")) {
      jdbc.sql("analyze compliance." + table).update();
    }
  }

  private JdbcClient.StatementSpec bound(String sql, List<CaseFigure> figures) {
    return jdbc.sql(sql)
        .param("ids", array(figures, figure -> Long.toString(figure.id())))
        .param("stations", array(figures, figure -> Integer.toString(figure.stationId())))
        .param("recorded", array(figures, figure -> figure.recordedOn().toString()))
        .param("due", array(figures, figure -> figure.dueOn().toString()))
        .param("reported", array(figures, figure -> text(figure.reportedOn())))
        .param("kinds", array(figures, figure -> Integer.toString(FactKind.of(figure).code())))
        .param("bases", array(figures, figure -> Integer.toString(figure.basis().code())))
        .param("victims", array(figures, figure -> Integer.toString(figure.ageMask())))
        .param("acts", array(figures, figure -> Integer.toString(figure.actMask())))
        .param("groups", array(figures, figure -> Integer.toString(figure.groupMask())))
        .param("charged", array(figures, figure -> flag(FactKind.of(figure).charged())))
        .param("returned", array(figures, figure -> flag(figure.returnedCount() > 0)));
  }

  private static String text(@Nullable LocalDate day) {
    return day == null ? "null" : day.toString();
  }

  private static String flag(boolean yes) {
    return yes ? "t" : "f";
  }

  /// An array as PostgreSQL reads it: numbers, dates and letters need no quotes.
  private static <T> String array(Collection<T> values, Function<T, String> text) {
    var joined = new StringBuilder(values.size() * 12).append('{');
    for (var value : values) {
      if (joined.length() > 1) joined.append(',');
      joined.append(text.apply(value));
    }
    return joined.append('}').toString();
  }
}
