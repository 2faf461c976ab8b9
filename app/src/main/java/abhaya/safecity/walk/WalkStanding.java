package abhaya.safecity.walk;

import abhaya.base.access.Scope;
import abhaya.base.geo.Box;
import abhaya.safecity.project.Standing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What walks and dark places say of a place on the map.
@Component
class WalkStanding implements Standing {
  private static final Duration SINCE = Duration.ofDays(365);

  private final WalkQueries walks;
  private final abhaya.safecity.hotspot.HotspotStore grounds;
  private final Clock clock;

  WalkStanding(WalkQueries walks, abhaya.safecity.hotspot.HotspotStore grounds, Clock clock) {
    this.walks = walks;
    this.grounds = grounds;
    this.clock = clock;
  }

  @Override
  public List<List<Found>> within(Scope scope, String city, List<Box> boxes) {
    var ground = grounds.find(city);
    if (ground.isEmpty()) return boxes.stream().map(_ -> List.<Found>of()).toList();
    var audits = walks.audits(scope, city, clock.instant().minus(SINCE));
    var weights = walks.weighting(scope).weights();
    var dark = walks.darkPlaces(scope, city);
    var all = new ArrayList<List<Found>>();
    for (var box : boxes) {
      var cell = ground.get().cellOf(box.centre()).orElse(-1);
      var scores =
          audits.stream()
              .filter(audit -> audit.cell() == cell)
              .flatMap(audit -> Audit.scoreOf(audit.marks()).score(weights).stream())
              .toList();
      var open =
          dark.stream()
              .filter(one -> one.state() != DarkPlace.State.CLOSED)
              .filter(one -> Integer.valueOf(cell).equals(one.where().cell()))
              .count();
      all.add(
          List.of(
              new Found("walk.standing.audits", scores.size(), null, null, mean(scores)),
              Found.counted("walk.standing.dark", open)));
    }
    return all;
  }

  static @Nullable BigDecimal mean(List<BigDecimal> scores) {
    if (scores.isEmpty()) return null;
    return scores.stream()
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .divide(BigDecimal.valueOf(scores.size()), 1, RoundingMode.HALF_UP);
  }
}
