package abhaya.safecity.example;

import abhaya.base.access.Scopes;
import abhaya.base.geo.Point;
import abhaya.base.geo.StreetGrid;
import abhaya.investigation.demo.DemoCountry;
import abhaya.investigation.demo.DemoPart;
import abhaya.response.road.RoadExample;
import abhaya.response.road.RoadExample.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Lets the demonstration's units drive by road: the streets of the eight cities, and a wider net of
/// main roads round each, as far out as its units stand.
@Component
@Order(300)
class ExampleRoads implements DemoPart {
  private static final int WIDE_BLOCKS = 28;
  private static final double WIDE_METRES = 900;
  private static final double LINKED_METRES = 5_000;

  private final RoadExample roads;
  private final Scopes scopes;

  ExampleRoads(RoadExample roads, Scopes scopes) {
    this.roads = roads;
    this.scopes = scopes;
  }

  @Override
  public void load(DemoCountry country, LocalDate today) {
    if (country.tree().isTiny()) return;
    var streets = new ArrayList<RoadExample.Street>();
    for (var city : ExampleCity.ALL) streets.addAll(streetsOf(city.code()));
    roads.begin(scopes.ofFeed("example"), streets);
  }

  /// The city's own streets, the wide net, and a way from each of its crossings inside the city to
  /// the nearest corner there.
  static List<RoadExample.Street> streetsOf(String city) {
    var near = ExampleStreets.of(city);
    var seed = ExampleStreets.seed(city) + 1;
    var wide = StreetGrid.around(near.centre(), WIDE_BLOCKS, WIDE_METRES, seed);
    var streets = new ArrayList<RoadExample.Street>();
    for (var street : near.streets()) {
      var kind = street.main() ? Kind.SECONDARY : Kind.RESIDENTIAL;
      streets.add(new RoadExample.Street(kind, street.corners()));
    }
    for (var street : wide.streets()) {
      streets.add(new RoadExample.Street(Kind.PRIMARY, street.corners()));
    }
    var corners = near.streets().stream().flatMap(street -> street.corners().stream()).toList();
    wide.streets().stream()
        .flatMap(street -> street.corners().stream())
        .distinct()
        .filter(place -> place.metresTo(near.centre()) < LINKED_METRES)
        .map(place ->
            new RoadExample.Street(Kind.SECONDARY, List.of(place, nearest(place, corners))))
        .forEach(streets::add);
    return streets;
  }

  private static Point nearest(Point place, List<Point> corners) {
    return corners.stream().min(Comparator.comparingDouble(place::metresTo)).orElseThrow();
  }
}
