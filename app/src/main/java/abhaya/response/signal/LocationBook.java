package abhaya.response.signal;

import abhaya.base.geo.Plane;
import abhaya.response.signal.Estimate.PassedOver;
import abhaya.response.signal.Estimate.Why;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Joins what several sources say of one person's place: each counts by the inverse of its variance.
///
/// A fix that a person moving at the given speed may have outgrown is left out, and so is one that
/// contradicts a sharper one. Of one source's repeats the newest stands, unless an older one that
/// still holds is sharper.
public final class LocationBook {
  /// Radius of 68 % of a round normal error, in σ.
  private static final double R68 = Math.sqrt(-2 * Math.log(1 - 0.68));

  /// Two true statements are farther apart than this once in ninety.
  private static final double APART_MAX = 3;

  private final double metresPerSecond;

  /// @param metresPerSecond how fast the person may move: 1.5 on foot, 15 in a vehicle
  public LocationBook(double metresPerSecond) {
    this.metresPerSecond = metresPerSecond;
  }

  public Optional<Estimate> best(List<Location> locations, Instant now) {
    if (locations.isEmpty()) return Optional.empty();
    var passedOver = new ArrayList<PassedOver>();
    var live = new ArrayList<Location>();
    for (var location : locations) {
      if (holds(location, now)) live.add(location);
      else passedOver.add(new PassedOver(location, Why.OUTGROWN));
    }
    if (live.isEmpty()) return Optional.of(stale(locations, now));
    var standing = withoutRepeats(live, passedOver);
    var used = withoutContradictions(standing, passedOver);
    return Optional.of(joined(used, passedOver));
  }

  private boolean holds(Location location, Instant now) {
    double walked = location.age(now).toMillis() / 1000.0 * metresPerSecond;
    return walked <= location.radiusOrAssumed();
  }

  /// All are too old: the newest, its circle grown by what the person may have gone since.
  private Estimate stale(List<Location> locations, Instant now) {
    var byAge = new ArrayList<>(locations);
    byAge.sort(Comparator.comparing((Location location) -> location.age(now)));
    var newest = byAge.removeFirst();
    double walked = newest.age(now).toMillis() / 1000.0 * metresPerSecond;
    double radius = newest.sigmaMetres() * R68 + walked;
    var rest = byAge.stream().map(older -> new PassedOver(older, Why.OUTGROWN)).toList();
    return new Estimate(newest.point(), radius, true, List.of(newest), rest);
  }

  private static List<Location> withoutRepeats(List<Location> live, List<PassedOver> passedOver) {
    var standing = new ArrayList<Location>();
    for (int i = 0; i < live.size(); i++) {
      var location = live.get(i);
      var better = false;
      for (int j = 0; j < live.size() && !better; j++) {
        better = j != i && supersedes(live.get(j), j, location, i);
      }
      if (better) passedOver.add(new PassedOver(location, Why.SUPERSEDED));
      else standing.add(location);
    }
    return standing;
  }

  private static boolean supersedes(Location one, int oneAt, Location other, int otherAt) {
    if (one.source() != other.source() || one.method() != other.method()) return false;
    int newer = time(one).compareTo(time(other));
    int sharper = Double.compare(other.radiusOrAssumed(), one.radiusOrAssumed());
    if (newer == 0 && sharper == 0) return oneAt > otherAt;
    return newer >= 0 && sharper >= 0;
  }

  private static Instant time(Location location) {
    var fixedAt = location.fixedAt();
    return fixedAt == null ? location.receivedAt() : fixedAt;
  }

  private static List<Location> withoutContradictions(
      List<Location> standing, List<PassedOver> passedOver) {
    var bySharpness = new ArrayList<>(standing);
    bySharpness.sort(Comparator.comparingDouble(Location::sigmaMetres));
    var used = new ArrayList<Location>();
    for (var location : bySharpness) {
      var fits = used.stream().allMatch(other -> agree(other, location));
      if (fits) used.add(location);
      else passedOver.add(new PassedOver(location, Why.CONTRADICTS));
    }
    return used;
  }

  private static boolean agree(Location one, Location other) {
    double spread = Math.hypot(one.sigmaMetres(), other.sigmaMetres());
    return one.point().metresTo(other.point()) <= APART_MAX * spread;
  }

  private static Estimate joined(List<Location> used, List<PassedOver> passedOver) {
    var plane = new Plane(used.getFirst().point());
    double weights = 0;
    double east = 0;
    double north = 0;
    for (var location : used) {
      double weight = 1 / (location.sigmaMetres() * location.sigmaMetres());
      weights += weight;
      east += weight * plane.east(location.point());
      north += weight * plane.north(location.point());
    }
    var point = used.size() == 1 ? plane.origin() : plane.at(east / weights, north / weights);
    return new Estimate(point, R68 / Math.sqrt(weights), false, used, passedOver);
  }
}
