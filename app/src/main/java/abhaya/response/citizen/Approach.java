package abhaya.response.citizen;

import abhaya.base.geo.Point;
import abhaya.response.pace.Paces;
import abhaya.response.unit.Fleet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// When who comes will be there, reckoned anew from where they are now. Says a time and never a
/// place: whoever stands beside her does not see where the police are.
@Component
class Approach {
  /// What was seen longer ago says no time any more.
  private static final Duration FRESH = Duration.ofMinutes(5);

  private final Fleet fleet;
  private final ObjectProvider<Helping> helping;
  private final Clock clock;
  private final Paces paces;

  Approach(Fleet fleet, ObjectProvider<Helping> helping, Paces paces, Clock clock) {
    this.paces = paces;
    this.fleet = fleet;
    this.helping = helping;
    this.clock = clock;
  }

  /// An estimate and the moment at which the unit was where it starts from.
  record Arrival(Duration in, Instant seenAt) {}

  /// Empty where the unit, or where it goes, is not known or not known freshly.
  Optional<Arrival> ofUnit(int unit, @Nullable Point her) {
    var seen = fleet.find(unit);
    if (seen.isEmpty()) return Optional.empty();
    var fix = seen.get().fix();
    var job = seen.get().job();
    var to = her != null || job == null ? her : job.place();
    var now = clock.instant();
    if (fix == null || to == null || fix.at().isBefore(now.minus(FRESH))) return Optional.empty();
    var way = paces.travel().between(fix.point(), to, now).time();
    var left = way.minus(Duration.between(fix.at(), now));
    return Optional.of(new Arrival(left.isNegative() ? Duration.ZERO : left, fix.at()));
  }

  Optional<Duration> ofHelpers(String signal) {
    return helping.orderedStream().flatMap(one -> one.nearest(signal).stream()).findFirst();
  }

  List<String> faces(String signal) {
    return helping.orderedStream().flatMap(one -> one.faces(signal).stream()).toList();
  }

  Optional<byte[]> face(String signal, String handle) {
    return helping.orderedStream().flatMap(one -> one.face(signal, handle).stream()).findFirst();
  }

  /// Whole minutes, never none: "now" is said by the step and not by an estimate.
  static long minutes(Duration in) {
    return Math.max(1, in.plusSeconds(30).toMinutes());
  }
}
