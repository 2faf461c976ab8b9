package abhaya.safecity.example;

import abhaya.base.geo.Plane;
import abhaya.base.geo.Point;
import abhaya.base.geo.StreetGrid;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.India;
import abhaya.investigation.demo.DemoCountry;
import abhaya.investigation.demo.DemoPart;
import abhaya.safecity.asset.AssetPastStore;
import abhaya.safecity.hotspot.Ground;
import abhaya.safecity.hotspot.HotspotStore;
import abhaya.safecity.report.ReportExamples;
import abhaya.safecity.walk.Audit;
import abhaya.safecity.walk.DarkPlace;
import abhaya.safecity.walk.WalkRegister;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Adds walks, dark places and reports of citizens to the demonstration, after the things, for a dark
/// place lies at a lamp of the register. All of it is invented.
@Component
@Order(205)
class ExampleWalks implements DemoPart {
  private static final int STOPS = 36;
  private static final int WALKS_A_STOP = 3;
  private static final int DARK = 26;
  private static final double LAMP_METRES = 20;
  private static final List<DarkPlace.Cause> CAUSES = List.of(DarkPlace.Cause.values());
  private static final List<DarkPlace.Owner> OWNERS =
      List.of(DarkPlace.Owner.MUNICIPAL, DarkPlace.Owner.ELECTRICITY, DarkPlace.Owner.ROADS);

  private final HotspotStore grounds;
  private final WalkRegister walks;
  private final ReportExamples reports;
  private final AssetPastStore things;
  private final TransactionTemplate transactions;

  ExampleWalks(
      HotspotStore grounds,
      WalkRegister walks,
      ReportExamples reports,
      AssetPastStore things,
      TransactionTemplate transactions) {
    this.grounds = grounds;
    this.walks = walks;
    this.reports = reports;
    this.things = things;
    this.transactions = transactions;
  }

  @Override
  public void load(DemoCountry country, LocalDate today) {
    DatabaseContext.SYSTEM.run(() ->
        transactions.executeWithoutResult(status -> {
          if (!reports.isEmpty()) return;
          for (var ground : grounds.grounds()) one(ground, today);
        }));
  }

  private void one(Ground ground, LocalDate today) {
    var random = new SplittableRandom(ExampleStreets.seed(ground.city()) + 30);
    var streets = ExampleStreets.of(ground.city());
    var lamps =
        things.lamps(ground.city()).stream()
            .filter(lamp -> {
              var cell = ground.cellOf(lamp.place());
              return cell.isPresent() && ground.holds(cell.getAsInt());
            })
            .toList();
    var audits = audits(ground, streets, today, random);
    walks.plant(ground, audits, new DarkPlaces(ground, streets, lamps, random).of(today));
    reports.plant(ground, streets, today, random);
  }

  /// Every second place lies near a corner where more happens: people walk there first.
  private static Point inside(Ground ground, StreetGrid streets, SplittableRandom random) {
    var corners =
        ExamplePlaces.corners(streets, new SplittableRandom(ExampleStreets.seed(ground.city())));
    while (true) {
      var corner = corners.get(random.nextInt(corners.size()));
      var place =
          random.nextBoolean()
              ? streets.somewhere(random)
              : new Plane(corner).at(random.nextGaussian() * 180, random.nextGaussian() * 180);
      var cell = ground.cellOf(place);
      if (cell.isPresent() && ground.holds(cell.getAsInt())) return place;
    }
  }

  /// Each stop is walked by day, at dusk and after dark; darkness takes marks away.
  private static List<Audit> audits(
      Ground ground, StreetGrid streets, LocalDate today, SplittableRandom random) {
    var audits = new ArrayList<Audit>();
    for (var stop = 0; stop < STOPS; stop++) {
      var place = inside(ground, streets, random);
      var good = random.nextDouble();
      for (var walk = 0; walk < WALKS_A_STOP; walk++) {
        var hour = 15 + 3 * walk;
        var at =
            today
                .minusDays(random.nextInt(2, 300))
                .atTime(hour, random.nextInt(60))
                .atZone(India.ZONE)
                .toInstant();
        var marks = new ArrayList<Integer>();
        for (var factor = 0; factor < 9; factor++) {
          var mark = good * 3 + random.nextDouble(-0.9, 0.9) - (factor == 0 ? walk : walk * 0.3);
          marks.add(Math.clamp(Math.round(mark), 0, 3));
        }
        audits.add(new Audit(key(random), place, at, marks, Audit.Auditor.TRAINED));
      }
    }
    return audits;
  }

  private static UUID key(SplittableRandom random) {
    return new UUID(random.nextLong(), random.nextLong());
  }

  /// Places that are dark, three of four of them at a lamp of the register.
  private record DarkPlaces(
      Ground ground, StreetGrid streets, List<AssetPastStore.Lamp> lamps, SplittableRandom random) {

    /// Some are light again, some wait for somebody to look, some are late.
    List<DarkPlace> of(LocalDate today) {
      var places = new ArrayList<DarkPlace>();
      for (var i = 0; i < DARK; i++) {
        var found = today.minusDays(random.nextInt(1, 150));
        var cause = CAUSES.get(random.nextInt(CAUSES.size()));
        var owner = OWNERS.get(random.nextInt(OWNERS.size()));
        var due = found.plusDays(3 + random.nextInt(40));
        var acts = acts(i, found, today);
        places.add(
            new DarkPlace(
                "",
                ground.city(),
                where(i, cause, acts.size() == 1),
                new DarkPlace.Duty(owner, cause, found, due),
                acts));
      }
      return places;
    }

    private static List<DarkPlace.Act> acts(int i, LocalDate found, LocalDate today) {
      var acts = new ArrayList<DarkPlace.Act>();
      acts.add(act(DarkPlace.Move.OPEN, 0, -1, at(found, 20)));
      if (i % 3 > 0 && found.isBefore(today.minusDays(12))) {
        acts.add(act(DarkPlace.Move.MENDED, 1, -2, at(found.plusDays(8), 11)));
        if (i % 3 == 2) acts.add(act(DarkPlace.Move.CLOSE, 1, -3, at(found.plusDays(10), 21)));
      }
      return acts;
    }

    /// Where no lamp stands there is no number to read: a landmark says where it is.
    private DarkPlace.Where where(int i, DarkPlace.Cause cause, boolean dark) {
      if (lamps.isEmpty() || i % 4 == 0 || cause == DarkPlace.Cause.NO_LAMP)
        return where(inside(ground, streets, random), "", streets.street(random).code());
      var silent = lamps.stream().filter(AssetPastStore.Lamp::silent).toList();
      var from = dark && !silent.isEmpty() ? silent : lamps;
      var lamp = from.get(random.nextInt(from.size()));
      var beside = lamp.place().moved(random.nextDouble() * 360, random.nextDouble(4, LAMP_METRES));
      return where(beside, lamp.pole(), "");
    }

    private DarkPlace.Where where(Point place, String pole, String landmark) {
      var cell = ground.cellOf(place);
      return new DarkPlace.Where(place, cell.isPresent() ? cell.getAsInt() : null, pole, landmark);
    }
  }

  private static DarkPlace.Act act(DarkPlace.Move move, int round, long person, Instant at) {
    return new DarkPlace.Act(move, round, person, "demonstration", "", null, at);
  }

  private static Instant at(LocalDate day, int hour) {
    return day.atTime(hour, 0).atZone(India.ZONE).toInstant();
  }
}
