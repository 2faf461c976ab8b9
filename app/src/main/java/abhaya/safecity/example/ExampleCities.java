package abhaya.safecity.example;

import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.DatabaseContext;
import abhaya.investigation.demo.DemoCountry;
import abhaya.investigation.demo.DemoPart;
import abhaya.safecity.followup.FollowupStore;
import abhaya.safecity.fund.CityAccount;
import abhaya.safecity.fund.FundRules;
import abhaya.safecity.fund.FundStore;
import abhaya.safecity.fund.Rupees;
import abhaya.safecity.project.CityProject;
import abhaya.safecity.project.ComponentKind;
import abhaya.safecity.project.WorkPackage;
import abhaya.safecity.project.WorkStore;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Adds the eight cities to the demonstration, all of them or none.
@Component
@Order(10)
class ExampleCities implements DemoPart {
  private static final String SCHEME = "Safe City Project (Nirbhaya Fund)";

  private final WorkStore works;
  private final FundStore funds;
  private final FollowupStore matters;
  private final UnitTrees trees;
  private final TransactionTemplate transactions;
  private final Clock clock;

  ExampleCities(
      WorkStore works,
      FundStore funds,
      FollowupStore matters,
      UnitTrees trees,
      TransactionTemplate transactions,
      Clock clock) {
    this.works = works;
    this.funds = funds;
    this.matters = matters;
    this.trees = trees;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public boolean comesAfterCases() {
    return false;
  }

  @Override
  public void load(DemoCountry country, LocalDate today) {
    DatabaseContext.SYSTEM.run(() ->
        transactions.executeWithoutResult(status -> {
          if (works.isEmpty()) all(country, today);
        }));
  }

  private void all(DemoCountry country, LocalDate today) {
    var prints = ExamplePrints.read();
    prints.tables().forEach(funds::insertPrint);
    for (var city : ExampleCity.ALL) one(city, unitOf(city, country, today), prints, today);
  }

  /// The busiest police district of its State stands for the city; for Delhi the whole.
  private UnitId unitOf(ExampleCity city, DemoCountry country, LocalDate today) {
    if (city.isPaidByTheCentreAlone()) return UnitId.ofState(city.lgd());
    return country
        .busiestDistrict(city.lgd(), today)
        .flatMap(code -> trees.today().find(code))
        .map(unit -> unit.id())
        .orElse(UnitId.ofState(city.lgd()));
  }

  private void one(ExampleCity city, UnitId unit, ExamplePrints prints, LocalDate today) {
    var now = clock.instant();
    works.insert(new CityProject(city.code(), unit, city.nameEn(), city.nameHi()));
    var until = YearMonth.from(today).minusMonths(1);
    var packages = new ExampleWorks(city, unit, prints.targetsOf(city.code()), until).packages();
    var kinds = new LinkedHashSet<ComponentKind>();
    packages.forEach(work -> kinds.add(work.place().component()));
    budgets(city, unit, prints, List.copyOf(kinds));
    var desks = new ExampleDesks(works, funds, city.code(), unit);
    for (var work : packages) {
      var handle = works.insert(work);
      reports(desks, city, work, handle, today, now);
    }
    money(city, unit, prints, List.copyOf(kinds), desks, today);
    new ExampleFollowup(matters, city, unit, today).file(packages);
  }

  /// The components share the cost; the largest bears what rounding leaves.
  private void budgets(
      ExampleCity city, UnitId unit, ExamplePrints prints, List<ComponentKind> kinds) {
    var cost = prints.table("T3").get(city.code(), "base_cost", "").rupees();
    var shares = kinds.stream().mapToInt(ExampleWorks::share).sum();
    var left = cost;
    for (var kind : kinds.subList(1, kinds.size())) {
      var part = Rupees.ofLakh(cost.times(ExampleWorks.share(kind), shares).inLakh(0));
      left = left.minus(part);
      works.insertBudget(city.code(), unit, kind, part.paise());
    }
    works.insertBudget(city.code(), unit, kinds.getFirst(), left.paise());
  }

  /// Typed figures of the last three months, a little ahead of what can be shown.
  private void reports(
      ExampleDesks desks,
      ExampleCity city,
      WorkPackage work,
      String handle,
      LocalDate today,
      Instant now) {
    var last = YearMonth.from(today).minusMonths(1);
    for (var back = 2; back >= 0; back--) {
      var month = last.minusMonths(back);
      var evidence = work.evidenceAt(month);
      if (evidence.isEmpty()) continue;
      var typed = Math.min(work.target(), Math.round(evidence.get().installed() * 1.03));
      var open = back == 0 && city.code().equals(ExampleCity.LUCKNOW);
      var at = back == 0 ? now : month.plusMonths(1).atDay(4).atStartOfDay().toInstant(ZONE);
      desks.report(handle, month, typed, at, open ? desks.next() : ExampleDesks.ALL);
    }
  }

  private static final java.time.ZoneOffset ZONE = java.time.ZoneOffset.ofHoursMinutes(5, 30);

  private void money(
      ExampleCity city,
      UnitId unit,
      ExamplePrints prints,
      List<ComponentKind> kinds,
      ExampleDesks desks,
      LocalDate today) {
    var names = kinds.stream().map(Enum::name).toList();
    var money = new ExampleMoney(city, prints, names, today);
    var account =
        new CityAccount(
            city.code(),
            unit,
            new FundRules(money.ratio(), FundRules.Mode.ADVANCE),
            SCHEME,
            ExampleMoney.AGENCY + ", " + city.nameEn());
    funds.insert(account);
    var lines = money.lines();
    for (var line : lines) desks.line(line, ExampleDesks.ALL);
    if (city.code().equals(ExampleCity.LUCKNOW)) desks.waitingLines(names, today);
    new ExamplePapers(funds, account, city, lines, clock.instant()).file();
  }
}
