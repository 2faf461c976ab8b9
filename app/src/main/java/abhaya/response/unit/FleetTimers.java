package abhaya.response.unit;

import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.EventReaders;
import abhaya.base.platform.Nodes;
import abhaya.base.platform.Rounds;
import abhaya.response.position.PositionRegister;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Keeps the fleet in memory as the database has it: at once after an act of this machine, within a
/// second after one of another, and every ten seconds in any case.
@Component
public class FleetTimers implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(FleetTimers.class);
  private static final int SECONDS_MAX = 10;
  private static final int EVENTS_AT_ONCE = 200;

  /// What moves a unit from one state to another, whoever tells of it.
  private static final List<String> KINDS = List.of("UnitChanged", "AssignmentMoved");

  private final Fleet fleet;
  private final FleetStore store;
  private final PositionRegister positions;
  private final TransactionTemplate reading;
  private final TransactionTemplate writing;
  private final Map<Integer, String> bound = new ConcurrentHashMap<>();
  private volatile Supplier<Map<Integer, Fleet.Job>> jobs = Map::of;
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

  /// Reads everything anew.
  public void refresh() {
    record Read(List<ResponseUnit> units, Map<Integer, Fleet.Job> jobs) {}
    var read =
        DatabaseContext.SYSTEM.call(() ->
            Objects.requireNonNull(reading.execute(status -> new Read(store.all(), jobs.get()))));
    fleet.replace(read.units(), read.jobs());
    bind(read.units());
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
