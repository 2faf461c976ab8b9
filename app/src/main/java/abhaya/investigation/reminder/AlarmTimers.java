package abhaya.investigation.reminder;

import abhaya.base.platform.BulkTurns;
import abhaya.base.platform.Event;
import abhaya.base.platform.EventReaders;
import abhaya.investigation.cases.CaseClocks;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Has the sweep done: twice a minute, and at once when a case changed or an alarm was answered.
@Component
class AlarmTimers implements SmartLifecycle {
  static final String READER = "reminder";

  private static final Logger LOG = LoggerFactory.getLogger(AlarmTimers.class);
  private static final String CASES = "CasesChanged";
  private static final int EVENTS_AT_ONCE = 20;
  private static final int EVERY_SECONDS = 30;

  /// Between two full batches, so that a flood of alarms leaves room for who is at work.
  private static final int REST_MILLIS = 20;

  private final AlarmSweep sweep;
  private final BulkTurns turns;
  private final AlarmStore store;
  private final CaseClocks cases;
  private final Clock clock;
  private final Semaphore news = new Semaphore(0);
  private final boolean sweeps;
  private volatile boolean running;

  /// @param sweeps false on a machine that leaves the sweep to another one
  AlarmTimers(
      AlarmSweep sweep,
      BulkTurns turns,
      AlarmStore store,
      CaseClocks cases,
      EventReaders readers,
      Clock clock,
      @Value("${abhaya.reminder.sweeps:true}") boolean sweeps) {
    this.sweeps = sweeps;
    this.sweep = sweep;
    this.turns = turns;
    this.store = store;
    this.cases = cases;
    this.clock = clock;
    readers.addBulk(
        READER,
        BulkTurns.Rank.NEXT,
        List.of(CASES, AlarmAnswered.class.getSimpleName()),
        EVENTS_AT_ONCE,
        this::hear);
  }

  /// A change of a case has its coming rungs worked out anew.
  void hear(List<Event> events) {
    var changed = new LinkedHashSet<Long>();
    var answered = new LinkedHashSet<Long>();
    for (var event : events) {
      for (var id : event.body().path("alarmIds")) answered.add(id.asLong());
      for (var id : event.body().path("caseIds")) changed.add(id.asLong());
    }
    if (!answered.isEmpty()) store.keepTold(answered);
    if (changed.isEmpty()) return;
    store.watch(changed, cases.toWatch(changed), clock.instant());
    news.release();
  }

  @Override
  public void start() {
    running = true;
  }

  /// Not before the program is ready: a first load ends sooner without.
  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    if (sweeps && running) Thread.ofPlatform().name("alarms").daemon().start(this::loop);
  }

  private void loop() {
    while (running) {
      try {
        if (news.tryAcquire(EVERY_SECONDS, TimeUnit.SECONDS)) news.drainPermits();
        while (running && step() >= AlarmSweep.AT_ONCE) TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        LOG.warn("alarms were not swept: {}", e.getClass().getSimpleName());
        LOG.debug("alarms", e);
      }
    }
  }

  private int step() {
    return turns.call(BulkTurns.Rank.NEXT, () -> sweep.sweep(clock.instant()));
  }

  @Override
  public void stop() {
    running = false;
    news.release();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
