package abhaya.investigation.why;

import abhaya.base.feed.Handle;
import abhaya.base.jurisdiction.Unit;
import abhaya.base.jurisdiction.UnitKind;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.DatabaseContext;
import abhaya.investigation.demo.DemoCountry;
import abhaya.investigation.demo.DemoPart;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Adds to the demonstration who is posted where, and what some districts tried. All invented.
@Component
class ExampleRemedies implements DemoPart {
  private static final long SEED = 1512;
  private static final int PRACTICES = 4;

  private record Tried(Remedy.What what, String note) {}

  private static final List<Tried> TRIED =
      List.of(
          new Tried(
              Remedy.What.WEEKLY_REVIEW,
              "Every Monday the sub-divisional officer goes through all cases with fewer than 20"
                  + " days left and names one next step for each."),
          new Tried(
              Remedy.What.LABORATORY_PRIORITY,
              "One constable carries exhibits of these cases to the laboratory twice a week and"
                  + " brings finished reports back the same day."),
          new Tried(
              Remedy.What.PROSECUTION_LIAISON,
              "Draft reports are read with the prosecutor on day 45 instead of day 58."),
          new Tried(
              Remedy.What.OFFICERS_ADDED,
              "Two trained women officers were moved from headquarters to the busiest stations."),
          new Tried(
              Remedy.What.CLEARING_CAMP,
              "A camp of ten days for cases over the limit, with doctor and prosecutor at one"
                  + " table."),
          new Tried(
              Remedy.What.MEDICAL_LIAISON,
              "The hospital named one clerk for medical reports; he is called each Friday."));

  private final VacancyStore vacancies;
  private final RemedyStore remedies;
  private final UnitTrees trees;
  private final TransactionTemplate transactions;
  private final Clock clock;

  ExampleRemedies(
      VacancyStore vacancies,
      RemedyStore remedies,
      UnitTrees trees,
      TransactionTemplate transactions,
      Clock clock) {
    this.vacancies = vacancies;
    this.remedies = remedies;
    this.trees = trees;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public void load(DemoCountry country, LocalDate today) {
    DatabaseContext.SYSTEM.run(() ->
        transactions.executeWithoutResult(status -> {
          if (!vacancies.isEmpty()) return;
          posts(today.withDayOfMonth(1));
          tried(today);
        }));
  }

  /// Stations have three to nine officers sanctioned, districts and states the sum of theirs.
  private void posts(LocalDate asOf) {
    var dice = new Random(SEED);
    var tree = trees.today();
    var sums = new HashMap<Unit, int[]>();
    for (var unit : tree.units()) {
      if (unit.kind() != UnitKind.STATION) continue;
      var sanctioned = 3 + dice.nextInt(7);
      var vacant = 0;
      for (var post = 0; post < sanctioned; post++) if (dice.nextDouble() < 0.22) vacant++;
      add(sums, unit, sanctioned, sanctioned - vacant);
      for (var above : tree.ancestors(unit.id())) {
        if (above.kind() != UnitKind.NATION) add(sums, above, sanctioned, sanctioned - vacant);
      }
    }
    var all = new ArrayList<VacancyStore.Vacancy>();
    for (var one : sums.entrySet()) {
      var source = "Statement of posts, invented for the demonstration";
      all.add(
          new VacancyStore.Vacancy(
              one.getKey().id(), asOf, one.getValue()[0], one.getValue()[1], source));
    }
    vacancies.keep(all, clock.instant());
  }

  private static void add(Map<Unit, int[]> sums, Unit unit, int sanctioned, int posted) {
    var sum = sums.computeIfAbsent(unit, key -> new int[2]);
    sum[0] += sanctioned;
    sum[1] += posted;
  }

  /// Some districts of each state tried something eight to fourteen months ago; a few repeated it.
  private void tried(LocalDate today) {
    var dice = new Random(SEED + 1);
    var districts =
        new ArrayList<>(
            trees.today().units().stream()
                .filter(unit -> unit.kind() == UnitKind.DISTRICT)
                .toList());
    Collections.shuffle(districts, dice);
    var practices = new ArrayList<Remedy>();
    for (var at = 0; at < Math.min(40, districts.size()); at++) {
      var repeats = practices.size() >= PRACTICES ? practices.get(dice.nextInt(PRACTICES)) : null;
      var tried =
          repeats == null
              ? TRIED.get(at % TRIED.size())
              : new Tried(repeats.what(), "As the district that put it forward does it.");
      var on = today.minusDays(240 + dice.nextInt(180));
      var remedy =
          new Remedy(
              Handle.next(),
              districts.get(at).id(),
              null,
              tried.what(),
              tried.note(),
              on,
              repeats == null && practices.size() < PRACTICES,
              repeats == null ? null : repeats.handle(),
              on.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS));
      remedies.insert(0, remedy);
      if (remedy.practice()) practices.add(remedy);
    }
  }
}
