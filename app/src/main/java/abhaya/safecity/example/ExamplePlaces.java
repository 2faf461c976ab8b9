package abhaya.safecity.example;

import abhaya.base.access.Scopes;
import abhaya.base.geo.Plane;
import abhaya.base.geo.Point;
import abhaya.base.geo.StreetGrid;
import abhaya.base.platform.DatabaseContext;
import abhaya.investigation.demo.DemoCountry;
import abhaya.investigation.demo.DemoPart;
import abhaya.safecity.hotspot.CellCount;
import abhaya.safecity.hotspot.Ground;
import abhaya.safecity.hotspot.HotspotFacts;
import abhaya.safecity.hotspot.HotspotStore;
import abhaya.safecity.hotspot.HourBand;
import abhaya.safecity.hotspot.OffenceGroup;
import abhaya.safecity.hotspot.PlaceRemedyRegister;
import abhaya.safecity.hotspot.PlaceRunRegister;
import abhaya.safecity.hotspot.Remedy;
import abhaya.safecity.measure.WalkScore;
import abhaya.safecity.project.CityProject;
import abhaya.safecity.project.WorkPackage;
import abhaya.safecity.project.WorkQueries;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Adds grounds, streets, counts, runs and remedies to the demonstration. All of it is invented.
@Component
@Order(20)
class ExamplePlaces implements DemoPart {
  private static final int CELLS = 48;
  private static final int CELL_METRES = 200;
  private static final int MONTHS = 26;
  private static final int A_MONTH = 420;
  private static final int CENTRES = 6;
  private static final double AT_CENTRES = 0.36;
  private static final double SPREAD_METRES = 170;
  private static final List<OffenceGroup> KINDS = List.of(OffenceGroup.values());

  private final HotspotStore store;
  private final HotspotFacts facts;
  private final PlaceRunRegister runs;
  private final PlaceRemedyRegister remedies;
  private final Works works;
  private final TransactionTemplate transactions;

  ExamplePlaces(
      HotspotStore store,
      HotspotFacts facts,
      PlaceRunRegister runs,
      PlaceRemedyRegister remedies,
      Works works,
      TransactionTemplate transactions) {
    this.store = store;
    this.facts = facts;
    this.runs = runs;
    this.remedies = remedies;
    this.works = works;
    this.transactions = transactions;
  }

  @Override
  public void load(DemoCountry country, LocalDate today) {
    DatabaseContext.SYSTEM.run(() -> {
      var before = store.grounds().size();
      var cities = transactions.execute(status -> works.cities());
      for (var city : cities == null ? List.<CityProject>of() : cities) {
        if (store.find(city.code()).isPresent()) continue;
        transactions.executeWithoutResult(status -> one(city, today));
      }
      if (store.grounds().size() > before) facts.rebuild();
    });
  }

  /// The cities, and the piece of work under which a remedy was ordered where there is one of its
  /// kind.
  @Component
  record Works(WorkQueries queries, Scopes scopes) {
    List<CityProject> cities() {
      return queries.cities(scopes.ofFeed("example"));
    }

    List<Remedy> ordered(String city, List<Remedy> bare) {
      var all = queries.works(scopes.ofFeed("example"), city);
      return bare.stream().map(one -> one.under(of(all, one))).toList();
    }

    private static @Nullable String of(List<WorkPackage> all, Remedy remedy) {
      return all.stream()
          .filter(work -> work.place().component() == remedy.kind().component())
          .map(WorkPackage::handle)
          .findFirst()
          .orElse(null);
    }
  }

  private void one(CityProject city, LocalDate today) {
    var code = city.code();
    var streets = ExampleStreets.of(code);
    var ground = Ground.over(code, city.unit(), streets, CELLS, CELL_METRES);
    store.insert(ground);
    store.insert(ground, streets);
    var town = new Town(ground, streets, new SplittableRandom(ExampleStreets.seed(code)));
    store.add(ground, town.counts(YearMonth.from(today)));
    runs.runAll(ground, ExampleStreets.seed(code));
    remedies.plant(ground, works.ordered(code, town.remedies(today)));
  }

  /// A corner where more happens than elsewhere, at some hours more than at others.
  ///
  /// @param mended from this month on half as much happens there; never for most
  private record Corner(Point place, HourBand busy, OffenceGroup mostly, YearMonth mended) {}

  private static final YearMonth NEVER = YearMonth.of(9999, 12);

  /// Places round which more happens; the same for the same streets and beginning.
  static List<Point> corners(StreetGrid streets, SplittableRandom random) {
    var corners = new ArrayList<Point>();
    while (corners.size() < CENTRES) {
      var place = streets.somewhere(random);
      if (place.metresTo(streets.centre()) < CELLS * CELL_METRES * 0.4) corners.add(place);
    }
    return corners;
  }

  /// The events of one city.
  private static final class Town {
    private final Ground ground;
    private final StreetGrid streets;
    private final SplittableRandom random;
    private final List<Corner> corners = new ArrayList<>();

    Town(Ground ground, StreetGrid streets, SplittableRandom random) {
      this.ground = ground;
      this.streets = streets;
      this.random = random;
    }

    List<CellCount> counts(YearMonth last) {
      var bands = List.of(HourBand.H20, HourBand.H17, HourBand.H20, HourBand.H10, HourBand.H00);
      var places = corners(streets, random);
      for (var i = 0; i < CENTRES; i++)
        corners.add(
            new Corner(
                places.get(i),
                bands.get(i % bands.size()),
                KINDS.get(i % KINDS.size()),
                i < 2 ? last.minusMonths(9 + 2L * i) : NEVER));
      var counts = new LinkedHashMap<CellCount, Integer>();
      for (var month = last.minusMonths(MONTHS - 1L);
          !month.isAfter(last);
          month = month.plusMonths(1)) for (var i = 0; i < A_MONTH; i++) add(counts, month);
      return counts.entrySet().stream().map(entry -> with(entry)).toList();
    }

    private static CellCount with(Map.Entry<CellCount, Integer> entry) {
      var one = entry.getKey();
      return new CellCount(
          one.cell(), one.band(), one.weekend(), one.offence(), one.month(), entry.getValue());
    }

    private void add(Map<CellCount, Integer> counts, YearMonth month) {
      var corner =
          random.nextDouble() < AT_CENTRES ? corners.get(random.nextInt(corners.size())) : null;
      if (corner != null && !month.isBefore(corner.mended()) && random.nextInt(100) < 55)
        corner = null;
      var place = corner == null ? streets.somewhere(random) : near(corner.place());
      var cell = ground.cellOf(place);
      if (cell.isEmpty() || !ground.holds(cell.getAsInt())) return;
      var band = corner != null && random.nextInt(3) > 0 ? corner.busy() : anyBand();
      var group = corner != null && random.nextInt(2) > 0 ? corner.mostly() : anyGroup();
      counts.merge(
          new CellCount(cell.getAsInt(), band, random.nextInt(7) < 2, group, month, 1),
          1,
          Integer::sum);
    }

    private Point near(Point corner) {
      return new Plane(corner)
          .at(random.nextGaussian() * SPREAD_METRES, random.nextGaussian() * SPREAD_METRES);
    }

    private HourBand anyBand() {
      var share = random.nextInt(100);
      if (share < 8) return HourBand.H00;
      if (share < 20) return HourBand.H06;
      if (share < 48) return HourBand.H10;
      return share < 74 ? HourBand.H17 : HourBand.H20;
    }

    private OffenceGroup anyGroup() {
      var share = random.nextInt(100);
      if (share < 26) return OffenceGroup.STALKING;
      if (share < 58) return OffenceGroup.HARASSMENT;
      if (share < 72) return OffenceGroup.VIOLENCE;
      if (share < 90) return OffenceGroup.ROBBERY;
      return share < 93 ? OffenceGroup.ABDUCTION : OffenceGroup.PANIC;
    }

    /// Two that stand and can be compared, one that is ordered.
    List<Remedy> remedies(LocalDate today) {
      var planted = new ArrayList<Remedy>();
      for (var corner : corners) {
        var cell = ground.cellOf(corner.place());
        if (cell.isEmpty() || !ground.holds(cell.getAsInt()) || planted.size() == 3) continue;
        var mended = !corner.mended().equals(NEVER);
        planted.add(
            new Remedy(
                "",
                ground.city(),
                cell.getAsInt(),
                mended ? WalkScore.Factor.LIGHTING : WalkScore.Factor.SECURITY,
                mended ? Remedy.Kind.LIGHTS : Remedy.Kind.PATROL,
                null,
                mended ? corner.mended().atDay(1).minusMonths(3) : today.minusDays(20),
                mended ? corner.mended().atDay(1).minusDays(4) : null));
      }
      return planted;
    }
  }
}
