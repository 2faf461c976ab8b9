package abhaya.safecity.walk;

import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.platform.India;
import abhaya.base.web.Words;
import abhaya.safecity.project.TiedPages;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The dark places of a cell: those that are still dark first.
@Component
@Order(10)
class DarkWays implements TiedPages {
  private static final int SHOWN = 12;

  private final WalkQueries walks;
  private final Clock clock;

  DarkWays(WalkQueries walks, Clock clock) {
    this.walks = walks;
    this.clock = clock;
  }

  @Override
  public List<Way> at(Scope scope, Words words, Spot spot) {
    if (!scope.may(Operation.SEE_WORKS)) return List.of();
    var now = clock.instant();
    var sheet = new WalkSheet(words, spot.city(), now);
    return walks.darkPlaces(scope, spot.city()).stream()
        .filter(one -> Integer.valueOf(spot.cell()).equals(one.where().cell()))
        .sorted(Comparator.comparing(DarkPlace::state))
        .limit(SHOWN)
        .map(one ->
            new Way(
                words.say("walk.tied", sheet.name(one)),
                "/safecity/" + spot.city() + "/dark/" + one.handle(),
                WalkSheet.tone(one, India.dateOf(now)),
                sheet.state(one)))
        .toList();
  }
}
