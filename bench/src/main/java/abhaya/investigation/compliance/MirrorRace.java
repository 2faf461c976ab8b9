package abhaya.investigation.compliance;

import abhaya.base.jurisdiction.Unit;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitKind;
import abhaya.base.platform.DatabaseContext;
import abhaya.bench.Installation;
import abhaya.bench.Report;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// P6: the nation with its states from the counters, beside PostgreSQL's group-by, DuckDB and a
/// materialized view of the same facts, turn by turn; every answer is compared.
public final class MirrorRace {
  private static final String JOB = "mirror";
  private static final LocalDate LAST = LocalDate.of(2026, 11, 22);
  private static final int DAYS = 400;
  private static final int ROUNDS = 21;
  private static final int LOOKS = 200;
  private static final int WARM = 3_000;
  private static final EnumSet<Picture.Part> PARTS =
      EnumSet.of(Picture.Part.CHILDREN, Picture.Part.RETURNED);

  private final Installation installation;
  private final FigureRace race;
  private final Random random;
  private final Report report;
  private final FactMemory memory;
  private final Counting counting;
  private final FactPlaces places;
  private final Unit nation;

  public MirrorRace(Installation installation, FigureRace race, long seed, Report report) {
    this.installation = installation;
    this.race = race;
    this.random = new Random(seed);
    this.report = report;
    this.memory = installation.bean(FactMemory.class);
    this.counting = installation.bean(Counting.class);
    this.places = installation.bean(FactPlaces.class);
    this.nation = race.units().getOrDefault(UnitKind.NATION, List.of()).getFirst();
  }

  /// Single times in milliseconds of one side.
  private record Times(double[] millis) {
    Times() {
      this(new double[ROUNDS]);
    }
  }

  /// Something that answers.
  @FunctionalInterface
  private interface Side {
    Map<UnitId, Figures> answer(Ask ask) throws Exception;
  }

  /// @param folder for a moment, where the peer's copy of the facts lies
  /// @param loopbackMillis what the machine takes to ask another process anything
  public void run(Path folder, double loopbackMillis) throws Exception {
    report.progress("mirror: reading the facts");
    long began = System.nanoTime();
    memory.load();
    report.result(JOB, "mirror", "load", (System.nanoTime() - began) / 1e9, "s");
    if (memory.version() < 0) report.wrong(JOB, "the counters are not what the tallies say");
    report.note(
        JOB, "Memory, exact, of this moment on our side and in DuckDB; the view is as old as");
    report.note(JOB, "its refresh and is asked only for days on which all is known that it knows.");
    report.note(JOB, "Counters: in process, rights decided before. With rights: the database says");
    report.note(JOB, "what this reader may see, in a transaction; no peer is asked that.");
    try (var duck = new DuckPeer(installation, folder);
        var view = new ViewPeer(installation)) {
      var past = new Contest(true);
      past.add("group-by", ask -> race.plain(FigureRace.NATION, ask));
      past.add("duckdb", duck::answer);
      past.run(loopbackMillis);
      past.tell("group-by", 10_000);
      past.tell("duckdb", 1_000);
      var today = new Contest(false);
      today.add("view", view::answer);
      today.run(loopbackMillis);
      today.tell("view", 100);
    }
  }

  /// Ours and the peers on days of one kind.
  private final class Contest {
    private final boolean past;
    private final Map<String, Side> sides = new HashMap<>();
    private final Map<String, Times> times = new HashMap<>();
    private final Map<String, Double> medians = new HashMap<>();
    private final String name;

    Contest(boolean past) {
      this.past = past;
      this.name = past ? "past-day" : "all-known";
    }

    void add(String peer, Side side) {
      sides.put(peer, side);
    }

    void run(double loopbackMillis) throws Exception {
      report.progress("mirror: " + name);
      for (int turn = 0; turn < WARM / LOOKS; turn++) perLook();
      for (int round = -2; round < ROUNDS; round++) {
        var ask = ask();
        keep("counters", round, perLook());
        long began = System.nanoTime();
        var ours = DatabaseContext.SYSTEM.call(() -> memory.picture(ask, PARTS)).orElseThrow();
        keep("with-rights", round, (System.nanoTime() - began) / 1e6);
        for (var side : sides.entrySet()) {
          began = System.nanoTime();
          var theirs =
              DatabaseContext.SYSTEM.<Map<UnitId, Figures>, Exception>call(
                  () -> side.getValue().answer(ask));
          keep(side.getKey(), round, (System.nanoTime() - began) / 1e6);
          if (!ours.children().equals(theirs)) report.wrong(JOB, side.getKey() + " " + ask);
        }
        var truth = DatabaseContext.SYSTEM.call(() -> counting.picture(ask)).total();
        if (!ours.total().equals(truth)) report.wrong(JOB, "SQL text " + ask);
      }
      times.forEach((side, of) ->
          medians.put(side, report.percentiles(JOB, name + "-" + side, of.millis(), 95)));
      double ours = medians.getOrDefault("counters", 0.0);
      report.result(JOB, name + "-counters", "p50", ours / loopbackMillis, "× loopback");
    }

    private void keep(String side, int round, double millis) {
      if (round < 0) return;
      times.computeIfAbsent(side, any -> new Times()).millis()[round] = millis;
    }

    /// So many looks at other days each, for one is shorter than the clock is fine.
    private double perLook() {
      var asks = new Ask[LOOKS];
      for (int at = 0; at < LOOKS; at++) asks[at] = ask();
      return DatabaseContext.SYSTEM.call(() -> {
        var of = places.of(asks[0], asks[0].level()).places();
        long began = System.nanoTime();
        for (var ask : asks) counted(ask, of);
        return (System.nanoTime() - began) / 1e6 / LOOKS;
      });
    }

    private void counted(Ask ask, List<FactPlaces.Place> of) {
      var counters = memory.counters(ask, ask.level(), of);
      if (counters.isEmpty()) report.wrong(JOB, "no counters for " + ask);
      else counters.get().picture(PARTS);
    }

    private Ask ask() {
      var day = past ? LAST.minusDays(random.nextInt(DAYS)) : LAST.plusDays(random.nextInt(60));
      return new Ask(nation, new AsOf(day, true), Window.cumulative(day), CaseFilter.NONE);
    }

    void tell(String peer, double target) {
      double ours = medians.getOrDefault("counters", 1.0);
      double withRights = medians.getOrDefault("with-rights", 1.0);
      double theirs = medians.getOrDefault(peer, 0.0);
      report.ratio(
          JOB, "nation, %s: counters against %s".formatted(name, peer), theirs / ours, target);
      report.result(JOB, "with-rights", "against " + peer, theirs / withRights, "×");
    }
  }
}
