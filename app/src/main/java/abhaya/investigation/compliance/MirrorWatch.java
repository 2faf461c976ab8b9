package abhaya.investigation.compliance;

import abhaya.base.jurisdiction.Unit;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitKind;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.DatabaseContext;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Asks the memory and the SQL text the same question from time to time, another unit and day each
/// turn. Where they differ the alarm is raised and the memory is no longer believed.
@Component
class MirrorWatch {
  private static final Logger LOG = LoggerFactory.getLogger(MirrorWatch.class);
  private static final Duration EVERY = Duration.ofMinutes(5);
  private static final EnumSet<Picture.Part> ALL = EnumSet.allOf(Picture.Part.class);
  private static final int DAYS = 400;
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private final FactMemory memory;
  private final Counting counting;
  private final FactPlaces places;
  private final UnitTrees trees;
  private final MirrorAlarm alarm;
  private final TransactionTemplate look;
  private final Semaphore ended = new Semaphore(0);

  MirrorWatch(
      FactMemory memory,
      Counting counting,
      FactPlaces places,
      UnitTrees trees,
      MirrorAlarm alarm,
      PlatformTransactionManager manager) {
    this.memory = memory;
    this.counting = counting;
    this.places = places;
    this.trees = trees;
    this.alarm = alarm;
    this.look = new TransactionTemplate(manager);
    this.look.setReadOnly(true);
    this.look.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    Thread.ofVirtual().name("mirror-watch").start(this::work);
  }

  @EventListener(ContextClosedEvent.class)
  void stop() {
    ended.release();
  }

  private void work() {
    try {
      for (long turn = 0; !ended.tryAcquire(EVERY.toMillis(), TimeUnit.MILLISECONDS); turn++) {
        try {
          compare(question(turn));
        } catch (RuntimeException e) {
          LOG.warn("a sample was not compared: {}", e.getClass().getSimpleName());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// A unit above the station and a day of the last four hundred, today every fourth turn.
  Ask question(long turn) {
    var tree = trees.today();
    var units = tree.units().stream().filter(MirrorWatch::isOfBlocks).toList();
    long choice = (turn * STEP) >>> 1;
    var unit = units.get((int) (choice % units.size()));
    var today = tree.day();
    var asOf =
        turn % 4 == 0
            ? AsOf.of(null, today)
            : AsOf.endOf(today.minusDays(1 + choice / units.size() % DAYS));
    return new Ask(unit, asOf, Window.cumulative(asOf.day()), CaseFilter.NONE);
  }

  private static boolean isOfBlocks(Unit unit) {
    return unit.kind() == UnitKind.NATION
        || unit.kind() == UnitKind.STATE
        || unit.kind() == UnitKind.RANGE;
  }

  /// Whether both say the same; true if the memory is not where the database is just now.
  boolean compare(Ask ask) {
    var answers =
        Objects.requireNonNull(
            DatabaseContext.SYSTEM.call(() -> look.execute(status -> both(ask))));
    if (answers.memory().isEmpty()) return true;
    var truth = withoutEmpty(answers.truth());
    var ours = answers.memory().get();
    if (ours.equals(truth)) return true;
    alarm.raiseBySample(
        "unit %s, as of %s: SQL %s, memory %s"
            .formatted(ask.unit().code(), ask.asOf(), truth.total(), ours.total()));
    memory.distrust();
    return false;
  }

  private record Answers(Picture truth, Optional<Picture> memory) {}

  private Answers both(Ask ask) {
    long version = places.version();
    var truth = counting.picture(ask, ALL);
    if (memory.version() != version) return new Answers(truth, Optional.empty());
    var ours = memory.picture(ask, ALL);
    return new Answers(truth, memory.version() == version ? ours : Optional.empty());
  }

  private static Picture withoutEmpty(Picture picture) {
    Map<UnitId, Figures> children = new HashMap<>(picture.children());
    children.values().removeIf(Figures.NONE::equals);
    var months = new java.util.TreeMap<>(picture.months());
    months.values().removeIf(Figures.NONE::equals);
    return new Picture(picture.total(), children, months, picture.returned());
  }
}
