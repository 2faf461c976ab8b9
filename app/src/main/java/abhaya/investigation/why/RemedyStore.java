package abhaya.investigation.why;

import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.platform.DatabaseContext;
import abhaya.investigation.fair.Share;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Keeps what was done, and reads what came of it.
@Repository
class RemedyStore {
  private static final int MONTHS_MAX = 6;

  private static final String COLUMNS =
      """
      select handle, unit_id, case_id, what, note, done_on, practice, repeats, entered_at
        from why.intervention
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  RemedyStore(JdbcClient jdbc, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  @Transactional
  public void insert(long person, Remedy remedy) {
    jdbc.sql(
            """
            insert into why.intervention (handle, unit_id, case_id, what, note, done_on, practice,
                                          repeats, entered_by, entered_at)
            values (:handle, :unit, :case, :what, :note, :on, :practice, :repeats, :person, :at)
            """)
        .param("handle", remedy.handle())
        .param("unit", remedy.unit().value())
        .param("case", remedy.caseId())
        .param("what", remedy.what().name())
        .param("note", remedy.note())
        .param("on", remedy.doneOn())
        .param("practice", remedy.practice())
        .param("repeats", remedy.repeats())
        .param("person", person)
        .param("at", Timestamp.from(remedy.enteredAt()))
        .update();
  }

  /// Those of these units, the last first.
  @Transactional(readOnly = true)
  public List<Remedy> of(Scope scope, Collection<UnitId> units, int limit) {
    return jdbc.sql(
            COLUMNS + " where unit_id = any (:units) order by done_on desc, id desc limit :limit")
        .param("units", units.stream().map(UnitId::value).toArray(Integer[]::new))
        .param("limit", limit)
        .query(RemedyStore::remedy)
        .list();
  }

  /// Practices that somebody put forward, wherever.
  @Transactional(readOnly = true)
  public List<Remedy> practices(Scope scope, int limit) {
    return jdbc.sql(
            COLUMNS
                + " where practice and case_id is null order by done_on desc, id desc limit :limit")
        .param("limit", limit)
        .query(RemedyStore::remedy)
        .list();
  }

  @Transactional(readOnly = true)
  public Optional<Remedy> find(Scope scope, String handle) {
    return jdbc.sql(COLUMNS + " where handle = :handle")
        .param("handle", handle)
        .query(RemedyStore::remedy)
        .optional();
  }

  /// Who repeated these practices: units only. Read by the program, for a practice is everybody's.
  Map<String, List<UnitId>> repeated(Collection<String> handles) {
    var found = new HashMap<String, List<UnitId>>();
    DatabaseContext.SYSTEM.run(() ->
        transactions.executeWithoutResult(status ->
            jdbc.sql(
                    """
                    select repeats, array_agg(distinct unit_id order by unit_id) as units
                      from why.intervention
                     where repeats = any (:handles)
                     group by repeats
                    """)
                .param("handles", handles.toArray(String[]::new))
                .query((row, number) -> {
                  var units = (Integer[]) row.getArray("units").getArray();
                  found.put(
                      row.getString("repeats"), List.of(units).stream().map(UnitId::new).toList());
                  return number;
                })
                .list()));
    return found;
  }

  private record Month(YearMonth month, long cases, long inTime) {}

  /// What came of each remedy of a unit: in time before and after. Read by the program, for the
  /// evidence of a practice is for everybody.
  Map<String, Remedy.Effect> effects(List<Remedy> remedies, YearMonth lastMature) {
    if (remedies.isEmpty()) return Map.of();
    var units = remedies.stream().map(one -> one.unit().value()).distinct().toArray(Integer[]::new);
    var first = remedies.stream().map(one -> one.doneOn()).min(LocalDate::compareTo).orElseThrow();
    var months =
        DatabaseContext.SYSTEM.call(() ->
            transactions.execute(status ->
                months(units, YearMonth.from(first).minusMonths(MONTHS_MAX), lastMature)));
    var effects = new HashMap<String, Remedy.Effect>();
    if (months == null) return effects;
    for (var remedy : remedies) {
      var own = months.getOrDefault(remedy.unit().value(), List.of());
      effects.put(remedy.handle(), effect(remedy, own, lastMature));
    }
    return effects;
  }

  private Map<Integer, List<Month>> months(Integer[] units, YearMonth from, YearMonth to) {
    var found = new HashMap<Integer, List<Month>>();
    jdbc.sql(
            """
            select p.unit_id, f.month, count(*) as cases,
                   count(*) filter (where f.reported_on <= f.due_on) as in_time
              from why.place p
              join why.case_fact f on f.station_id = p.station_id
                                  and f.month between :from and :to
             where p.unit_id = any (:units)
             group by 1, 2
            """)
        .param("units", units)
        .param("from", from.atDay(1))
        .param("to", to.atDay(1))
        .query((row, number) -> {
          found
              .computeIfAbsent(row.getInt("unit_id"), unit -> new ArrayList<>())
              .add(
                  new Month(
                      YearMonth.from(row.getObject("month", LocalDate.class)),
                      row.getLong("cases"),
                      row.getLong("in_time")));
          return number;
        })
        .list();
    return found;
  }

  /// The month in which it was done belongs to neither side.
  private static Remedy.Effect effect(Remedy remedy, List<Month> months, YearMonth lastMature) {
    var done = YearMonth.from(remedy.doneOn());
    var after = (int) ChronoUnit.MONTHS.between(done, lastMature);
    var span = Math.clamp(after, 0, MONTHS_MAX);
    var was = sum(months, done.minusMonths(span), done.minusMonths(1));
    var is = sum(months, done.plusMonths(1), done.plusMonths(span));
    return new Remedy.Effect(was, is, span);
  }

  private static Share sum(List<Month> months, YearMonth from, YearMonth to) {
    var share = new Share(0, 0);
    for (var one : months) {
      if (one.month().isBefore(from) || one.month().isAfter(to)) continue;
      share = share.plus(new Share(one.inTime(), one.cases()));
    }
    return share;
  }

  private static Remedy remedy(ResultSet row, int number) throws SQLException {
    return new Remedy(
        row.getString("handle"),
        new UnitId(row.getInt("unit_id")),
        row.getObject("case_id", Long.class),
        Remedy.What.valueOf(row.getString("what")),
        row.getString("note"),
        row.getObject("done_on", LocalDate.class),
        row.getBoolean("practice"),
        row.getString("repeats"),
        row.getTimestamp("entered_at").toInstant());
  }
}
