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
    var home = stations.get(at % stations.size());
    var base =
        new Point(
            city.lat() + (dice.unit() - 0.5) * 1.8 * HALF_DEGREES,
            city.lon() + (dice.unit() - 0.5) * 1.8 * HALF_DEGREES);
    var kind = at % 10;
    var number = 2200 + at;
    var device = DEVICE + city.code().toLowerCase(Locale.ROOT) + "-" + at;
    if (kind == 7) {
      return unit(
          city.code() + " Pink " + number,
          Agency.POLICE,
          UnitKind.TWO_WHEELER,
          home,
          Set.of("two-wheeler-lanes", city.language()),
          device,
          base,
          2);
    }
    if (kind == 8) {
      return unit(
          city.code() + " Amb " + number,
          Agency.HEALTH,
          UnitKind.AMBULANCE,
          home,
          Set.of(at % 20 == 8 ? "als" : "bls"),
          device,
          base,
          0);
    }
    if (kind == 9) {
      return unit(
          city.code() + " Fire " + number,
          Agency.FIRE,
          UnitKind.ENGINE,
          home,
          Set.of("foam", "ladder"),
          device,
          base,
          0);
    }
    return unit(
        city.code() + " PRV " + number,
        Agency.POLICE,
        UnitKind.CAR,
        home,
        Set.of(city.language()),
        device,
        base,
        at % 3 == 0 ? 1 : 0);
  }

  private static FleetRegister.Generated unit(
      String sign,
      Agency agency,
      UnitKind kind,
      UnitId home,
      Set<String> can,
      String device,
      Point base,
      int women) {
    return new FleetRegister.Generated(sign, agency, kind, home, can, device, base, women, SHIFT);
  }
}
