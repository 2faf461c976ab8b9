package abhaya.investigation.compliance;

import abhaya.base.jurisdiction.Unit;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitKind;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.BenchAdmin;
import abhaya.base.platform.DatabaseContext;
import abhaya.bench.Installation;
import abhaya.bench.Report;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// P7: the figures' SQL texts beside a plain group-by over the same facts, the same columns, the
/// same days, turn by turn.
public final class FigureRace {

  private static final String JOB = "figures";
  private static final LocalDate LAST = LocalDate.of(2026, 11, 22);
  private static final int DAYS = 1_500;
  private static final int ROUNDS = 30;
  private static final double TARGET = 8;

  /// All columns of each child in one pass over the facts, as somebody would write it first.
  private static final String PLAIN =
      """
      select %2$s as child,
             count(*) filter (where due_on <= :ended and reported_on <= least(due_on, :day::date)) as in_time,
             count(*) filter (where due_on <= :ended and reported_on > due_on and reported_on <= :day) as late,
             count(*) filter (where due_on <= :ended and (reported_on is null or reported_on > :day)) as overdue,
             count(*) filter (where due_on > :ended and reported_on <= :day) as young_disposed,
             count(*) filter (where due_on > :ended and (reported_on is null or reported_on > :day)) as young_open,
             count(*) filter (where charged and reported_on <= :day) as charge_sheets,
             count(*) filter (where :ended - due_on between 0 and 29 and (reported_on is null or reported_on > :day)) as up_to_30,
             count(*) filter (where :ended - due_on between 30 and 59 and (reported_on is null or reported_on > :day)) as up_to_60,
             count(*) filter (where :ended - due_on between 60 and 119 and (reported_on is null or reported_on > :day)) as up_to_120,
             count(*) filter (where :ended - due_on between 120 and 179 and (reported_on is null or reported_on > :day)) as up_to_180,
             count(*) filter (where :ended - due_on > 179 and (reported_on is null or reported_on > :day)) as over_180
        from compliance.case_fact f
        join compliance.block_place p
          on p.block_id = f.%1$s and p.level = '%3$s' and p.valid @> :day::date
       where f.recorded_on between :from and least(:to, :day::date) %4$s
       group by 1
      """;

  private final Installation installation;
  private final int cases;
  private final Random random;
  private final Report report;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final Counting counting;
  private final UnitTrees trees;

  public FigureRace(Installation installation, int cases, long seed, Report report) {
    this.installation = installation;
    this.cases = cases;
    this.random = new Random(seed);
    this.report = report;
    this.jdbc = installation.bean(JdbcClient.class);
    this.transactions = installation.bean(TransactionTemplate.class);
    this.counting = installation.bean(Counting.class);
    this.trees = installation.bean(UnitTrees.class);
  }

  /// So many facts over 1,500 days, more of late, one state in six much larger, 12 % open.
  public void fill() throws SQLException {
    var store = installation.bean(ComplianceStore.class);
    report.progress("figures: making %,d facts".formatted(cases));
    long began = System.nanoTime();
    DatabaseContext.SYSTEM.run(() ->
        transactions.executeWithoutResult(status -> {
          store.becomeTheWriter();
          store.renewBlocks();
          jdbc.sql("select setseed(0.42)").query().listOfRows();
          jdbc.sql(FILL).param("cases", cases).param("last", LAST).param("days", DAYS).update();
        }));
    report.result(JOB, "fill", "facts", (System.nanoTime() - began) / 1e9, "s");
    began = System.nanoTime();
    DatabaseContext.SYSTEM.run(
        () -> transactions.executeWithoutResult(status -> store.countAnew()));
    report.result(JOB, "fill", "tallies", (System.nanoTime() - began) / 1e9, "s");
    BenchAdmin.execute(
        installation.product(),
        "vacuum analyze compliance.case_fact",
        "vacuum analyze compliance.tally_month",
        "vacuum analyze compliance.tally_month_report",
        "vacuum analyze compliance.tally_day",
        "vacuum analyze compliance.tally_day_report",
        "analyze compliance.station_block",
        "analyze compliance.block_place");
  }

  private static final String FILL =
      """
      insert into compliance.case_fact
             (case_id, station_id, state_block, district_block, recorded_on, due_on, reported_on,
              kind, basis, age_mask, act_mask, group_mask, charged)
      select id, station_id, state_block, district_block, recorded_on,
             (recorded_on + interval '2 months')::date, reported_on,
             case when reported_on is null then 0 else kind end, 1 + id % 3, 1 << (id % 5)::int,
             1 << (id % 3)::int, 1 << (id % 5)::int, reported_on is not null and kind <= 2
        from (select id, b.*, recorded_on, 1 + (random() * random() * 9)::int as kind,
                     case when recorded_on + lag <= :last and random() > 0.06
                          then recorded_on + lag end as reported_on
                from (select id, (count_of * random() * random())::int as place,
                             :last - (:days * random() * sqrt(random()))::int as recorded_on,
                             5 + (random() * 20)::int + (-60 * ln(1 - random()))::int as lag
                        from generate_series(1, :cases) id,
                             (select count(*) as count_of from compliance.station_block) c) made
                join (select *, row_number() over (order by station_id) - 1 as place
                        from compliance.station_block) b using (place)) facts
      """;

  /// Units of every level for the other jobs.
  public Map<UnitKind, List<Unit>> units() {
    var units = new HashMap<UnitKind, List<Unit>>();
    for (var unit : trees.today().units()) {
      units.computeIfAbsent(unit.kind(), kind -> new ArrayList<>()).add(unit);
    }
    return units;
  }

  /// @param loopbackMillis what the machine takes to ask another process anything
  public void run(double loopbackMillis) {
    report.note(
        JOB, "Exact and of this moment on both sides: the same facts in memory, any of the");
    report.note(JOB, "last 400 days, another one each turn, and every answer compared.");
    report.progress("figures: nation");
    var nation = new Contest("nation", UnitKind.NATION, NATION);
    var state = new Contest("state", UnitKind.STATE, STATE);
    race(nation, loopbackMillis);
    report.progress("figures: state");
    race(state, loopbackMillis);
  }

  static final String NATION = PLAIN.formatted("state_block", "p.state_id", "STATE", "");
  private static final String STATE =
      PLAIN.formatted(
          "district_block",
          "coalesce(p.district_id, p.station_id)",
          "DISTRICT",
          "and p.state_id = :unit");

  private record Contest(String name, UnitKind kind, String sql) {}

  private void race(Contest contest, double loopbackMillis) {
    var name = contest.name();
    var units = units().getOrDefault(contest.kind(), List.of());
    var ours = new double[ROUNDS];
    var plain = new double[ROUNDS];
    for (int round = -3; round < ROUNDS; round++) {
      var ask = ask(units.get(random.nextInt(units.size())));
      long began = System.nanoTime();
      var counted = DatabaseContext.SYSTEM.call(() -> counting.picture(ask)).children();
      double first = (System.nanoTime() - began) / 1e6;
      began = System.nanoTime();
      var expected = DatabaseContext.SYSTEM.call(() -> plain(contest.sql(), ask));
      double second = (System.nanoTime() - began) / 1e6;
      if (!folded(counted, ask).equals(expected)) report.wrong(JOB, name + " " + ask);
      if (round < 0) continue;
      ours[round] = first;
      plain[round] = second;
    }
    double fast = report.percentiles(JOB, name + "-figures", ours, 95);
    double slow = report.percentiles(JOB, name + "-group-by", plain, 95);
    report.result(JOB, name + "-figures", "p50", fast / loopbackMillis, "× loopback");
    report.ratio(JOB, name + ": figures against group-by", slow / fast, TARGET);
  }

  /// Where ranges stand between, children are ranges; the plain form knows districts only.
  private Map<UnitId, Figures> folded(Map<UnitId, Figures> counted, Ask ask) {
    var folded = new HashMap<>(counted);
    folded.values().removeIf(Figures.NONE::equals);
    var tree = trees.asOf(ask.asOf().day());
    for (var child : List.copyOf(folded.keySet())) {
      if (tree.find(child).map(Unit::kind).orElse(UnitKind.DISTRICT) != UnitKind.RANGE) continue;
      folded.remove(child);
      var range = new Ask(tree.get(child), ask.asOf(), ask.window(), ask.filter());
      folded.putAll(DatabaseContext.SYSTEM.call(() -> counting.picture(range)).children());
    }
    folded.values().removeIf(Figures.NONE::equals);
    return folded;
  }

  private Ask ask(Unit unit) {
    var day = LAST.minusDays(random.nextInt(400));
    var asOf = new AsOf(day, random.nextBoolean());
    var window =
        random.nextInt(4) == 0
            ? new Window(day.minusDays(random.nextInt(900)), day)
            : Window.cumulative(day);
    return new Ask(unit, asOf, window, CaseFilter.NONE);
  }

  /// Each child by one pass over the facts.
  Map<UnitId, Figures> plain(String sql, Ask ask) {
    var found = new HashMap<UnitId, Figures>();
    transactions.executeWithoutResult(status ->
        jdbc.sql(sql)
            .param("unit", ask.unit().id().value())
            .param("day", ask.asOf().day())
            .param("ended", ask.asOf().lastEndedDay())
            .param("from", ask.window().from())
            .param("to", ask.window().to())
            .query(row -> {
              found.put(new UnitId(row.getInt("child")), Counting.figures(row));
            }));
    return found;
  }
}
