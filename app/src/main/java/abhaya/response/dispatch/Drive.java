package abhaya.response.dispatch;

import abhaya.base.geo.Point;
import abhaya.response.incident.AssignmentState;
import abhaya.response.recommend.Trip;
import abhaya.response.unit.Fix;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The way of a unit to an incident as its steps and its track tell it, and whether a pace may be
/// learnt from it. Where what the crew said and where its device was do not go together, as
/// [Disagreement] has it, nothing is learnt. A lost link is no contradiction: the length of the way
/// is then not known, its time is.
///
/// @param radiusMetres how far the place may be wrong
/// @param track from [#BEFORE] ahead of the start to the arrival, in order
record Drive(
    Instant startedAt, Instant arrivedAt, Point place, double radiusMetres, List<Fix> track) {
  /// A place seen so long before the start is where the unit set out from.
  static final Duration BEFORE = Duration.ofMinutes(2);

  private static final double RADIUS_METRES_MAX = 500;

  /// A track with a longer gap has no length; the same after which the desk calls a link lost.
  private static final Duration GAP_MAX = Duration.ofSeconds(60);

  /// From coming to a halt at the place to saying so.
  private static final Duration TELLING_MAX = Duration.ofSeconds(60);

  /// A standing device wanders; less than that is no way.
  private static final double STEP_METRES_MIN = 15;

  private static final double ACCURACY_METRES_MAX = 100;

  Drive {
    track =
        track.stream()
            .filter(fix -> fix.accuracyMetres() <= ACCURACY_METRES_MAX)
            .filter(fix -> !fix.at().isAfter(arrivedAt))
            .toList();
  }

  /// What an arrival teaches.
  enum Outcome {
    LEARNT,
    TRIAL,
    /// The place is not known, or only to more than 500 m.
    NO_PLACE,
    /// Where the unit set out from is not known.
    NO_START,
    DISAGREED,
    TOO_SHORT,
    TOO_FAST,
    TOO_SLOW,
    ROUNDABOUT
  }

  /// @param trip null where nothing is learnt
  record Verdict(Outcome outcome, @Nullable Trip trip) {
    static Verdict not(Outcome why) {
      return new Verdict(why, null);
    }
  }

  Verdict judge() {
    if (radiusMetres > RADIUS_METRES_MAX) return Verdict.not(Outcome.NO_PLACE);
    var start = start();
    if (start.isEmpty()) return Verdict.not(Outcome.NO_START);
    if (disagrees()) return Verdict.not(Outcome.DISAGREED);
    var from = start.get();
    var time = Duration.between(startedAt, arrivedAt);
    var trip =
        new Trip(from.point().metresTo(place), drivenMetres(from), time).withoutImpossibleLength();
    var fault = trip.fault();
    return fault.isPresent()
        ? Verdict.not(Outcome.valueOf(fault.get().name()))
        : new Verdict(Outcome.LEARNT, trip);
  }

  /// The last place before it set out, or the first within a minute after.
  private Optional<Fix> start() {
    var before =
        track.stream()
            .filter(fix -> !fix.at().isAfter(startedAt))
            .filter(fix -> !fix.at().isBefore(startedAt.minus(BEFORE)))
            .reduce((one, next) -> next);
    if (before.isPresent()) return before;
    var latest = startedAt.plus(GAP_MAX);
    return track.stream()
        .filter(fix -> fix.at().isAfter(startedAt) && !fix.at().isAfter(latest))
        .findFirst();
  }

  private boolean disagrees() {
    for (var fix : track) {
      if (fix.at().isBefore(startedAt)) continue;
      if (!fix.at().isBefore(arrivedAt.minus(TELLING_MAX))) break;
      if (flag(AssignmentState.EN_ROUTE, fix, fix.at()) == Disagreement.Kind.THERE_UNTOLD) {
        return true;
      }
    }
    if (track.isEmpty()) return false;
    var there = flag(AssignmentState.ON_SCENE, track.getLast(), arrivedAt);
    return there == Disagreement.Kind.ARRIVED_ELSEWHERE;
  }

  private Disagreement.@Nullable Kind flag(AssignmentState state, Fix fix, Instant at) {
    return Disagreement.find(state, fix, place, radiusMetres, at)
        .map(Disagreement::kind)
        .orElse(null);
  }

  /// Along the track, with the stretch from its last place to where the unit had to go.
  private @Nullable Double drivenMetres(Fix from) {
    var last = from;
    var counted = from.point();
    double metres = 0;
    for (var fix : track) {
      if (!fix.at().isAfter(from.at())) continue;
      if (isGap(last.at(), fix.at())) return null;
      last = fix;
      double step = counted.metresTo(fix.point());
      if (step < STEP_METRES_MIN) continue;
      metres += step;
      counted = fix.point();
    }
    if (isGap(last.at(), arrivedAt)) return null;
    return metres + counted.metresTo(place);
  }

  private static boolean isGap(Instant one, Instant next) {
    return Duration.between(one, next).compareTo(GAP_MAX) > 0;
  }
}
