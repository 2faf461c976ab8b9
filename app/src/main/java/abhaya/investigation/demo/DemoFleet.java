package abhaya.investigation.demo;

import abhaya.base.geo.Point;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.DatabaseContext;
import abhaya.response.incident.Agency;
import abhaya.response.incident.PrecinctStore;
import abhaya.response.unit.FleetRegister;
import abhaya.response.unit.UnitKind;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Gives the eight cities invented response units, and the stations of their busiest district
/// invented ground around the city's place on the map.
@Component
class DemoFleet implements DemoPart {
  static final String DEVICE = "demo-";
  private static final int STATIONS_MAX = 16;
  private static final int UNITS = 40;
  private static final double HALF_DEGREES = 0.12;
  static final Duration SHIFT = Duration.ofHours(12);

  private final PrecinctStore precincts;
  private final FleetRegister fleet;
  private final UnitTrees trees;
  private final TransactionTemplate transactions;

  DemoFleet(
      PrecinctStore precincts,
      FleetRegister fleet,
      UnitTrees trees,
      TransactionTemplate transactions) {
    this.precincts = precincts;
    this.fleet = fleet;
    this.trees = trees;
    this.transactions = transactions;
  }

  private record City(String code, int lgd, double lat, double lon, String language) {}

  private static final List<City> CITIES =
      List.of(
          new City("LKO", 9, 26.8467, 80.9462, "lang-hi"),
          new City("DEL", 7, 28.6139, 77.2090, "lang-hi"),
          new City("AMD", 24, 23.0225, 72.5714, "lang-gu"),
          new City("BLR", 29, 12.9716, 77.5946, "lang-kn"),
          new City("CHN", 33, 13.0827, 80.2707, "lang-ta"),
          new City("HYD", 36, 17.3850, 78.4867, "lang-te"),
          new City("KOL", 19, 22.5726, 88.3639, "lang-bn"),
          new City("MUM", 27, 19.0760, 72.8777, "lang-mr"));

  @Override
  public boolean comesAfterCases() {
    return false;
  }

  @Override
  public void load(DemoCountry country, LocalDate today) {
    for (var city : CITIES) {
      country
          .busiestDistrict(city.lgd(), today)
          .flatMap(code -> trees.today().find(code))
          .ifPresent(district -> one(city, district.id(), country.seed()));
    }
  }

  private void one(City city, UnitId district, long seed) {
    var all = trees.today().stationsUnder(district);
    var stations = all.subList(0, Math.min(STATIONS_MAX, all.size()));
    ground(city, stations);
    var dice = Dice.of(seed, 71, city.lgd());
    var units = new ArrayList<FleetRegister.Generated>();
    for (int i = 0; i < UNITS; i++) units.add(unit(city, stations, i, dice));
    fleet.generate(units);
  }

  /// Rectangles side by side; no border of the real city is meant.
  private void ground(City city, List<UnitId> stations) {
    int columns = (int) Math.ceil(Math.sqrt(stations.size()));
    int rows = (stations.size() + columns - 1) / columns;
    double high = 2 * HALF_DEGREES / rows;
    DatabaseContext.SYSTEM.run(() ->
        transactions.executeWithoutResult(status -> {
          for (int i = 0; i < stations.size(); i++) {
            int row = i / columns;
            int inRow = row == rows - 1 ? stations.size() - row * columns : columns;
            double wide = 2 * HALF_DEGREES / inRow;
            double south = city.lat() - HALF_DEGREES + row * high;
            double west = city.lon() - HALF_DEGREES + i % columns * wide;
            var outline = rectangle(south, west, south + high, west + wide);
            precincts.keep(stations.get(i), outline, "invented", LocalDate.of(2013, 1, 1));
          }
        }));
  }

  private static String rectangle(double south, double west, double north, double east) {
    return String.format(
        Locale.ROOT,
        "{\"type\":\"Polygon\",\"coordinates\":[[[%2$.5f,%1$.5f],[%4$.5f,%1$.5f],[%4$.5f,%3$.5f],"
            + "[%2$.5f,%3$.5f],[%2$.5f,%1$.5f]]]}",
        south,
        west,
        north,
        east);
  }

  private static FleetRegister.Generated unit(City city, List<UnitId> stations, int at, Dice dice) {
    var base =
        new Point(
            city.lat() + (dice.unit() - 0.5) * 1.8 * HALF_DEGREES,
            city.lon() + (dice.unit() - 0.5) * 1.8 * HALF_DEGREES);
    var form = form(city, at);
    return new FleetRegister.Generated(
        city.code() + " " + form.word() + " " + (2200 + at),
        form.agency(),
        form.kind(),
        stations.get(at % stations.size()),
        form.can(),
        DEVICE + city.code().toLowerCase(Locale.ROOT) + "-" + at,
        base,
        form.women(),
        SHIFT);
  }

  /// What one of ten units is: seven cars, one women's patrol, one ambulance, one fire engine.
  private record Form(String word, Agency agency, UnitKind kind, Set<String> can, int women) {
    Form {
      can = Set.copyOf(can);
    }
  }

  private static Form form(City city, int at) {
    var support = at % 20 == 8 ? "als" : "bls";
    return switch (at % 10) {
      case 7 ->
          new Form(
              "Pink",
              Agency.POLICE,
              UnitKind.TWO_WHEELER,
              Set.of("two-wheeler-lanes", city.language()),
              2);
      case 8 -> new Form("Amb", Agency.HEALTH, UnitKind.AMBULANCE, Set.of(support), 0);
      case 9 -> new Form("Fire", Agency.FIRE, UnitKind.ENGINE, Set.of("foam", "ladder"), 0);
      default ->
          new Form(
              "PRV", Agency.POLICE, UnitKind.CAR, Set.of(city.language()), at % 3 == 0 ? 1 : 0);
    };
  }
}
