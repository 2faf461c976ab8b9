package abhaya.investigation.why;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.feed.Handle;
import abhaya.base.jurisdiction.Unit;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitKind;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Refused;
import abhaya.investigation.outlook.CaseWorld;
import abhaya.investigation.outlook.WhatIf;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/// Takes simulations and runs them one after another while nobody waits. One that was cut off by the
/// end of the program is run again from its seed, with the same result.
@Service
class RunDesk implements DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(RunDesk.class);

  /// Simulations that may wait; whoever comes later is told to come back.
  private static final int QUEUE_MAX = 8;

  static final int RUNS = 100;
  private static final int MONTHS = 12;

  private final RunStore store;
  private final WhyQueries queries;
  private final TrailRegister trail;
  private final Clock clock;
  private final ThreadPoolExecutor worker;

  RunDesk(RunStore store, WhyQueries queries, TrailRegister trail, Clock clock) {
    this.store = store;
    this.queries = queries;
    this.trail = trail;
    this.clock = clock;
    this.worker =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(QUEUE_MAX),
            Thread.ofPlatform().name("what-if").daemon().factory());
  }

  /// What is asked: so many officers and benches more.
  record Wish(int officers, int benches, long seed, int runs) {}

  /// Begins a simulation of a state, a district or a part of one.
  ///
  /// @param parts of the unit to which the officers go and whose cases are looked at; empty: all of it
  String ask(Scope scope, WhyAsk ask, List<UnitId> parts, Wish wish) {
    NotVisible.unless(scope.decideOn(Operation.SEE_COUNTS, ask.unit().id()));
    if (ask.unit().kind() == UnitKind.NATION) throw new NotVisible(Reason.OUTSIDE_UNIT);
    var fitted = WorldFit.of(known(scope, ask, parts), wish.seed());
    var run =
        new WhatIfRun(
            Handle.next(),
            ask.unit().id(),
            parts,
            wish.seed(),
            wish.officers(),
            wish.benches(),
            wish.runs(),
            fitted,
            WhatIfRun.State.WAITING,
            0,
            null,
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    if (worker.getQueue().remainingCapacity() == 0) {
      throw Refused.with(HttpStatus.SERVICE_UNAVAILABLE, "busy");
    }
    store.insert(scope, run);
    trail.record(
        scope, TrailAct.allowed("SIMULATE", "WHAT_IF", run.handle()).with("seed", wish.seed()));
    submit(run);
    return run.handle();
  }

  /// The figures of the last twelve mature months.
  WorldFit.Known known(Scope scope, WhyAsk ask, List<UnitId> parts) {
    var last = WhyAsk.lastMature(ask.today());
    var year = ask.over(last.minusMonths(MONTHS - 1L), last);
    var homes = new RunParts(ask).byHome(parts);
    var own =
        parts.isEmpty()
            ? queries.own(scope, year, false, Tallied.CLOCK, Tallied.LABORATORY)
            : counts(scope, year, homes);
    var clocks = ClockCounts.of(own);
    var laboratory =
        own.stream().filter(one -> one.measure() == Tallied.LABORATORY).mapToLong(Count::n).sum();
    var habit = Comparison.laboratory(Comparison.laboratoryWaits(own, ask.today()));
    if (parts.isEmpty()) homes = Map.of(ask.unit(), Set.of(ask.unit().id()));
    return new WorldFit.Known(
        clocks.cases(),
        clocks.late() + clocks.open(),
        laboratory,
        habit,
        posted(scope, ask, homes));
  }

  private List<Count> counts(Scope scope, WhyAsk year, Map<Unit, Set<UnitId>> homes) {
    var counts = new ArrayList<Count>();
    homes.forEach((home, parts) ->
        queries.parts(scope, year.of(home), false, Tallied.CLOCK, Tallied.LABORATORY).stream()
            .filter(count -> parts.contains(count.unit()))
            .forEach(counts::add));
    return counts;
  }

  private int posted(Scope scope, WhyAsk ask, Map<Unit, Set<UnitId>> homes) {
    return homes.entrySet().stream()
        .flatMap(home ->
            queries.posts(scope, ask.of(home.getKey())).stream()
                .filter(one -> home.getValue().contains(one.unit())))
        .mapToInt(WhyQueries.Posts::posted)
        .sum();
  }

  /// How the clocks of each part ended in that year, for the choice among them.
  Map<Integer, ClockCounts> parts(Scope scope, WhyAsk ask) {
    var last = WhyAsk.lastMature(ask.today());
    var year = ask.over(last.minusMonths(MONTHS - 1L), last);
    return ClockCounts.byUnit(queries.parts(scope, year, false, Tallied.CLOCK));
  }

  private void submit(WhatIfRun run) {
    try {
      worker.execute(() -> DatabaseContext.SYSTEM.run(() -> work(run)));
    } catch (RejectedExecutionException full) {
      LOG.info("a simulation waits for the next start");
    }
  }

  private void work(WhatIfRun run) {
    try {
      var today = run.fitted().today();
      var instead =
          new CaseWorld.Capacity(
              today.officers() + run.officers(), today.benches() + run.benches());
      var change = new WhatIf.Change(today, instead);
      store.finish(
          run.handle(),
          WhatIf.compare(run.fitted().world(), change, run.seed(), run.runs(), progress(run)));
    } catch (RuntimeException broken) {
      LOG.warn("a simulation failed: {}", broken.getClass().getSimpleName());
      store.fail(run.handle());
    }
  }

  /// Written down now and then: a bar needs no more.
  private IntConsumer progress(WhatIfRun run) {
    var every = Math.max(1, run.runs() / 20);
    return done -> {
      if (done % every == 0 && done < run.runs()) store.progress(run.handle(), done);
    };
  }

  @EventListener(ApplicationReadyEvent.class)
  void goOn() {
    DatabaseContext.SYSTEM.run(() -> store.unfinished(QUEUE_MAX).forEach(this::submit));
  }

  @Override
  public void destroy() {
    worker.shutdownNow();
  }
}
