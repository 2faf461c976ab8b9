package abhaya.response.dispatch;

import abhaya.base.geo.Point;
import abhaya.response.incident.Agency;
import abhaya.response.incident.IncidentType;
import abhaya.response.incident.Priority;
import abhaya.response.incident.TypeGroup;
import abhaya.response.recommend.Knobs;
import abhaya.response.recommend.ManyAtOnce;
import abhaya.response.recommend.Need;
import abhaya.response.recommend.Ranking;
import abhaya.response.recommend.UnitRanking;
import abhaya.response.road.RoadTravel;
import abhaya.response.unit.Fleet;
import abhaya.response.unit.ResponseUnit;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Asks the ranking with what the fleet knows. Times are by road where a graph was imported, else by
/// the straight line times a detour; every answer says which.
@Component
class RecommendDesk {
  private static final int LOOKED_AT = 25;

  /// What a person who waits for one answer may be kept for its roads, and one who waits for a plan.
  private static final Duration ROADS_MAX = Duration.ofMillis(50);

  private static final Duration PLAN_ROADS_MAX = Duration.ofMillis(500);

  private final Fleet fleet;
  private final Clock clock;
  private final UnitRanking ranking;

  RecommendDesk(Fleet fleet, RoadTravel roads, Clock clock) {
    this.fleet = fleet;
    this.clock = clock;
    this.ranking = new UnitRanking(roads, Knobs.usual());
  }

  /// Whom one place needs.
  record Ask(Point place, IncidentType type, Agency agency, Priority priority, Set<Integer> sent) {
    Ask {
      sent = Set.copyOf(sent);
    }
  }

  Ranking rank(Ask ask) {
    return rank(ask, ROADS_MAX);
  }

  private Ranking rank(Ask ask, Duration bound) {
    var wished =
        ask.type().group() == TypeGroup.WOMEN_CHILD && ask.agency() == Agency.POLICE
            ? Set.of(ResponseUnit.WOMAN_OFFICER)
            : Set.<String>of();
    var need =
        new Need(
            ask.place(), ask.agency().name(), Set.of(), wished, ask.priority().level(), ask.sent());
    var candidates = new ArrayList<>(fleet.around(ask.place(), ask.agency(), LOOKED_AT));
    if (candidates.size() < LOOKED_AT) candidates.addAll(fleet.unseen(ask.agency(), LOOKED_AT));
    return ranking.rank(need, candidates, clock.instant(), bound);
  }

  private static Duration left(long end) {
    long left = Math.max(0, end - System.nanoTime());
    return Duration.ofNanos(Math.min(left, ROADS_MAX.toNanos()));
  }

  /// The agency that goes first for a type.
  static Agency lead(IncidentType type) {
    var agencies = type.agencies();
    var first =
        switch (type.group()) {
          case FIRE_RESCUE -> Agency.FIRE;
          case MEDICAL -> Agency.HEALTH;
          case RAILWAY -> Agency.RAILWAY;
          default -> Agency.POLICE;
        };
    if (agencies.contains(first) || agencies.isEmpty()) return first;
    return agencies.stream().sorted().findFirst().orElse(first);
  }

  /// One incident that waits for a unit.
  record Waiting(String handle, String reference, Ask ask) {}

  /// @param seconds until it is there
  record Proposal(Waiting waiting, int unit, int seconds) {}

  /// For all that wait at once, exactly: the gravest first, then the least time in all.
  List<Proposal> plan(List<Waiting> waiting) {
    var units = new LinkedHashMap<Integer, Integer>();
    var times = new ArrayList<Map<Integer, Integer>>();
    long end = System.nanoTime() + PLAN_ROADS_MAX.toNanos();
    for (var one : waiting) {
      var times1 = new LinkedHashMap<Integer, Integer>();
      for (var ranked : rank(one.ask(), left(end)).units()) {
        var id = ranked.unit().unit();
        units.putIfAbsent(id, units.size());
        times1.put(id, (int) ranked.arrivesIn().toSeconds());
      }
      times.add(times1);
    }
    if (units.isEmpty()) return List.of();
    var seconds = new int[waiting.size()][units.size()];
    for (int row = 0; row < seconds.length; row++) {
      java.util.Arrays.fill(seconds[row], ManyAtOnce.NEVER);
      for (var time : times.get(row).entrySet()) {
        seconds[row][java.util.Objects.requireNonNull(units.get(time.getKey()))] = time.getValue();
      }
    }
    var priorities = waiting.stream().mapToInt(one -> one.ask().priority().level()).toArray();
    var chosen = ManyAtOnce.assign(seconds, priorities);
    var ids = new ArrayList<>(units.keySet());
    var proposals = new ArrayList<Proposal>();
    for (int row = 0; row < chosen.length; row++) {
      if (chosen[row].isEmpty()) continue;
      int column = chosen[row].getAsInt();
      proposals.add(new Proposal(waiting.get(row), ids.get(column), seconds[row][column]));
    }
    return proposals;
  }
}
