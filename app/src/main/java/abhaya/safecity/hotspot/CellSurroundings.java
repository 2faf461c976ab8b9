package abhaya.safecity.hotspot;

import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.geo.Point;
import abhaya.safecity.project.Surroundings;
import java.util.List;
import org.springframework.stereotype.Component;

/// The cell in which a thing stands, and whether more happens there than chance would put there.
@Component
class CellSurroundings implements Surroundings {
  private final PlacesQueries places;

  CellSurroundings(PlacesQueries places) {
    this.places = places;
  }

  @Override
  public List<Around> around(Scope scope, String city, Point place) {
    if (!scope.may(Operation.SEE_WORKS)) return List.of();
    var ground = places.ground(scope, city);
    if (ground.isEmpty()) return List.of();
    var cell = ground.get().cellOf(place);
    if (cell.isEmpty() || !ground.get().holds(cell.getAsInt())) return List.of();
    var at = cell.getAsInt();
    var standsOut =
        places
            .latest(scope, city, Slice.WHOLE)
            .map(run -> places.cells(scope, run).stream().anyMatch(hot -> hot.cell() == at))
            .orElse(false);
    return List.of(
        new Around(
            standsOut ? "hotspot.around.hot" : "hotspot.around",
            List.of(ground.get().name(at)),
            "/safecity/" + city + "/places?cell=" + at + "#cell"));
  }
}
