package abhaya.investigation.demo;

import abhaya.base.geo.Point;
import abhaya.base.platform.AbhayaSettings;
import abhaya.base.platform.Rounds;
import abhaya.response.unit.DeviceId;
import abhaya.response.unit.Fix;
import abhaya.response.unit.Fleet;
import abhaya.response.unit.FleetRegister;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Lets the invented units drive about, so that a demonstration lives: at walking pace around their
/// base, and to the scene when they are sent. A unit whose device reports from outside is left
/// alone.
@Component
class DemoPatrol implements SmartLifecycle {
  private static final int SECONDS = 3;
  private static final double PATROL_KMH = 18;
  private static final double DRIVE_KMH = 34;
  private static final double BEAT_METRES = 1_800;
  private static final Duration OUTSIDE = Duration.ofMinutes(10);
  private static final int TICKS_A_SHIFT = 400;

  private final AbhayaSettings settings;
  private final Fleet fleet;
  private final FleetRegister register;
  private final Clock clock;
  private final Random random = new Random(112);
  private final Map<Integer, Fix> mine = new HashMap<>();
  private final Map<Integer, Double> headings = new HashMap<>();
  private int ticks;
  private final Rounds rounds = new Rounds("demo-patrol", "the invented units stood still");

  DemoPatrol(AbhayaSettings settings, Fleet fleet, FleetRegister register, Clock clock) {
    this.settings = settings;
    this.fleet = fleet;
    this.register = register;
    this.clock = clock;
  }

  void tick() {
    var own =
        fleet.all().stream()
            .filter(seen -> {
              var device = seen.unit().device();
              return device != null && device.startsWith(DemoFleet.DEVICE);
            })
            .toList();
    if (ticks++ % TICKS_A_SHIFT == 0 && !own.isEmpty()) renew(own);
    own.forEach(this::move);
  }

  private void renew(List<Fleet.Seen> own) {
    var signs = own.stream().map(seen -> seen.unit().callSign()).toList();
    register.renewShifts(signs, DemoFleet.SHIFT);
  }

  private void move(Fleet.Seen seen) {
    var unit = seen.unit();
    var device = unit.device();
    var base = unit.base();
    if (device == null || base == null) return;
    var known = mine.get(unit.id());
    var fix = seen.fix();
    var now = clock.instant();
    // somebody outside knows better, until it falls silent
    if (fix != null && !fix.equals(known) && fix.age(now).compareTo(OUTSIDE) < 0) return;
    // one in twenty has no reception: a stale fix is part of the picture
    if (known != null && unit.id() % 20 == 13) return;
    var from = fix == null ? base : fix.point();
    var job = seen.job();
    var target = job == null ? null : job.place();
    var next = target == null ? patrol(unit.id(), from, base) : drive(from, target);
    var speed = target == null ? PATROL_KMH : from.metresTo(target) < 30 ? 0 : DRIVE_KMH;
    // dated back: a device from outside tells whole seconds and must not seem older than an
    // invention
    var at = now.truncatedTo(ChronoUnit.SECONDS).minusSeconds(1);
    var fresh = new Fix(next, at, now, speed, 8);
    mine.put(unit.id(), fresh);
    fleet.fixed(new DeviceId(device), fresh);
  }

  private static Point drive(Point from, Point to) {
    double metres = DRIVE_KMH / 3.6 * SECONDS;
    return from.metresTo(to) <= metres + 20 ? to : from.moved(from.bearingTo(to), metres);
  }

  private Point patrol(int unit, Point from, Point base) {
    double heading = headings.computeIfAbsent(unit, _ -> random.nextDouble() * 360);
    if (random.nextInt(12) == 0) heading = Math.round(random.nextDouble() * 4) * 90.0;
    if (from.metresTo(base) > BEAT_METRES) heading = from.bearingTo(base);
    headings.put(unit, heading);
    return from.moved(heading, PATROL_KMH / 3.6 * SECONDS);
  }

  @Override
  public void start() {
    if (!settings.wantsDemo()) return;
    rounds.start(Duration.ofSeconds(1), Duration.ofSeconds(SECONDS), this::tick);
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
