package abhaya.safecity.walk;

import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.geo.Point;
import abhaya.safecity.project.Surroundings;
import java.util.List;
import org.springframework.stereotype.Component;

/// The open dark place a thing stands at.
@Component
class DarkSurroundings implements Surroundings {
  private static final double AT_METRES = 60;

  private final WalkQueries walks;

  DarkSurroundings(WalkQueries walks) {
    this.walks = walks;
  }

  @Override
  public List<Around> around(Scope scope, String city, Point place) {
    if (!scope.may(Operation.SEE_WORKS)) return List.of();
    return walks.near(scope, city, place, AT_METRES).stream()
        .map(dark ->
            new Around(
                "walk.around.dark",
                List.of(Math.round(dark.where().place().metresTo(place))),
                "/safecity/" + city + "/dark/" + dark.handle()))
        .toList();
  }
}
