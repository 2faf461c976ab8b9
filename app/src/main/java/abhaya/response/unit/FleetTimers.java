package abhaya.response.unit;

import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.EventReaders;
import abhaya.base.platform.Nodes;
import abhaya.base.platform.Rounds;
import abhaya.response.position.PositionRegister;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Keeps the fleet in memory as the database has it: at once after an act of this machine, within a
/// second after one of another, and every ten seconds in any case.
@Component
public class FleetTimers implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(FleetTimers.class);
  private static final int SECONDS_MAX = 10;
  private static final int EVENTS_AT_ONCE = 200;
  private static final int TURNS = 64;

  /// What moves a unit from one state to another, whoever tells of it.
  private static final List<String> KINDS = List.of("UnitChanged", "AssignmentMoved");

  private final Fleet fleet;
  private final FleetStore store;
  private final PositionRegister positions;
  private final TransactionTemplate reading;
  private final TransactionTemplate writing;
  private final Map<Integer, String> bound = new ConcurrentHashMap<>();
  private volatile Supplier<Map<Integer, Fleet.Job>> jobs = Map::of;

  /// One change of a unit in memory at a time.
  private final ReentrantLock[] turns = new ReentrantLock[TURNS];

  /// Acts in their order, and by unit the last one that the fleet knows: of the unit, of its job.
  private final AtomicLong acts = new AtomicLong();

  private final Map<Integer, Long> unitActs = new ConcurrentHashMap<>();
  private final Map<Integer, Long> jobActs = new ConcurrentHashMap<>();

  /// Readings of everything that began.
  private final AtomicLong wholes = new AtomicLong();

  /// For a unit that an act moved: how many readings of everything had begun.
  private final Map<Integer, Long> alone = new ConcurrentHashMap<>();

  private final Nodes nodes;
  private volatile boolean stale;
  private int seconds;
  private final Rounds rounds = new Rounds("fleet", "the fleet was not read");

  FleetTimers(
      Fleet fleet,
      FleetStore store,
      PositionRegister positions,
      PlatformTransactionManager manager,
      EventReaders readers,
      Nodes nodes) {
    this.nodes = nodes;
    Arrays.setAll(turns, _ -> new ReentrantLock());
    readers.follow("fleet", KINDS, EVENTS_AT_ONCE, _ -> stale = true);
    this.positions = positions;
    this.writing = new TransactionTemplate(manager);
    writing.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.fleet = fleet;
    this.store = store;
    this.reading = new TransactionTemplate(manager);
    reading.setReadOnly(true);
    reading.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /// Who knows what each unit is doing. Called within a transaction of the program.
  public void jobsFrom(Supplier<Map<Integer, Fleet.Job>> source) {
    jobs = source;
  }

  /// Reads everything anew. A unit that an act moves meanwhile is newer than what is read here.
  public void refresh() {
    record Read(List<ResponseUnit> units, Map<Integer, Fleet.Job> jobs) {}
    var began = wholes.incrementAndGet();
    var read = read(() -> new Read(store.all(), jobs.get()));
    var there = new HashSet<Integer>();
    for (var unit : read.units()) {
      there.add(unit.id());
      inTurn(unit.id(), began, () -> fleet.put(unit, read.jobs().get(unit.id())));
    }
    for (var seen : fleet.all()) {
      var id = seen.unit().id();
      if (!there.contains(id)) inTurn(id, began, () -> fleet.forget(id));
    }
    bind(read.units());
  }

  /// After the commit of this transaction the fleet has the unit as it is here. To be called under
  /// the lock of its row, so that acts stand in the order in which they took effect.
  void follow(ResponseUnit unit) {
    afterCommit(unit.id(), unitActs, () -> fleet.put(unit));
  }

  /// The same for what a unit is doing; null: nothing. To be called under the lock of its assignment.
  void follow(int unit, Fleet.@Nullable Job job) {
    afterCommit(unit, jobActs, () -> fleet.put(unit, job));
  }

  /// Takes no connection: the one of the transaction is not given back before this is done.
  private void afterCommit(int unit, Map<Integer, Long> last, Runnable take) {
    var order = acts.incrementAndGet();
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            var turn = turn(unit);
            turn.lock();
            try {
              if (last.merge(unit, order, Math::max) != order) return;
              take.run();
              alone.put(unit, wholes.get());
            } finally {
              turn.unlock();
            }
          }
        });
  }

  private <T> T read(Supplier<T> work) {
    return DatabaseContext.SYSTEM.call(
        () -> Objects.requireNonNull(reading.execute(status -> work.get())));
  }

  /// Takes in what a whole reading says of a unit, unless an act moved that since it began.
  private void inTurn(int unit, long began, Runnable take) {
    var turn = turn(unit);
    turn.lock();
    try {
      if (alone.getOrDefault(unit, 0L) < began) take.run();
    } finally {
      turn.unlock();
    }
  }

  private ReentrantLock turn(int unit) {
    return turns[Math.floorMod(unit, turns.length)];
  }

  /// Tells the module of positions whose each device is, once for each change.
  private void bind(List<ResponseUnit> units) {
    for (var unit : units) {
      var device = unit.device();
      if (device == null || device.equals(bound.get(unit.id()))) continue;
      try {
        DatabaseContext.SYSTEM.run(() ->
            writing.executeWithoutResult(
                status -> positions.bind(device, Fleet.CARRIER + unit.id(), "fleet")));
        bound.put(unit.id(), device);
        positions
            .lastOf(device)
            .ifPresent(fix ->
                fleet.moved(
                    fix.carrier(), new Fix(fix.point(), fix.at(), fix.receivedAt(), 0, 25)));
      } catch (RuntimeException e) {
        LOG.warn("a device was not bound: {}", e.getClass().getSimpleName());
      }
    }
  }

  @Override
  public void start() {
    rounds.start(Duration.ZERO, Duration.ofSeconds(1), this::tick);
  }

  private void tick() {
    var due = seconds++ % SECONDS_MAX == 0;
    if (!due && !(stale && nodes.hasOthers())) return;
    stale = false;
    refresh();
  }

  @Override
  public void stop() {
    rounds.stop();
  }

  @Override
  public boolean isRunning() {
    return rounds.isRunning();
  }
}
