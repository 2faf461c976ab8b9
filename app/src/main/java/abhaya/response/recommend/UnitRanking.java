package abhaya.response.recommend;

import abhaya.base.geo.Point;
import abhaya.response.recommend.Candidate.Readiness;
import abhaya.response.recommend.Ranking.Ranked;
import abhaya.response.recommend.Ranking.Rejected;
import abhaya.response.recommend.Reason.Code;
import abhaya.response.recommend.TravelTime.Way;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Orders units by the time until they are there, from where they are now.
///
/// Priority 1 gets the quickest, whatever else: a wish or an evenly shared load never costs a life a
/// minute. Below that, load and missing wishes count as seconds. Ties go to the lower number.
public final class UnitRanking {
  private final TravelTime travel;
  private final Knobs knobs;

  public UnitRanking(TravelTime travel, Knobs knobs) {
    this.travel = travel;
    this.knobs = knobs;
  }

  /// @param bound how long the search for ways may take
  public Ranking rank(Need need, List<Candidate> units, Instant now, Duration bound) {
    var ranked = new ArrayList<Ranked>();
    var rejected = new ArrayList<Rejected>();
    var asked = new ArrayList<Candidate>();
    var places = new ArrayList<Point>();
    for (var unit : units) {
      var against = against(need, unit, now);
      if (against.isPresent()) {
        rejected.add(new Rejected(unit, against.get()));
        continue;
      }
      var place = unit.place();
      if (place == null) {
        rejected.add(new Rejected(unit, Reason.of(Code.NO_FIX)));
        continue;
      }
      double straight = place.metresTo(need.place());
      if (straight > knobs.reachMetres()) {
        rejected.add(new Rejected(unit, Reason.of(Code.OUT_OF_REACH, Math.round(straight))));
        continue;
      }
      asked.add(unit);
      places.add(place);
    }
    var ways = travel.ways(places, need.place(), now, bound);
    for (int i = 0; i < asked.size(); i++) {
      consider(need, asked.get(i), ways.get(i), now, ranked, rejected);
    }
    ranked.sort(
        Comparator.comparing(Ranked::counts)
            .thenComparing(Ranked::arrivesIn)
            .thenComparingInt(one -> one.unit().unit()));
    rejected.sort(Comparator.comparingInt(one -> one.unit().unit()));
    var footing = ways.isEmpty() ? null : ways.getFirst().footing();
    return new Ranking(ranked, rejected, footing);
  }

  private void consider(
      Need need,
      Candidate unit,
      Way way,
      Instant now,
      List<Ranked> ranked,
      List<Rejected> rejected) {
    var arrivesIn = unit.toMobilise().plus(way.time());
    var shiftEndsAt = unit.shiftEndsAt();
    if (shiftEndsAt != null && now.plus(arrivesIn).plus(knobs.shiftLeft()).isAfter(shiftEndsAt)) {
      var left = Duration.between(now, shiftEndsAt).toSeconds();
      rejected.add(new Rejected(unit, Reason.of(Code.SHIFT_ENDS, left)));
      return;
    }
    var counts = need.priority() == 1 ? arrivesIn : arrivesIn.plus(extra(need, unit));
    ranked.add(new Ranked(unit, arrivesIn, counts, reasons(need, unit, way, arrivesIn, now)));
  }

  private Optional<Reason> against(Need need, Candidate unit, Instant now) {
    if (need.sent().contains(unit.unit())) return Optional.of(Reason.of(Code.SENT_ALREADY));
    if (!unit.agency().equals(need.agency())) return Optional.of(Reason.of(Code.OTHER_AGENCY));
    var readiness = readiness(need, unit);
    if (readiness.isPresent()) return readiness;
    for (var required : new TreeSet<>(need.required())) {
      if (!unit.attributes().contains(required)) {
        return Optional.of(new Reason(Code.LACKS_REQUIRED, 0, required));
      }
    }
    var fixedAt = unit.fixedAt();
    if (fixedAt == null) return Optional.of(Reason.of(Code.NO_FIX));
    var age = Duration.between(fixedAt, now);
    if (age.compareTo(knobs.fixAgeMax()) <= 0) return Optional.empty();
    return Optional.of(Reason.of(Code.FIX_TOO_OLD, age.toSeconds()));
  }

  private static Optional<Reason> readiness(Need need, Candidate unit) {
    return switch (unit.readiness()) {
      case FREE -> Optional.empty();
      case OFF_DUTY -> Optional.of(Reason.of(Code.OFF_DUTY));
      case OUT_OF_SERVICE -> Optional.of(Reason.of(Code.OUT_OF_SERVICE));
      case IN_DISTRESS -> Optional.of(Reason.of(Code.IN_DISTRESS));
      case ON_SCENE -> Optional.of(Reason.of(Code.ON_SCENE));
      case EN_ROUTE -> {
        var busyWith = unit.busyWith();
        var may = busyWith != null && mayTurn(busyWith, need.priority());
        yield may
            ? Optional.empty()
            : Optional.of(Reason.of(Code.BUSY, busyWith == null ? 0 : busyWith));
      }
    };
  }

  /// Whether a unit on its way to one may be turned round for the other: only for life in danger or
  /// a serious call, and only from two steps below.
  public static boolean mayTurn(int from, int to) {
    return to <= 2 && from - to >= 2;
  }

  private Duration extra(Need need, Candidate unit) {
    var missing = need.wished().stream().filter(wish -> !unit.attributes().contains(wish)).count();
    return knobs.perLoad().multipliedBy(unit.load()).plus(knobs.perWish().multipliedBy(missing));
  }

  /// Which of the two the time rests on, and why not on the roads.
  private static Reason basis(Way way) {
    var day = way.graphOn();
    var factor = Math.round(way.factor() * 100);
    return switch (way.basis()) {
      case ROADS -> new Reason(Code.BY_ROAD, 0, day == null ? "" : day.toString());
      case NO_GRAPH -> Reason.of(Code.BY_DISTANCE_ONLY, factor);
      case PLACE_OFF_ROAD -> Reason.of(Code.BY_DISTANCE_PLACE_OFF_ROAD, factor);
      case UNIT_OFF_ROAD -> Reason.of(Code.BY_DISTANCE_UNIT_OFF_ROAD, factor);
      case NO_WAY -> Reason.of(Code.BY_DISTANCE_NO_WAY, factor);
      case OUT_OF_TIME -> Reason.of(Code.BY_DISTANCE_OUT_OF_TIME, factor);
    };
  }

  private List<Reason> reasons(
      Need need, Candidate unit, Way way, Duration arrivesIn, Instant now) {
    var reasons = new ArrayList<Reason>();
    reasons.add(Reason.of(Code.ARRIVES_IN, arrivesIn.toSeconds()));
    var metres = way.basis().isDistance() ? Code.METRES_AWAY : Code.METRES_BY_ROAD;
    reasons.add(Reason.of(metres, Math.round(way.metres())));
    reasons.add(basis(way));
    if (!unit.toMobilise().isZero()) {
      reasons.add(Reason.of(Code.STILL_MOBILISING, unit.toMobilise().toSeconds()));
    }
    var fixedAt = unit.fixedAt();
    var age = fixedAt == null ? Duration.ZERO : Duration.between(fixedAt, now);
    if (age.compareTo(knobs.fixAgeTold()) > 0) {
      reasons.add(Reason.of(Code.FIX_IS_OLD, age.toSeconds()));
    }
    for (var wish : new TreeSet<>(need.wished())) {
      var has = unit.attributes().contains(wish);
      reasons.add(new Reason(has ? Code.HAS_WISHED : Code.LACKS_WISHED, 0, wish));
    }
    if (unit.load() > 0) reasons.add(Reason.of(Code.LOAD, unit.load()));
    var busyWith = unit.busyWith();
    if (unit.readiness() == Readiness.EN_ROUTE && busyWith != null) {
      reasons.add(Reason.of(Code.TURNED_ROUND_FROM, busyWith));
    }
    return reasons;
  }
}
