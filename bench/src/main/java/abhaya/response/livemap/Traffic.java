package abhaya.response.livemap;

import abhaya.base.geo.Point;
import abhaya.base.jurisdiction.UnitId;
import abhaya.response.incident.Agency;
import abhaya.response.recommend.Candidate.Readiness;
import abhaya.response.unit.DeviceId;
import abhaya.response.unit.Fleet;
import abhaya.response.unit.Fleet.Seen;
import abhaya.response.unit.FleetRegister;
import abhaya.response.unit.UnitKind;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Units of a state on the road: each tells its place every five to ten seconds, driving at 20 to
/// 60 km/h.
public final class Traffic {
  static final UnitId HOME = UnitId.ofState(9);
  private static final int SECONDS_LEAST = 5;
  private static final int SECONDS_MOST = 10;
  private static final double METRES_A_SECOND_LEAST = 20 / 3.6;
  private static final double METRES_A_SECOND_MOST = 60 / 3.6;
  private static final int ENTERED_AT_ONCE = 1_000;

  private final UnitId home;
  private final Road road;
  private final Random random;
  private final DeviceId[] devices;
  private final Point[] places;
  private final int[] toldAt;
  private final int ticks;
  private int tick;

  /// Where a unit tells its place.
  public interface Road {
    void tell(DeviceId device, Point place);
  }

  /// Units of the state that tell the fleet itself.
  Traffic(Fleet fleet, Clock clock, long seed, int units) {
    this(
        HOME,
        (device, at) -> fleet.fixed(device, at.lat(), at.lon(), clock.instant(), 40, 10),
        seed,
        units);
  }

  Traffic(UnitId home, Road road, long seed, int units) {
    this(home, road, seed, units, 1);
  }

  /// @param ticks of a second: units tell their places at the ticks, each at its own
  public Traffic(UnitId home, Road road, long seed, int units, int ticks) {
    this.ticks = ticks;
    this.home = home;
    this.road = road;
    random = new Random(seed);
    devices = new DeviceId[units];
    places = new Point[units];
    toldAt = new int[units];
  }

  /// Enters the units and tells of each once.
  public void plant(FleetRegister register) {
    var some = new ArrayList<FleetRegister.Generated>();
    for (var at = 0; at < devices.length; at++) {
      devices[at] = new DeviceId("bench-" + at);
      places[at] = new Point(26.2 + random.nextDouble() * 1.5, 80.2 + random.nextDouble() * 1.5);
      toldAt[at] = random.nextInt(SECONDS_MOST * ticks);
      some.add(unit(at));
      if (some.size() < ENTERED_AT_ONCE && at < devices.length - 1) continue;
      register.generate(List.copyOf(some));
      some.clear();
    }
    for (var at = 0; at < devices.length; at++) tell(at);
  }

  private FleetRegister.Generated unit(int at) {
    return new FleetRegister.Generated(
        "PRV " + (10_000 + at),
        Agency.POLICE,
        UnitKind.CAR,
        home,
        Set.of(),
        devices[at].value(),
        places[at],
        0,
        Duration.ofHours(12));
  }

  private void tell(int at) {
    road.tell(devices[at], places[at]);
  }

  /// A tick passes; how many told their place.
  public int drive() {
    tick++;
    var told = 0;
    for (var at = 0; at < devices.length; at++) {
      if (toldAt[at] > tick) continue;
      var seconds = random.nextInt(SECONDS_LEAST, SECONDS_MOST + 1);
      var metres = seconds * random.nextDouble(METRES_A_SECOND_LEAST, METRES_A_SECOND_MOST);
      places[at] = places[at].moved(random.nextInt(360), metres);
      toldAt[at] = tick + seconds * ticks;
      tell(at);
      told++;
    }
    return told;
  }

  /// Where everyone is by the fleet itself, as one number.
  static long truth(Collection<Seen> all) {
    long sum = 0;
    for (var seen : all) {
      var place = seen.place();
      if (place == null) continue;
      var lat = Math.round(place.lat() * 1e5);
      var lon = Math.round(place.lon() * 1e5);
      sum += mixed(seen.unit().id(), lat, lon, seen.readiness());
    }
    return sum;
  }

  /// The same by what a console has read.
  static long read(FrameReader reader) {
    long sum = 0;
    var units = reader.units();
    for (var at = 0; at < units.length; at++) {
      var one = units[at];
      if (!one.isSomewhere()) continue;
      sum += mixed(reader.roster().number(at), one.lat(), one.lon(), one.readiness());
    }
    return sum;
  }

  private static long mixed(int unit, long lat, long lon, Readiness word) {
    long named = (unit * 31L + word.name().hashCode()) * 0x9e3779b97f4a7c15L;
    long mixed = named ^ (lat * 0xc2b2ae3d27d4eb4fL) ^ lon;
    mixed *= 0xff51afd7ed558ccdL;
    return mixed ^ mixed >>> 32;
  }
}
