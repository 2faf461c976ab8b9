package abhaya.safecity.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.ModuleTest;
import abhaya.base.access.NotVisible;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.DatabaseContext;
import abhaya.investigation.demo.DemoCountry;
import abhaya.investigation.demo.DemoSize;
import abhaya.safecity.fund.EntryKind;
import abhaya.safecity.fund.FundBook;
import abhaya.safecity.fund.FundFinding;
import abhaya.safecity.fund.FundQueries;
import abhaya.safecity.fund.FundRegister;
import abhaya.safecity.fund.LedgerEntry;
import abhaya.safecity.fund.PublishedTable;
import abhaya.safecity.fund.Rupees;
import abhaya.safecity.project.EntryReview.Move;
import abhaya.safecity.project.EntryReview.Reason;
import abhaya.safecity.project.EntryReview.State;
import abhaya.safecity.project.ReportRegister;
import abhaya.safecity.project.WorkPackage;
import abhaya.safecity.project.WorkQueries;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// The eight cities in the database: printed figures as printed, entries that pass four hands,
/// refusals, and who sees what.
@ModuleTest
@TestPropertySource(properties = "abhaya.test-context=safe-city")
class SafeCityModuleTest {
  private static final UnitId UTTAR_PRADESH = UnitId.ofState(9);
  private static final UnitId KARNATAKA = UnitId.ofState(29);

  @Autowired ExampleCities cities;
  @Autowired FundQueries funds;
  @Autowired FundRegister register;
  @Autowired WorkQueries works;
  @Autowired ReportRegister reports;
  @Autowired UnitTrees trees;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired Clock clock;

  private LocalDate today;
  private Scope analyst;

  @BeforeEach
  void theEightCities() {
    today = abhaya.base.platform.India.dateOf(clock.instant());
    cities.load(new DemoCountry(112, DemoSize.TINY, Instant.parse("2026-11-24T00:00:00Z")), today);
    analyst = reader(Role.MINISTRY_ANALYST, UnitId.NATION, 700);
  }

  private Scope reader(Role role, UnitId unit, long person) {
    return new SafeCityReaders(trees).of(role, unit, person);
  }

  private static <T> T as(Scope scope, Supplier<T> work) {
    return scope.context().call(work::get);
  }

  private PublishedTable print(String name) {
    return as(analyst, () -> funds.print(analyst, name));
  }

  private FundBook book(String city) {
    return as(analyst, () -> funds.find(analyst, city).orElseThrow());
  }

  private static Rupees crore(String amount) {
    return Rupees.ofCrore(amount);
  }

  private static BigDecimal percent(Rupees part, Rupees whole) {
    return part.toDecimal()
        .multiply(BigDecimal.valueOf(100))
        .divide(whole.toDecimal(), 2, RoundingMode.HALF_UP);
  }

  // The tables as printed

  @Test
  void theAppraisedCostsMakeTheirPrintedSum() {
    assertThat(print("T1").sumOver("appraised", "")).isEqualTo(crore("2919.55"));
    assertThat(print("T1").amount("SUM", "appraised")).isEqualTo(crore("2919.55"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"2018-19,733.92", "2019-20,486.99", "2020-21,64.18"})
  void theReleasesOfAYearMakeTheirSum(String year, String sum) {
    assertThat(print("T2").sumOver("released", year)).isEqualTo(crore(sum));
  }

  @ParameterizedTest(name = "{0}: {1} of {2} is {3}")
  @CsvSource({
    "MUM,143.64,151.20,95.00",
    "KOL,55.57,108.79,51.08",
    "CHN,240.78,255.04,94.41",
    "HYD,123.08,169.50,72.61",
    "AMD,132.06,132.07,100.00",
    "LKO,89.43,116.66,76.66",
    "DEL,333.27,663.67,50.22",
    "BLR,167.26,400.20,41.79"
  })
  void theLedgerGivesEntitlementAndRatioOfPrint(
      String city, String released, String share, String ratio) {
    var ledger = book(city).ledger();
    var sum = ledger.total(EntryKind.CENTRE_RELEASE);
    var entitled =
        book(city).account().rules().ratio().centreShare(ledger.total(EntryKind.SANCTION));
    assertThat(sum).isEqualTo(crore(released)).isEqualTo(print("T2").sumOf(city, "released"));
    assertThat(entitled.inCrore(2)).isEqualTo(new BigDecimal(share));
    assertThat(percent(sum, entitled)).isEqualTo(new BigDecimal(ratio));
    assertThat(print("T3").get(city, "release_percent", "").value()).isEqualByComparingTo(ratio);
  }

  @Test
  void theStatesMakeTheirPrintedSumsAndSixReleasedMoreThanApproved() {
    var states = print("T4");
    var eight =
        List.of(
            "Gujarat",
            "Karnataka",
            "Maharashtra",
            "Telangana",
            "Tamil Nadu",
            "Uttar Pradesh",
            "West Bengal",
            "Delhi");
    var approved = Rupees.sum(eight.stream().map(one -> states.amount(one, "approved")).toList());
    var released = Rupees.sum(eight.stream().map(one -> states.amount(one, "released")).toList());
    assertThat(approved).isEqualTo(crore("3289.21"));
    assertThat(released).isEqualTo(crore("1739.42"));
    assertThat(percent(released, approved)).isEqualTo("52.88");
    assertThat(states.releasedAboveApproved()).hasSize(6);
  }

  @Test
  void theFundsTotalsAndAllocationsAreAsPrinted() {
    assertThat(print("T6").sumOver("allocated", "2013-14")).isEqualTo(crore("1000"));
    var years =
        print("T6").figures().stream()
            .filter(figure -> !figure.isTotal())
            .map(figure -> figure.rupees())
            .toList();
    assertThat(Rupees.sum(years)).isEqualTo(crore("6712.85"));
    var fund = print("T5");
    assertThat(
            percent(
                fund.get("INDIA", "utilised", "2025-03-12").rupees(),
                fund.get("INDIA", "allocated", "2025-03-12").rupees()))
        .isEqualTo("75.80");
    assertThat(fund.get("INDIA", "released_of_allocated", "2022-02-11").value())
        .isEqualByComparingTo("68.27");
    assertThat(
            percent(
                fund.get("INDIA", "released", "2022-08-03").rupees(),
                fund.get("INDIA", "allocated", "2022-08-03").rupees()))
        .isEqualTo("66.74");
  }

  @Test
  void conflictingPrintsAreAllKept() {
    var later = print("T1-later");
    assertThat(later.figures().stream().filter(figure -> figure.place().equals("DEL"))).hasSize(4);
    assertThat(later.amount("SUM", "sanctioned")).isEqualTo(crore("3080.16"));
    assertThat(print("T1").amount("AMD", "appraised")).isEqualTo(crore("253.00"));
    assertThat(later.amount("AMD", "sanctioned")).isEqualTo(crore("220.11"));
  }

  @Test
  void ahmedabadsMoneyIsWhereTheAuditorsFoundIt() {
    var ledger = book("AMD").ledger();
    assertThat(ledger.released()).isEqualTo(crore("220.11"));
    assertThat(ledger.spent()).isEqualTo(crore("76.36"));
    assertThat(percent(ledger.spent(), ledger.released())).isEqualTo("34.69");
    assertThat(ledger.balanceOf("Ahmedabad Municipal Corporation")).isEqualTo(crore("25.00"));
    assertThat(ledger.balanceOf(ExampleMoney.STATE_FINANCE)).isEqualTo(crore("118.75"));
    assertThat(ledger.committed()).isEqualTo(Rupees.ZERO);
    assertThat(ledger.interestDueToCentre(book("AMD").account().rules().ratio()))
        .isEqualTo(crore("1.926"));
  }

  @Test
  void theComponentsOfACityMakeItsCost() {
    for (var city : ExampleCity.ALL) {
      var budgets = as(analyst, () -> works.budgets(analyst, city.code()));
      var sum = Rupees.sum(budgets.values().stream().map(Rupees::new).toList());
      assertThat(sum).isEqualTo(book(city.code()).ledger().total(EntryKind.SANCTION));
    }
  }

  @Test
  void noHolderOfTheDemonstrationIsOverdrawnOnAnyDay() {
    for (var city : ExampleCity.ALL) {
      var ledger = book(city.code()).ledger();
      for (var entry : ledger.entries())
        assertThat(ledger.upTo(entry.on()).balances().values())
            .as(city.code() + " " + entry.on())
            .noneMatch(Rupees::isNegative);
    }
  }

  @Test
  void aSecondLoadAddsNothing() {
    var before = count("fund.entry") + count("project.report") + count("fund.published");
    theEightCities();
    assertThat(count("fund.entry") + count("project.report") + count("fund.published"))
        .isEqualTo(before);
  }

  private long count(String table) {
    return DatabaseContext.SYSTEM.call(() ->
        transactions.execute(
            status -> jdbc.sql("select count(*) from " + table).query(Long.class).single()));
  }

  // Who sees what

  @Test
  void aReaderSeesTheCitiesOfTheOwnUnitsOnly() {
    assertThat(codes(analyst)).hasSize(8);
    assertThat(codes(reader(Role.STATE_HQ, KARNATAKA, 701))).containsExactly("BLR");
    assertThat(codes(reader(Role.STATE_NODAL, UTTAR_PRADESH, 702))).containsExactly("LKO");
    var lucknow = as(analyst, () -> works.find(analyst, "LKO").orElseThrow());
    assertThat(codes(reader(Role.CITY_NODAL, lucknow.unit(), 703))).containsExactly("LKO");
    var state = reader(Role.STATE_HQ, KARNATAKA, 704);
    assertThat(as(state, () -> funds.books(state)).keySet()).containsExactly("BLR");
    assertThat(as(state, () -> works.works(state, "LKO"))).isEmpty();
  }

  @Test
  void whoHasNoRightToTheBoardsSeesNoRow() {
    for (var role : List.of(Role.IO, Role.SHO, Role.AUDITOR, Role.DATA_ADMIN)) {
      var other = reader(role, UnitId.NATION, 705);
      assertThat(codes(other)).as(role.name()).isEmpty();
      assertThat(as(other, () -> funds.print(other, "T1")).figures()).isEmpty();
    }
    assertThat(works.cities(analyst)).isEmpty();
  }

  private List<String> codes(Scope scope) {
    return as(scope, () -> works.cities(scope)).stream().map(city -> city.code()).toList();
  }

  // Four hands

  private static LedgerEntry payment(String crore, LocalDate on) {
    return new LedgerEntry(
        "",
        EntryKind.EXPENDITURE,
        crore(crore),
        on,
        ExampleMoney.AGENCY,
        LedgerEntry.Details.component("OUTPOST"));
  }

  private FundRegister.Outcome enter(Scope scope, LedgerEntry entry, String reason) {
    return as(scope, () -> register.enter(scope, "BLR", entry, reason, true));
  }

  private FundRegister.Outcome act(Scope scope, String handle, Move move, String remark) {
    return as(scope, () -> register.act(scope, "BLR", handle, move, remark));
  }

  private UnitId bengaluru() {
    return as(analyst, () -> works.find(analyst, "BLR").orElseThrow()).unit();
  }

  @Test
  void anEntryCountsOnlyAfterFourDifferentPeople() {
    var clerk = reader(Role.CITY_NODAL, bengaluru(), 711);
    var city = reader(Role.CITY_NODAL, bengaluru(), 712);
    var state = reader(Role.STATE_NODAL, KARNATAKA, 713);
    var ministry = reader(Role.MINISTRY_NODAL, UnitId.NATION, 714);
    var before = book("BLR").ledger().spent();

    var handle = taken(enter(clerk, payment("0.50", today), ""), State.SUBMITTED);
    assertThat(act(clerk, handle, Move.VERIFY, ""))
        .isEqualTo(new FundRegister.StepRefused(Reason.OWN_ENTRY));
    assertThat(act(state, handle, Move.APPROVE, ""))
        .isEqualTo(new FundRegister.StepRefused(Reason.NOT_NOW));
    taken(act(city, handle, Move.VERIFY, ""), State.VERIFIED);
    assertThat(act(city, handle, Move.APPROVE, ""))
        .isEqualTo(new FundRegister.StepRefused(Reason.WRONG_OFFICE));
    taken(act(state, handle, Move.APPROVE, ""), State.APPROVED);
    assertThat(book("BLR").ledger().spent()).isEqualTo(before);
    taken(act(ministry, handle, Move.ACCEPT, ""), State.ACCEPTED);
    assertThat(book("BLR").ledger().spent()).isEqualTo(before.plus(crore("0.50")));
  }

  private static String taken(FundRegister.Outcome outcome, State state) {
    assertThat(outcome).isInstanceOf(FundRegister.Taken.class);
    var taken = (FundRegister.Taken) outcome;
    assertThat(taken.state()).isEqualTo(state);
    return taken.handle();
  }

  @Test
  void whatIsSentBackNeedsAWordAndBeginsAnew() {
    var clerk = reader(Role.CITY_ENTRY, bengaluru(), 721);
    var city = reader(Role.CITY_NODAL, bengaluru(), 722);
    var handle = taken(enter(clerk, payment("0.40", today), ""), State.SUBMITTED);
    assertThat(act(city, handle, Move.RETURN, " "))
        .isEqualTo(new FundRegister.StepRefused(Reason.NEEDS_A_REMARK));
    taken(act(city, handle, Move.RETURN, "Which voucher?"), State.RETURNED);
    taken(act(clerk, handle, Move.SUBMIT, ""), State.SUBMITTED);
    taken(act(city, handle, Move.VERIFY, ""), State.VERIFIED);
  }

  @Test
  void theDatabaseRefusesASecondStepOfTheSameHand() {
    var clerk = reader(Role.CITY_NODAL, bengaluru(), 731);
    var handle = taken(enter(clerk, payment("0.30", today), ""), State.SUBMITTED);
    assertThatThrownBy(() ->
            clerk
                .context()
                .run(() ->
                    transactions.executeWithoutResult(status ->
                        jdbc.sql(
                                """
                                insert into fund.act (entry, number, round, unit_id,
                                       move, office, person_id, person, acted_at)
                                select id, 2, 1, unit_id, 'VERIFY', 'CITY', 731, 'p731',
                                       now()
                                  from fund.entry where handle::text = :handle
                                """)
                            .param("handle", handle)
                            .update())))
        .hasMessageContaining("act_other_hand");
  }

  @Test
  void aCorrectionIsANewVersionWithAReasonAndTheOldOneStays() {
    var old =
        book("BLR").lines().stream()
            .filter(line -> line.counts() && line.entry().kind() == EntryKind.EXPENDITURE)
            .filter(line ->
                book("BLR").lines().stream()
                    .noneMatch(
                        other -> line.entry().id().equals(other.entry().details().replaces())))
            .findFirst()
            .orElseThrow();
    var clerk = reader(Role.CITY_ENTRY, bengaluru(), 741);
    var entry = old.entry();
    var less =
        new LedgerEntry(
            "",
            entry.kind(),
            entry.amount().minus(crore("0.01")),
            entry.on(),
            entry.holder(),
            entry.details().replacing(entry.id()));
    assertThat(codes(enter(clerk, less, "")))
        .contains("CORRECTION_NEEDS_A_REASON", "FROZEN_NEEDS_A_REASON");
    var before = book("BLR").ledger().spent();
    var handle = taken(enter(clerk, less, "One lakh was counted twice"), State.SUBMITTED);
    assertThat(codes(enter(clerk, less, "Again"))).contains("CORRECTION_IS_UNDER_WAY");
    taken(act(reader(Role.CITY_NODAL, bengaluru(), 742), handle, Move.VERIFY, ""), State.VERIFIED);
    taken(act(reader(Role.STATE_NODAL, KARNATAKA, 743), handle, Move.APPROVE, ""), State.APPROVED);
    var ministry = reader(Role.MINISTRY_NODAL, UnitId.NATION, 744);
    taken(act(ministry, handle, Move.ACCEPT, ""), State.ACCEPTED);
    assertThat(book("BLR").ledger().spent()).isEqualTo(before.minus(crore("0.01")));
    assertThat(book("BLR").lines()).contains(old);
  }

  private static List<String> codes(FundRegister.Outcome outcome) {
    var findings =
        switch (outcome) {
          case FundRegister.NotTaken not -> not.findings();
          case FundRegister.Doubtful doubtful -> doubtful.findings();
          default -> List.<FundFinding>of();
        };
    return findings.stream().map(finding -> finding.code().name()).toList();
  }

  // Warnings and refusals

  @Test
  void lakhForCroreIsAskedAboutAndTakenWhenConfirmed() {
    var clerk = reader(Role.CITY_ENTRY, bengaluru(), 751);
    var small = payment("0.05", today);
    var asked = as(clerk, () -> register.enter(clerk, "BLR", small, "", false));
    assertThat(codes(asked)).containsExactly("MAGNITUDE_UNLIKELY");
    assertThat(asked).isInstanceOf(FundRegister.Doubtful.class);
    taken(enter(clerk, small, ""), State.SUBMITTED);
  }

  @Test
  void aReleaseAboveTheShareOfTheSanctionWarns() {
    var clerk = reader(Role.CITY_ENTRY, bengaluru(), 752);
    var release =
        new LedgerEntry(
            "",
            EntryKind.STATE_RELEASE,
            crore("300"),
            today,
            ExampleMoney.AGENCY,
            LedgerEntry.Details.order("X/1", 1));
    var asked = as(clerk, () -> register.enter(clerk, "BLR", release, "", false));
    assertThat(asked).isInstanceOf(FundRegister.Doubtful.class);
    assertThat(codes(asked)).contains("RELEASED_ABOVE_SANCTION");
  }

  @Test
  void whatIsNotThereCannotBeSpentAndACommitmentNeedsAContract() {
    var clerk = reader(Role.CITY_ENTRY, bengaluru(), 753);
    assertThat(enter(clerk, payment("9000", today), "")).isInstanceOf(FundRegister.NotTaken.class);
    var commitment =
        new LedgerEntry(
            "",
            EntryKind.COMMITMENT,
            crore("1"),
            today,
            ExampleMoney.AGENCY,
            LedgerEntry.Details.NONE);
    assertThat(codes(enter(clerk, commitment, ""))).contains("COMMITMENT_WITHOUT_CONTRACT");
    assertThat(codes(enter(clerk, payment("0.5", today.plusDays(1)), "")))
        .contains("IN_THE_FUTURE");
  }

  @Test
  void nobodyEntersForAnotherCity() {
    var clerk = reader(Role.CITY_ENTRY, bengaluru(), 754);
    assertThatThrownBy(
            () -> as(clerk, () -> register.enter(clerk, "LKO", payment("0.5", today), "", true)))
        .isInstanceOf(NotVisible.class);
    var reader = reader(Role.STATE_HQ, KARNATAKA, 755);
    assertThatThrownBy(() -> enter(reader, payment("0.5", today), ""))
        .isInstanceOf(NotVisible.class);
  }

  // Typed figures of works

  private WorkPackage cameras() {
    return as(analyst, () -> works.works(analyst, "BLR")).stream()
        .filter(work -> work.place().countedIn().name().equals("CAMERA"))
        .findFirst()
        .orElseThrow();
  }

  private ReportRegister.Outcome report(
      Scope scope, YearMonth month, long quantity, List<Long> parts, String reason) {
    var work = cameras();
    var typed = new ReportRegister.Typed(month, quantity, parts, reason, "");
    return as(scope, () -> reports.enter(scope, work, typed));
  }

  @Test
  void partsThatDoNotMakeTheWholeAreCaught() {
    var clerk = reader(Role.CITY_ENTRY, bengaluru(), 761);
    var month = YearMonth.from(today).minusMonths(4);
    var parts = List.of(2_800L, 280L, 400L);
    assertThat(report(clerk, month, 3_400, parts, "Late"))
        .isEqualTo(
            new ReportRegister.NotTaken("PARTS_DO_NOT_MAKE_THE_WHOLE", List.of(3_480L, 3_400L)));
    assertThat(report(clerk, month, 3_480, parts, "Late")).isInstanceOf(ReportRegister.Taken.class);
  }

  @Test
  void aFrozenMonthTakesACorrectionWithAReasonAsANewVersion() {
    var clerk = reader(Role.CITY_ENTRY, bengaluru(), 762);
    var month = YearMonth.from(today).minusMonths(2);
    assertThat(report(clerk, month, 4_001, List.of(), ""))
        .isEqualTo(new ReportRegister.NotTaken("FROZEN_NEEDS_A_REASON", List.of()));
    assertThat(report(clerk, month, 4_001, List.of(), "Counted again on site"))
        .isInstanceOf(ReportRegister.Taken.class);
    var versions =
        as(analyst, () -> works.reports(analyst, "BLR")).stream()
            .filter(one -> one.month().equals(month))
            .filter(one -> one.packageHandle().equals(cameras().handle()))
            .toList();
    assertThat(versions).hasSize(2);
    assertThat(versions.getFirst().version()).isEqualTo(2);
    assertThat(versions.getFirst().counts()).isFalse();
    assertThat(report(clerk, YearMonth.from(today), 1, List.of(), ""))
        .isEqualTo(new ReportRegister.NotTaken("MONTH_HAS_NOT_ENDED", List.of()));
  }

  @Test
  void whatIsProvenNeverExceedsWhatIsInstalledOrPlanned() {
    var all = as(analyst, () -> works.works(analyst, null));
    assertThat(all).hasSizeGreaterThan(30);
    for (var work : all) {
      assertThat(work.evidence()).isNotEmpty();
      for (var month : work.evidence())
        assertThat(month.proven()).isBetween(0L, Math.min(month.installed(), work.target()));
      for (var plan : work.plans().plans())
        assertThat(plan.perMonth().values().stream().mapToLong(units -> units).sum())
            .isEqualTo(plan.target());
    }
  }
}
