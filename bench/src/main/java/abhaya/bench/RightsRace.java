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
    for (var what : List.of("stations", "units")) {
      var kept = "access.%s_list('%s')".formatted(what, OPERATION);
      // about each number of the series, or it would be worked out once for all of them
      var anew =
          "array(select jurisdiction.%s_under(%d + 0 * n, jurisdiction.today()))"
              .formatted(what, state.value());
      var turns = Turns.take(rounds, () -> micros(room, kept, 200), () -> micros(room, anew, 20));
      report.result(JOB, what + ", kept", "median", turns.ours(), "µs");
      report.result(JOB, what + ", worked out", "median", turns.theirs(), "µs");
      report.result(JOB, what, "in the list", count(room, kept), what);
      if (count(room, kept) != count(room, anew)) report.wrong(JOB, what + " kept are others");
      report.ratio(JOB, "kept against worked out, " + what, turns.ratio(), TWIN);
    }
    report.note(
        JOB,
        "one list in the database, without the way to it; what is kept is asked for with the signed"
            + " context and the right, what is worked out without");
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
    var sql = "select sum(cardinality(%s)) from generate_series(1, %d) n".formatted(list, times);
    var start = System.nanoTime();
    ask(room, sql, Number::longValue);
    return (System.nanoTime() - start) / 1e3 / times;
  }

  private long count(DatabaseContext room, String list) {
    return ask(room, "select cardinality(" + list + ") from generate_series(1, 1) n", Number::longValue);
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
