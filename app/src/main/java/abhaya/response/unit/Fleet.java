package abhaya.response.unit;

import abhaya.base.geo.Point;
import abhaya.response.incident.Agency;
import abhaya.response.recommend.Candidate;
import abhaya.response.recommend.Candidate.Readiness;
import abhaya.response.recommend.NearestUnits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// All units in memory: where each was last seen and whether it can be sent. Asked thousands of
/// times a second; nothing here is the only copy of anything but positions.
@Component
public class Fleet {
  private static final int AGENCY_BITS = Agency.values().length;

  private final Clock clock;
  private final Map<Integer, Seen> units = new ConcurrentHashMap<>();
  private final Map<String, Integer> byDevice = new ConcurrentHashMap<>();
  private final Map<String, Fix> unbound = new ConcurrentHashMap<>();
  private final NearestUnits free = new NearestUnits();
  private final NearestUnits everyone = new NearestUnits();

  /// Begins anywhere, far from where another machine began: whoever comes from there is given all.
  private final AtomicLong ticks =
      new AtomicLong(ThreadLocalRandom.current().nextLong(1, 1L << 50));

  Fleet(Clock clock) {
    this.clock = clock;
  }

  /// What its assignment makes of a unit.
  ///
  /// @param incident handle; `priority` 1 to 5
  /// @param place where it has to go; null where that is not known
  public record Job(
      String incident, int priority, boolean onScene, Instant since, @Nullable Point place) {

    /// Says nothing of the place.
    @Override
    public String toString() {
      return "Job[" + incident + "]";
    }
  }

  /// A unit as it is now.
  ///
  /// @param fix null: never seen
  /// @param job null: none
  /// @param tick rises with each change, so that a map asks only for what moved
  public record Seen(ResponseUnit unit, @Nullable Fix fix, @Nullable Job job, long tick) {

    /// The one word that says how it stands.
    public Readiness readiness() {
      if (unit.distressAt() != null) return Readiness.IN_DISTRESS;
      var held = job;
      if (held != null) return held.onScene() ? Readiness.ON_SCENE : Readiness.EN_ROUTE;
      return switch (unit.availability()) {
        case AVAILABLE -> Readiness.FREE;
        case OFF_DUTY -> Readiness.OFF_DUTY;
        case BUSY, OUT_OF_SERVICE -> Readiness.OUT_OF_SERVICE;
      };
    }

    public @Nullable Point place() {
      var seen = fix;
      return seen == null ? null : seen.point();
    }

    Candidate candidate(Instant now) {
      var held = job;
      var seen = fix;
      var mobilise = Duration.ofSeconds(unit.mobiliseSeconds());
      var rolling = held != null || (seen != null && seen.speedKmh() > 5);
      return new Candidate(
          unit.id(),
          unit.agency().name(),
          readiness(),
          place(),
          seen == null ? null : seen.at(),
          unit.attributes(),
          rolling ? Duration.ZERO : Candidate.mobilising(mobilise, Duration.ZERO),
          held == null ? null : held.priority(),
          unit.load(),
          unit.shiftEndsAt());
    }
  }

  /// Takes a fix in. An older one than is known changes nothing. A device that belongs to no unit is
  /// remembered, off the map.
  ///
  /// @return true if it moved a unit
  public boolean fixed(DeviceId device, Fix fix) {
    var slot = byDevice.get(device.value());
    if (slot == null) {
      if (unbound.size() < 100_000) unbound.put(device.value(), fix);
      return false;
    }
    return fixed(slot, fix);
  }

  /// The same in the words of a position feed.
  public boolean fixed(
      DeviceId device, double lat, double lon, Instant at, double speedKmh, double accuracyMetres) {
    var point = Point.of(lat, lon);
    if (point.isEmpty() || point.get().isNowhere()) return false;
    return fixed(device, new Fix(point.get(), at, clock.instant(), speedKmh, accuracyMetres));
  }

  static final String CARRIER = "unit/";

  /// Under which name the module of positions has a unit.
  public static String carrier(int unit) {
    return CARRIER + unit;
  }

  /// A carrier of the module of positions moved; others than units are none of ours.
  void moved(String carrier, Fix fix) {
    if (!carrier.startsWith(CARRIER)) return;
    var number = carrier.substring(CARRIER.length());
    if (number.matches("\\d{1,9}")) fixed(Integer.parseInt(number), fix);
  }

  private boolean fixed(int slot, Fix fix) {
    var changed =
        units.computeIfPresent(
            slot,
            (id, old) -> {
              var known = old.fix();
              if (known != null && fix.at().isBefore(known.at())) return old;
              var fresh = new Seen(old.unit(), fix, old.job(), ticks.incrementAndGet());
              index(fresh);
              return fresh;
            });
    return changed != null && fix.equals(changed.fix());
  }

  /// A unit as the database has it now.
  void put(ResponseUnit unit, @Nullable Job job) {
    var device = unit.device();
    units.compute(
        unit.id(),
        (id, old) -> {
          var fix = old == null ? null : old.fix();
          if (fix == null && device != null) fix = unbound.remove(device);
          if (old != null && old.unit().equals(unit) && java.util.Objects.equals(old.job(), job)) {
            return old;
          }
          var fresh = new Seen(unit, fix, job, ticks.incrementAndGet());
          index(fresh);
          return fresh;
        });
    if (device != null) byDevice.put(device, unit.id());
  }

  /// The unit as it is now, whatever it is doing.
  void put(ResponseUnit unit) {
    var known = units.get(unit.id());
    put(unit, known == null ? null : known.job());
  }

  /// What a known unit is doing now; null: nothing.
  void put(int id, @Nullable Job job) {
    var known = units.get(id);
    if (known != null) put(known.unit(), job);
  }

  /// A unit that is retired.
  void forget(int id) {
    units.remove(id);
    free.remove(id);
    everyone.remove(id);
  }

  private void index(Seen seen) {
    var place = seen.place();
    var id = seen.unit().id();
    if (place == null) {
      free.remove(id);
      everyone.remove(id);
      return;
    }
    long bits = bits(seen.unit());
    everyone.put(id, place.lat(), place.lon(), bits);
    if (seen.readiness() == Readiness.FREE) free.put(id, place.lat(), place.lon(), bits);
    else free.remove(id);
  }

  private static long bits(ResponseUnit unit) {
    long bits = bit(unit.agency());
    for (var word : unit.attributes()) bits |= bit(word);
    return bits;
  }

  private static long bit(Agency agency) {
    return 1L << List.of(Agency.values()).indexOf(agency);
  }

  private static long bit(String attribute) {
    if (attribute.equals(ResponseUnit.WOMAN_OFFICER)) return 1L << AGENCY_BITS;
    int at = ResponseUnit.CAPABILITIES.indexOf(attribute);
    return at < 0 ? 0 : 1L << (AGENCY_BITS + 1 + at);
  }

  public Optional<Seen> find(int unit) {
    return Optional.ofNullable(units.get(unit));
  }

  public Optional<Seen> find(String callSign) {
    return units.values().stream()
        .filter(seen -> seen.unit().callSign().equalsIgnoreCase(callSign))
        .findFirst();
  }

  public List<Seen> all() {
    return List.copyOf(units.values());
  }

  /// Number of the last change.
  public long tick() {
    return ticks.get();
  }

  /// What changed after that number, and the number to ask with next.
  public List<Seen> since(long tick) {
    return units.values().stream().filter(seen -> seen.tick() > tick).toList();
  }

  /// The nearest free units of an agency that have all these attributes.
  public List<Seen> nearestFree(Point place, Agency agency, Collection<String> asked, int count) {
    return seen(free.nearest(place, count, bit(agency) | bitsOf(asked)), units::get);
  }

  private static long bitsOf(Collection<String> asked) {
    long bits = 0;
    for (var word : asked) bits |= bit(word);
    return bits;
  }

  /// Whom to look at for a place: the nearest free ones, and the nearest at all, so that those who
  /// are nearer and not taken are named with the reason.
  public List<Candidate> around(Point place, Agency agency, int count) {
    var now = clock.instant();
    var slots = new LinkedHashSet<Integer>();
    for (int slot : free.nearest(place, count, bit(agency))) slots.add(slot);
    for (int slot : everyone.nearest(place, count * 2, bit(agency))) slots.add(slot);
    var found = new ArrayList<Candidate>();
    for (int slot : slots) {
      var seen = units.get(slot);
      if (seen != null) found.add(seen.candidate(now));
    }
    return found;
  }

  /// Units of an agency that were never seen, so that a ranking can say so.
  public List<Candidate> unseen(Agency agency, int most) {
    var now = clock.instant();
    return units.values().stream()
        .filter(seen -> seen.fix() == null && seen.unit().agency() == agency)
        .limit(most)
        .map(seen -> seen.candidate(now))
        .toList();
  }

  private static List<Seen> seen(int[] slots, IntFunction<@Nullable Seen> find) {
    var found = new ArrayList<Seen>();
    for (int slot : slots) {
      var seen = find.apply(slot);
      if (seen != null) found.add(seen);
    }
    return found;
  }
}
