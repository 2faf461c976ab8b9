package abhaya.bench;

import abhaya.base.access.Role;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.platform.DatabaseContext;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What each policy of each statement asks the database: the units a control room of the state with
/// most stations may see, as they are kept beside working them out.
final class RightsRace {
  static final String JOB = "rights";
  private static final String OPERATION = "SEE_INCIDENTS";
  private static final double TWIN = 2;

  private final Installation installation;
  private final int rounds;
  private final Report report;

  RightsRace(Installation installation, int rounds, Report report) {
    this.installation = installation;
    this.rounds = rounds;
    this.report = report;
  }

  void run() throws Exception {
    var state = largest();
    var room =
        new DatabaseContext(
            1, state.value(), Role.CONTROL_SUPERVISOR.name(), Role.CONTROL_SUPERVISOR.purpose().name());
    await();
    for (var what : List.of("station", "unit")) {
      kept(room, state, what);
      found(room, what);
    }
    planned(room);
    report.note(
        JOB,
        "one question in the database, without the way to it; what is kept is asked for with the"
            + " signed context and the right, what is worked out without; rows are all units of the"
            + " country");
  }

  /// What a room reaches, kept beside worked out.
  private void kept(DatabaseContext room, UnitId state, String what) throws Exception {
    var kept = "(select access.%s_ranges('%s') where n > 0)".formatted(what, OPERATION);
    // about each number of the series, or it would be worked out once for all of them
    var anew =
        "jurisdiction.ranges(array(select jurisdiction.%ss_under(%d + 0 * n, jurisdiction.today())))"
            .formatted(what, state.value());
    var turns = Turns.take(rounds, () -> micros(room, kept, 200), () -> micros(room, anew, 20));
    report.result(JOB, what + "s, kept", "median", turns.ours(), "µs");
    report.result(JOB, what + "s, worked out", "median", turns.theirs(), "µs");
    report.ratio(JOB, "kept against worked out, " + what + "s", turns.ratio(), TWIN);
    var same = "select (%s = %s)::int from generate_series(1, 1) n".formatted(kept, anew);
    if (ask(room, same, Number::intValue) != 1) report.wrong(JOB, what + "s kept are others");
  }

  /// Whether a row is of what the room reaches, among ranges beside in a list.
  private void found(DatabaseContext room, String what) throws Exception {
    // a sum has no index, as no policy has one: it stands beside another by or
    var rows = "select count(*) from jurisdiction.unit u where u.id + 0 ";
    var ranges = rows + "<@ (select access.%s_ranges('%s'))".formatted(what, OPERATION);
    var list = rows + "= any ((select access.%ss_list('%s'))::int[])".formatted(what, OPERATION);
    var turns = Turns.take(rounds, () -> millis(room, ranges), () -> millis(room, list));
    report.result(JOB, what + "s, rows among ranges", "median", turns.ours(), "ms");
    report.result(JOB, what + "s, rows in a list", "median", turns.theirs(), "ms");
    report.result(JOB, what + "s", "found", ask(room, ranges, Number::longValue), "rows");
    report.ratio(JOB, "ranges against list, " + what + "s", turns.ratio(), TWIN);
    if (!ask(room, ranges, Number::longValue).equals(ask(room, list, Number::longValue)))
      report.wrong(JOB, what + "s among ranges are others");
  }

  /// How long the database plans a statement of an order with all the policies that it meets.
  private void planned(DatabaseContext room) {
    var statement =
        """
        explain insert into incident.agency_case as c (incident_id, agency, state, opened_at)
        values (0, 'POLICE', 'OPEN', now())
        on conflict (incident_id, agency) do update set state = excluded.state
         where c.state <> excluded.state
        """;
    var all = new double[40];
    for (var turn = 0; turn < all.length; turn++) {
      var start = System.nanoTime();
      room.run(() ->
          installation
              .bean(TransactionTemplate.class)
              .executeWithoutResult(_ ->
                  installation.bean(JdbcClient.class).sql(statement).query().listOfRows()));
      all[turn] = (System.nanoTime() - start) / 1e6;
    }
    report.percentiles(JOB, "a-statement-of-an-order-planned", all, 90);
  }

  private double millis(DatabaseContext room, String sql) {
    var start = System.nanoTime();
    ask(room, sql, Number::longValue);
    return (System.nanoTime() - start) / 1e6;
  }

  private UnitId largest() {
    return ask(
        DatabaseContext.SYSTEM,
        """
        select state_id from jurisdiction.lineage
         group by state_id order by count(*) desc, state_id limit 1
        """,
        number -> new UnitId(number.intValue()));
  }

  /// The program keeps the lists a few seconds after units have come.
  private void await() throws InterruptedException {
    var missing =
        """
        select (select count(*) from jurisdiction.unit)
               - (select count(*) from jurisdiction.reach where day = jurisdiction.today())
        """;
    while (ask(DatabaseContext.SYSTEM, missing, Number::longValue) > 0) Thread.sleep(200);
  }

  private double micros(DatabaseContext room, String list, int times) {
    var sql =
        "select count(%s) from generate_series(1, %d) n".formatted(list, times);
    var start = System.nanoTime();
    ask(room, sql, Number::longValue);
    return (System.nanoTime() - start) / 1e3 / times;
  }

  private <T> T ask(
      DatabaseContext context, String sql, java.util.function.Function<Number, T> read) {
    return context.call(() ->
        installation
            .bean(TransactionTemplate.class)
            .execute(_ ->
                read.apply(
                    installation.bean(JdbcClient.class).sql(sql).query(Long.class).single())));
  }
}
