package abhaya.safecity.example;

import abhaya.base.jurisdiction.UnitId;
import abhaya.safecity.project.Bottleneck;
import abhaya.safecity.project.ComponentKind;
import abhaya.safecity.project.PlanHistory;
import abhaya.safecity.project.PublishedTarget;
import abhaya.safecity.project.StageHistory;
import abhaya.safecity.project.WorkPackage;
import abhaya.safecity.project.WorkStage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The works of one city: printed targets, invented plans, stages and evidence.
record ExampleWorks(ExampleCity city, UnitId unit, List<PublishedTarget> prints, YearMonth until) {
  private static final YearMonth FIRST = YearMonth.of(2019, Month.OCTOBER);
  private static final YearMonth BASELINE_END = YearMonth.of(2022, Month.MARCH);
  private static final LocalDate SANCTIONED = LocalDate.of(2019, Month.APRIL, 1);
  private static final String MEETING = "State Level Apex Committee";

  /// What a component costs beside the others.
  static int share(ComponentKind kind) {
    return switch (kind) {
      case SURVEILLANCE -> 50;
      case CONTROL_ROOM -> 14;
      case LIGHTING, BUS -> 12;
      case PATROL -> 8;
      case OUTPOST, SUPPORT_CENTRE, PLATE_RECOGNITION -> 6;
      case DRONE -> 2;
      default -> 4;
    };
  }

  /// A kind of thing and what is known of its number.
  private record Thing(ComponentKind kind, ComponentKind.Unit unit) {}

  private record Numbers(long target, long done) {}

  List<WorkPackage> packages() {
    var things = things();
    var perKind = new EnumMap<ComponentKind, Integer>(ComponentKind.class);
    things.keySet().forEach(thing -> perKind.merge(thing.kind(), 1, Integer::sum));
    var packages = new ArrayList<WorkPackage>();
    things.forEach((thing, numbers) -> {
      var weight =
          BigDecimal.valueOf(share(thing.kind()))
              .divide(
                  BigDecimal.valueOf(perKind.getOrDefault(thing.kind(), 1)),
                  2,
                  RoundingMode.HALF_UP);
      packages.add(work(thing, numbers, weight, packages.size()));
    });
    return packages;
  }

  /// The largest printed target of each thing, or the largest number printed as done or proposed.
  private Map<Thing, Numbers> things() {
    var things = new LinkedHashMap<Thing, Numbers>();
    for (var print : prints) {
      var thing = new Thing(print.component(), print.unit());
      if (things.containsKey(thing)) continue;
      var target = largest(thing, PublishedTarget.Meaning.TARGET);
      var done = largest(thing, PublishedTarget.Meaning.DONE);
      var proposed = largest(thing, PublishedTarget.Meaning.PROPOSED);
      var whole = target > 0 ? target : Math.max(done, proposed);
      if (whole == 0) continue;
      var standing = Math.min(whole, Math.max(done, Math.round(whole * city.done() / 100.0)));
      things.put(thing, new Numbers(whole, done == whole ? whole : standing));
    }
    return things;
  }

  private long largest(Thing thing, PublishedTarget.Meaning meaning) {
    return prints.stream()
        .filter(print -> print.component() == thing.kind() && print.unit() == thing.unit())
        .filter(print -> print.meaning() == meaning)
        .mapToLong(PublishedTarget::quantity)
        .max()
        .orElse(0);
  }

  private WorkPackage work(Thing thing, Numbers numbers, BigDecimal weight, int place) {
    var ready = numbers.done() >= numbers.target();
    var retendered = city.code().equals(ExampleCity.CHENNAI) && place == 3;
    return new WorkPackage(
        "",
        new WorkPackage.Place(city.code(), unit, thing.kind(), thing.unit()),
        agency(thing.kind()),
        weight,
        stages(ready, retendered),
        plans(numbers.target(), ready),
        milestones(ready, place),
        evidence(numbers, place),
        obstacles(ready, place));
  }

  private WorkPackage.Agency agency(ComponentKind kind) {
    return switch (kind) {
      case LIGHTING, TOILET -> new WorkPackage.Agency("City corporation", "नगर निगम");
      case BUS -> new WorkPackage.Agency("City bus undertaking", "नगर बस उपक्रम");
      case SUPPORT_CENTRE, AWARENESS ->
          new WorkPackage.Agency("Social Welfare Department", "समाज कल्याण विभाग");
      default -> new WorkPackage.Agency("City police", "नगर पुलिस");
    };
  }

  private static StageHistory.Step step(WorkStage stage, LocalDate on) {
    return new StageHistory.Step(stage, on, "");
  }

  private StageHistory stages(boolean ready, boolean retendered) {
    var steps = new ArrayList<StageHistory.Step>();
    steps.add(step(WorkStage.PROPOSED, LocalDate.of(2018, Month.FEBRUARY, 1)));
    steps.add(step(WorkStage.APPRAISED, LocalDate.of(2018, Month.MARCH, 15)));
    steps.add(step(WorkStage.SANCTIONED, SANCTIONED));
    steps.add(step(WorkStage.REPORT_APPROVED, SANCTIONED.plusMonths(3)));
    steps.add(step(WorkStage.TENDERED, SANCTIONED.plusMonths(6)));
    var order = SANCTIONED.plusMonths(10 + city.late() / 6);
    if (retendered) {
      steps.add(
          new StageHistory.Step(
              WorkStage.TENDER_CANCELLED,
              LocalDate.of(2021, Month.AUGUST, 2),
              "One bidder only; scope changed"));
      steps.add(step(WorkStage.TENDERED, LocalDate.of(2022, Month.JANUARY, 10)));
      order = LocalDate.of(2022, Month.JULY, 4);
    }
    steps.add(step(WorkStage.ORDERED, order));
    steps.add(step(WorkStage.IN_PROGRESS, order.plusMonths(2)));
    if (ready) {
      steps.add(step(WorkStage.INSTALLED, LocalDate.of(2023, Month.MAY, 20)));
      steps.add(step(WorkStage.ACCEPTED, LocalDate.of(2023, Month.AUGUST, 8)));
      steps.add(step(WorkStage.LIVE, LocalDate.of(2023, Month.NOVEMBER, 24)));
    }
    return new StageHistory(steps);
  }

  private PlanHistory plans(long target, boolean ready) {
    var plans = new ArrayList<PlanHistory.Plan>();
    plans.add(plan(target, BASELINE_END, SANCTIONED, "With the sanction", null));
    plans.add(
        plan(
            target,
            BASELINE_END.plusMonths(Math.max(12, city.late() / 2)),
            LocalDate.of(2022, Month.MARCH, 15),
            "Works stood still in 2020 and 2021",
            MEETING + ", 15-03-2022"));
    if (!ready && city.late() >= 24)
      plans.add(
          plan(
              target,
              BASELINE_END.plusMonths(city.late() + 6L),
              LocalDate.of(2024, Month.SEPTEMBER, 10),
              "Permissions for road cutting came late",
              MEETING + ", 10-09-2024"));
    return new PlanHistory(plans);
  }

  private static PlanHistory.Plan plan(
      long target, YearMonth end, LocalDate approved, String reason, @Nullable String meeting) {
    return new PlanHistory.Plan(
        end.atEndOfMonth(),
        target,
        new Curve(FIRST, end).spread(target),
        approved,
        reason,
        meeting);
  }

  private List<WorkPackage.Milestone> milestones(boolean ready, int place) {
    var shift = city.late() + place % 4 * 2L;
    return List.of(
        milestone("ORDER", 2020, Month.FEBRUARY, shift / 4, true),
        milestone("DELIVERY", 2020, Month.NOVEMBER, shift / 2, true),
        milestone("INSTALLATION", 2021, Month.SEPTEMBER, shift, ready),
        milestone("ACCEPTANCE", 2021, Month.DECEMBER, shift + 2, ready),
        milestone("GO_LIVE", 2022, Month.MARCH, shift + 3, ready));
  }

  private WorkPackage.Milestone milestone(
      String kind, int year, Month month, long shift, boolean done) {
    var due = YearMonth.of(year, month).atEndOfMonth();
    var plans = new ArrayList<PlanHistory.Plan>();
    plans.add(new PlanHistory.Plan(due, 0, Map.of(), SANCTIONED, "With the sanction", null));
    if (shift > 6)
      plans.add(
          new PlanHistory.Plan(
              due.plusMonths(shift - 3),
              0,
              Map.of(),
              LocalDate.of(2022, Month.MARCH, 15),
              "Moved with the works",
              MEETING + ", 15-03-2022"));
    var day = due.plusMonths(shift);
    var isDone = done && !day.isAfter(until.atEndOfMonth());
    return new WorkPackage.Milestone(
        kind, new PlanHistory(plans), isDone ? Optional.of(day) : Optional.empty());
  }

  private List<WorkPackage.Evidence> evidence(Numbers numbers, int place) {
    var curve = new Curve(FIRST.plusMonths(5 + city.late() / 5L), until);
    var evidence = new ArrayList<WorkPackage.Evidence>();
    var more = Math.min(numbers.target(), Math.round(numbers.done() * (1.08 + place % 3 * 0.04)));
    for (var month = FIRST; !month.isAfter(until); month = month.plusMonths(1)) {
      var proven = curve.of(numbers.done(), month);
      var installed = Math.max(proven, curve.of(more, month));
      var open = installed - proven;
      evidence.add(
          new WorkPackage.Evidence(
              month, installed, proven, new WorkPackage.Missing(open, open / 3, open)));
    }
    return evidence;
  }

  private List<WorkPackage.Obstacle> obstacles(boolean ready, int place) {
    var obstacles = new ArrayList<WorkPackage.Obstacle>();
    obstacles.add(
        new WorkPackage.Obstacle(
            Bottleneck.ROAD_CUTTING_PERMISSION,
            LocalDate.of(2021, Month.JUNE, 1),
            Optional.of(LocalDate.of(2022, Month.FEBRUARY, 14)),
            "Monsoon ban on road cutting"));
    if (ready) return obstacles;
    var codes = List.of(Bottleneck.FIBRE, Bottleneck.POWER, Bottleneck.LAND, Bottleneck.VENDOR);
    obstacles.add(
        new WorkPackage.Obstacle(
            codes.get((place + city.lgd()) % codes.size()),
            LocalDate.of(2026, Month.MARCH, 1).plusDays((place * 37L + city.lgd()) % 200),
            Optional.empty(),
            "Asked in writing; no answer yet"));
    return obstacles;
  }
}
