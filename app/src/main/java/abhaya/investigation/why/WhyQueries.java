package abhaya.investigation.why;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.Unit;
import abhaya.base.jurisdiction.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Counts of terms by unit, and the cases behind a count. Only the clock (measure 1) is told apart
/// by kind of offence; of everything else the kinds are added up. Which rows exist for the reader the
/// database decides once more.
@Repository
@Transactional(readOnly = true)
class WhyQueries {
  private static final String FROM_TALLY =
      """
      select c.unit_id, c.measure, c.kind, c.month, t.key, t.bucket, c.n
        from (select unit_id, measure, case when measure = 1 then kind else 0 end as kind,
                     case when :byMonth then month end as month, term_id, sum(n) as n
                from why.tally
               where unit_id = any (:units) and measure = any (:measures)
                 and month between :from and :to and (:kind = 0 or kind = :kind)
               group by 1, 2, 3, 4, 5) c
        join why.term t on t.id = c.term_id
      """;

  private static final String FROM_FACTS =
      """
      select p.unit_id, t.measure, case when t.measure = 1 then f.kind else 0 end as kind,
             case when :byMonth then f.month end as month, t.key, t.bucket, count(*) as n
        from why.place p
        join why.case_fact f on f.station_id = p.station_id
                            and f.month between :from and :to and (:kind = 0 or f.kind = :kind)
       cross join lateral unnest(f.terms) as e (term_id)
        join why.term t on t.id = e.term_id and t.measure = any (:measures)
       where p.unit_id = any (:units)
       group by 1, 2, 3, 4, 5, 6
      """;

  private final JdbcClient jdbc;

  private final CountMemory memory;

  WhyQueries(JdbcClient jdbc, CountMemory memory) {
    this.jdbc = jdbc;
    this.memory = memory;
  }

  /// The unit's own counts.
  List<Count> own(Scope scope, WhyAsk ask, boolean byMonth, Tallied... measures) {
    var spec = new Spec(List.of(ask.unit()), ask.isBelowDistrict(), byMonth, List.of(measures));
    return counts(scope, ask, spec);
  }

  /// The counts of its parts.
  List<Count> parts(Scope scope, WhyAsk ask, boolean byMonth, Tallied... measures) {
    var spec = new Spec(ask.parts(), ask.partsAreStations(), byMonth, List.of(measures));
    return counts(scope, ask, spec);
  }

  private record Spec(
      List<Unit> units, boolean fromFacts, boolean byMonth, List<Tallied> measures) {}

  private List<Count> counts(Scope scope, WhyAsk ask, Spec spec) {
    NotVisible.unless(scope.decideOn(Operation.SEE_COUNTS, ask.unit().id()));
    if (spec.units().isEmpty()) return List.of();
    var question =
        new CountMemory.Question(
            scope.role() + "@" + scope.unit().value(),
            spec.units().stream().map(unit -> unit.id().value()).toList(),
            spec.measures().stream().map(Tallied::code).toList(),
            month(ask.from()),
            month(ask.to()),
            ask.kindMask(),
            spec.byMonth(),
            spec.fromFacts());
    // before anything is counted: an answer is never younger than its version says
    var version = jdbc.sql("select version from why.writer").query(Long.class).single();
    return memory.of(version, question, () -> count(ask, spec));
  }

  private static int month(YearMonth month) {
    return month.getYear() * 12 + month.getMonthValue();
  }

  /// While tallies are counted anew the facts answer: slower, and as right.
  private List<Count> count(WhyAsk ask, Spec spec) {
    if (spec.fromFacts() || isFilling()) return count(ask, spec, FROM_FACTS);
    var counted = count(ask, spec, FROM_TALLY);
    return isFilling() ? count(ask, spec, FROM_FACTS) : counted;
  }

  private boolean isFilling() {
    return jdbc.sql("select filling from why.writer").query(Boolean.class).single();
  }

  private List<Count> count(WhyAsk ask, Spec spec, String sql) {
    return jdbc.sql(sql)
        .param("units", numbers(spec.units().stream().map(Unit::id).toList()))
        .param("measures", spec.measures().stream().map(Tallied::code).toArray(Integer[]::new))
        .param("from", ask.from().atDay(1))
        .param("to", ask.to().atDay(1))
        .param("kind", ask.kindMask())
        .param("byMonth", spec.byMonth())
        .query(WhyQueries::count)
        .list();
  }

  private static Count count(ResultSet row, int number) throws SQLException {
    return new Count(
        new UnitId(row.getInt("unit_id")),
        Tallied.of(row.getInt("measure")),
        row.getInt("kind"),
        row.getObject("month", LocalDate.class),
        row.getString("key"),
        row.getInt("bucket"),
        row.getLong("n"));
  }

  /// The numbers of the cases behind a count: those with one of these keys of a measure, the oldest
  /// first. A key ends in `%` where all that begin so are meant.
  List<Long> cases(Scope scope, WhyAsk ask, Tallied measure, String key, int limit) {
    NotVisible.unless(scope.decideOn(Operation.SEE_CASE_LIST, ask.unit().id()));
    var exact = !key.endsWith("%");
    var start = exact ? key : key.substring(0, key.length() - 1);
    return jdbc.sql(
            """
            select f.case_id
              from why.place p
              join why.case_fact f on f.station_id = p.station_id
                                  and f.month between :from and :to
                                  and (:kind = 0 or f.kind = :kind)
             where p.unit_id = :unit
               and f.terms && array(select t.id from why.term t
                                     where t.measure = :measure
                                       and (t.key = :start
                                            or not :exact and starts_with(t.key, :start)))
             order by f.month, f.case_id
             limit :limit
            """)
        .param("unit", ask.unit().id().value())
        .param("from", ask.from().atDay(1))
        .param("to", ask.to().atDay(1))
        .param("kind", ask.kindMask())
        .param("measure", measure.code())
        .param("start", start)
        .param("exact", exact)
        .param("limit", limit)
        .query((row, number) -> row.getLong("case_id"))
        .list();
  }

  /// How much the stations of a unit have sent, and when last.
  ///
  /// @param cases counted of it, since the first
  record Voice(UnitId station, long cases, Instant first, Instant last) {}

  List<Voice> voices(Scope scope, WhyAsk ask) {
    NotVisible.unless(scope.decideOn(Operation.SEE_COUNTS, ask.unit().id()));
    return jdbc.sql(
            """
            select v.station_id, v.cases, v.first_at, v.last_at
              from why.place p
              join why.voice v using (station_id)
             where p.unit_id = :unit
            """)
        .param("unit", ask.unit().id().value())
        .query((row, number) ->
            new Voice(
                new UnitId(row.getInt("station_id")),
                row.getLong("cases"),
                row.getTimestamp("first_at").toInstant(),
                row.getTimestamp("last_at").toInstant()))
        .list();
  }

  /// Officers for investigation of a unit as of a day.
  record Posts(UnitId unit, LocalDate asOf, int sanctioned, int posted, String source) {}

  /// The last statement of each of these units.
  List<Posts> posts(Scope scope, WhyAsk ask) {
    NotVisible.unless(scope.decideOn(Operation.SEE_COUNTS, ask.unit().id()));
    var units = new ArrayList<UnitId>(ask.parts().stream().map(Unit::id).toList());
    units.add(ask.unit().id());
    return jdbc.sql(
            """
            select distinct on (unit_id) unit_id, as_of, sanctioned, posted, source
              from why.vacancy
             where unit_id = any (:units)
             order by unit_id, as_of desc
            """)
        .param("units", numbers(units))
        .query((row, number) ->
            new Posts(
                new UnitId(row.getInt("unit_id")),
                row.getObject("as_of", LocalDate.class),
                row.getInt("sanctioned"),
                row.getInt("posted"),
                row.getString("source")))
        .list();
  }

  /// The day up to which the entries of a unit reach.
  Optional<Instant> reach(Scope scope, WhyAsk ask) {
    return voices(scope, ask).stream().map(Voice::last).max(Instant::compareTo);
  }

  private static Integer[] numbers(Collection<UnitId> units) {
    return units.stream().map(UnitId::value).toArray(Integer[]::new);
  }
}
