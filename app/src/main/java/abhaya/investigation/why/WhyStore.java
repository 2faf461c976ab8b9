package abhaya.investigation.why;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/// Writes facts and keeps the tallies equal to them. Every method runs in its caller's transaction
/// and holds the one writer's row.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class WhyStore {

  private static final String TERMS =
      """
      with asked as materialized (
        select * from unnest(:measures::smallint[], :keys::text[], :buckets::int[])
                      with ordinality as u (measure, key, bucket, place)
      ), made as (
        insert into why.term (measure, key, bucket)
        select measure, key, bucket from asked u
         where not exists (select from why.term t
                            where t.measure = u.measure and t.key = u.key and t.bucket = u.bucket)
            on conflict do nothing
        returning id, measure, key, bucket
      )
      select u.place, t.id from asked u join why.term t using (measure, key, bucket)
       union all
      select u.place, m.id from asked u join made m using (measure, key, bucket)
      """;

  /// Replaces the facts.
  private static final String STORED =
      """
      with named as materialized (
        select u.case_id, array_agg(u.term_id) as terms
          from unnest(:termCases::bigint[], :terms::int[]) as u (case_id, term_id)
         group by u.case_id
      ), fresh as materialized (
        select f.*, n.terms
          from unnest(:cases::bigint[], :stations::int[], :months::date[], :kinds::smallint[],
                      :due::date[], :reported::date[], :waits::text[])
               as f (case_id, station_id, month, kind, due_on, reported_on, waits)
          join named n using (case_id)
      ), gone as (
        delete from why.case_fact f
         where f.case_id = any (:asked::bigint[])
           and not exists (select from fresh where fresh.case_id = f.case_id)
      ), stored as (
        insert into why.case_fact
               (case_id, station_id, month, kind, due_on, reported_on, terms, waits)
        select case_id, station_id, month, kind, due_on, reported_on, terms, waits::jsonb
          from fresh
            on conflict (case_id) do update
           set station_id = excluded.station_id, month = excluded.month, kind = excluded.kind,
               due_on = excluded.due_on, reported_on = excluded.reported_on,
               terms = excluded.terms, waits = excluded.waits
      )
      """;

  /// What the facts were before.
  private static final String WAS =
      """
      , was as materialized (
        select * from why.case_fact where case_id = any (:asked::bigint[])
      )
      """;

  /// While tallies are counted anew: theirs no longer hold.
  private static final String FACTS_ALONE =
      STORED
          + WAS
          + """
          insert into why.stale (state_id, month)
          select distinct p.unit_id, c.month
            from (select station_id, month from fresh union select station_id, month from was) c
            join why.place p on p.station_id = c.station_id and p.level <= 1
              on conflict do nothing
          """;

  /// The old terms are taken off the tallies and the new ones added in the statement that replaces
  /// the facts.
  private static final String TAKE_IN =
      STORED
          + WAS
          + """
          , change as materialized (
            select station_id, month, kind, term_id, sum(sign) as n
              from (select 1 as sign, station_id, month, kind, unnest(terms) as term_id from fresh
                     union all
                    select -1, station_id, month, kind, unnest(terms) from was) signed
             group by 1, 2, 3, 4
            having sum(sign) <> 0
          )
          merge into why.tally t
          using (select p.unit_id, m.measure, c.month, c.kind, c.term_id, sum(c.n) as n
                   from change c
                   join why.term m on m.id = c.term_id
                   join why.place p on p.station_id = c.station_id and p.level <= 3
                  group by 1, 2, 3, 4, 5
                 having sum(c.n) <> 0) d
             on t.unit_id = d.unit_id and t.measure = d.measure and t.month = d.month
                and t.kind = d.kind and t.term_id = d.term_id
          when matched and t.n + d.n = 0 then delete
          when matched then update set n = t.n + d.n
          when not matched then insert (unit_id, measure, month, kind, term_id, n)
            values (d.unit_id, d.measure, d.month, d.kind, d.term_id, d.n)
          """;

  /// When they spoke first and last; how much they sent is counted at the end.
  private static final String VOICES_ALONE =
      """
      insert into why.voice as v (station_id, cases, first_at, last_at)
      select station, count(*), min(first_at::timestamptz), max(last_at::timestamptz)
        from unnest(:stations::int[], :first::text[], :last::text[])
             as u (station, first_at, last_at)
       group by station
          on conflict (station_id) do update
         set first_at = least(v.first_at, excluded.first_at),
             last_at = greatest(v.last_at, excluded.last_at)
      """;

  private static final String VOICES =
      VOICES_ALONE
          + """
               , cases = (select count(*) from why.case_fact f where f.station_id = v.station_id)
          """;

  /// Tables of which the planner is told.
  static final List<String> TABLES = List.of("case_fact", "tally", "term", "place");

  private static final int ANALYZED_AFTER = 20_000;
  private static final double ANALYZED_PART = 0.1;

  private final AtomicLong takenIn = new AtomicLong();
  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Map<Term, Integer> known = new ConcurrentHashMap<>();

  WhyStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /// Who counts alone.
  ///
  /// @param day for which places were made
  /// @param filling tallies are being counted anew; facts are taken in alone
  record Writer(@Nullable LocalDate day, boolean filling) {}

  /// Waits until nobody else counts; what was counted before holds no more.
  Writer becomeTheWriter() {
    return jdbc.sql(
            """
            update why.writer set version = version + 1
            returning nullif(day, '-infinity') as day, filling
            """)
        .query((row, number) ->
            new Writer(row.getObject("day", LocalDate.class), row.getBoolean("filling")))
        .single();
  }

  /// From here on facts are taken in alone, if there are none yet: tallies are counted at the end.
  void beginFilling() {
    becomeTheWriter();
    jdbc.sql(
            """
            update why.writer set filling = true where not exists (select from why.case_fact)
            """)
        .update();
  }

  /// Follows the tree of units.
  ///
  /// @return whether anything moved
  boolean renewPlaces() {
    return jdbc.sql("select why.renew_places()").query(Integer.class).single() > 0;
  }

  /// Makes the facts of these cases what their terms say; a case without terms is not counted.
  void takeIn(Collection<Long> asked, List<CaseTerms> rows, boolean filling) {
    var marks = new ArrayList<Mark>();
    for (var row : rows) for (var term : row.terms()) marks.add(new Mark(row.caseId(), term));
    var ids = ids(marks.stream().map(Mark::term).distinct().toList());
    var statement =
        jdbc.sql(filling ? FACTS_ALONE : TAKE_IN)
            .param("termCases", longs(marks, Mark::caseId))
            .param("terms", numbers(marks, mark -> Objects.requireNonNull(ids.get(mark.term()))))
            .param("cases", longs(rows, CaseTerms::caseId))
            .param("stations", numbers(rows, CaseTerms::stationId))
            .param("months", texts(rows, row -> row.month().toString()))
            .param("kinds", numbers(rows, CaseTerms::kind))
            .param("due", texts(rows, row -> row.dueOn().toString()))
            .param("reported", texts(rows, row -> text(row.reportedOn())))
            .param("waits", texts(rows, row -> WaitText.write(json, row.waits())))
            .param("asked", asked.toArray(Long[]::new));
    statement.update();
    takenIn.addAndGet(asked.size());
    if (rows.isEmpty()) return;
    jdbc.sql(filling ? VOICES_ALONE : VOICES)
        .param("stations", numbers(rows, CaseTerms::stationId))
        .param("first", texts(rows, row -> row.enteredFirst().toString()))
        .param("last", texts(rows, row -> row.enteredLast().toString()))
        .update();
  }

  private record Mark(long caseId, Term term) {}

  /// The number of each term; new ones get theirs here. Only the one writer makes terms, and none is
  /// ever removed: what was committed once is known for good.
  private Map<Term, Integer> ids(List<Term> terms) {
    var ids = new HashMap<Term, Integer>();
    for (var term : terms) {
      var id = known.get(term);
      if (id != null) ids.put(term, id);
    }
    var asked = terms.stream().filter(term -> !ids.containsKey(term)).toList();
    if (asked.isEmpty()) return ids;
    var told = new HashMap<Term, Integer>();
    jdbc.sql(TERMS)
        .param("measures", numbers(asked, term -> term.measure().code()))
        .param("keys", texts(asked, Term::key))
        .param("buckets", numbers(asked, Term::bucket))
        .query(row -> {
          told.put(asked.get(row.getInt("place") - 1), row.getInt("id"));
        });
    ids.putAll(told);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            known.putAll(told);
          }
        });
    return ids;
  }

  /// Whether so many facts were taken in since the planner was told that it should be told again.
  boolean isMuchChanged() {
    if (takenIn.get() < ANALYZED_AFTER) return false;
    var cases =
        jdbc.sql("select reltuples from pg_class where oid = 'why.case_fact'::regclass")
            .query(Double.class)
            .single();
    return takenIn.get() >= cases * ANALYZED_PART;
  }

  /// The planner is being told of what was taken in so far.
  void countChangesAnew() {
    takenIn.set(0);
  }

  /// Tells the planner what is there now. A table that is being looked through already is left out.
  void tellThePlanner(String table) {
    jdbc.sql("analyze (skip_locked) why." + table).update();
  }

  private static @Nullable String text(@Nullable LocalDate day) {
    return day == null ? null : day.toString();
  }

  private static <T> Long[] longs(List<T> all, Function<T, Long> of) {
    return all.stream().map(of).toArray(Long[]::new);
  }

  private static <T> Integer[] numbers(List<T> all, Function<T, Integer> of) {
    return all.stream().map(of).toArray(Integer[]::new);
  }

  private static <T> @Nullable String[] texts(List<T> all, Function<T, @Nullable String> of) {
    @Nullable String[] texts = new @Nullable String[all.size()];
    for (var at = 0; at < texts.length; at++) texts[at] = of.apply(all.get(at));
    return texts;
  }
}
