package abhaya.safecity.fund;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {
  private static final LocalDate DAY = LocalDate.of(2021, 6, 1);
  private static final FundRules RULES = new FundRules(SharingRatio.STATES, FundRules.Mode.ADVANCE);

  private static Rupees crore(String amount) {
    return Rupees.ofCrore(amount);
  }

  private static LedgerEntry entry(
      String id, EntryKind kind, String amount, LocalDate on, LedgerEntry.Details details) {
    return new LedgerEntry(id, kind, crore(amount), on, "SNA", details);
  }

  private static LedgerEntry entry(String id, EntryKind kind, String amount, LocalDate on) {
    return entry(id, kind, amount, on, LedgerEntry.Details.NONE);
  }

  private static LedgerEntry release(String id, String amount, LocalDate on, int instalment) {
    return entry(
        id, EntryKind.CENTRE_RELEASE, amount, on, LedgerEntry.Details.order("o" + id, instalment));
  }

  /// Sanction 252, first instalment 87.47 from the Centre, 58.31 from the State.
  private static Ledger mumbai() {
    return new Ledger(
        List.of(
            entry("1", EntryKind.SANCTION, "252", LocalDate.of(2018, 7, 1)),
            release("2", "87.47", LocalDate.of(2018, 12, 1), 1),
            entry("3", EntryKind.STATE_RELEASE, "58.31", LocalDate.of(2019, 1, 5))));
  }

  private static List<FundFinding.Code> codes(List<FundFinding> findings) {
    return findings.stream().map(FundFinding::code).toList();
  }

  @Test
  void everyKindOfMoneyIsAFigureOfItsOwn() {
    var ledger =
        mumbai()
            .with(
                entry(
                    "4",
                    EntryKind.EXPENDITURE,
                    "46.65",
                    DAY,
                    LedgerEntry.Details.component("surveillance")))
            .with(entry("5", EntryKind.COMMITMENT, "30", DAY, LedgerEntry.Details.contract("W/7")))
            .with(entry("6", EntryKind.INTEREST, "3.21", DAY))
            .with(
                entry("7", EntryKind.MOVED, "20", DAY, LedgerEntry.Details.movedTo("Board", "A1")));

    assertThat(ledger.total(EntryKind.SANCTION)).isEqualTo(crore("252"));
    assertThat(ledger.released()).isEqualTo(crore("145.78"));
    assertThat(ledger.spent()).isEqualTo(crore("46.65"));
    assertThat(ledger.committed()).isEqualTo(crore("30"));
    assertThat(ledger.balances()).isEqualTo(Map.of("SNA", crore("82.34"), "Board", crore("20")));
    assertThat(ledger.balance()).isEqualTo(crore("102.34"));
    assertThat(ledger.spentByComponent()).isEqualTo(Map.of("surveillance", crore("46.65")));
    assertThat(ledger.interestDueToCentre(SharingRatio.STATES)).isEqualTo(crore("1.926"));
  }

  @Test
  void theInterestDueIsPrintedAsOnePointNineThreeAndFallsWhenReturned() {
    var ledger = new Ledger(List.of(entry("1", EntryKind.INTEREST, "3.21", DAY)));
    var returned = ledger.with(entry("2", EntryKind.INTEREST_RETURNED, "1.92", DAY));

    assertThat(ledger.interestDueToCentre(SharingRatio.STATES).inCrore(3))
        .isEqualByComparingTo("1.926");
    assertThat(returned.interestDueToCentre(SharingRatio.STATES)).isEqualTo(crore("0.006"));
  }

  @Test
  void ahmedabadsUnspentMoneyIsHeldByTwoAndCommittedByNobody() {
    var ledger =
        new Ledger(
            List.of(
                entry("1", EntryKind.CENTRE_RELEASE, "220.11", DAY),
                entry("2", EntryKind.EXPENDITURE, "76.36", DAY.plusDays(1)),
                entry(
                    "3",
                    EntryKind.MOVED,
                    "25.00",
                    DAY.plusDays(2),
                    LedgerEntry.Details.movedTo("municipal corporation", "M1")),
                entry(
                    "4",
                    EntryKind.MOVED,
                    "118.75",
                    DAY.plusDays(2),
                    LedgerEntry.Details.movedTo("financial services company", "F1"))));

    assertThat(ledger.balance()).isEqualTo(crore("143.75"));
    assertThat(ledger.balanceOf("municipal corporation")).isEqualTo(crore("25"));
    assertThat(ledger.balanceOf("financial services company")).isEqualTo(crore("118.75"));
    assertThat(ledger.balanceOf("SNA")).isEqualTo(Rupees.ZERO);
    assertThat(ledger.committed()).isEqualTo(Rupees.ZERO);
    assertThat(
            ledger
                .spent()
                .toDecimal()
                .multiply(BigDecimal.valueOf(100))
                .divide(ledger.released().toDecimal(), 2, RoundingMode.HALF_UP))
        .isEqualByComparingTo("34.69");
  }

  @Test
  void aCorrectionReplacesItsLineAndNothingIsOverwritten() {
    var wrong = entry("4", EntryKind.EXPENDITURE, "8", DAY);
    var right =
        entry("5", EntryKind.EXPENDITURE, "0.08", DAY, LedgerEntry.Details.NONE.replacing("4"));

    assertThat(mumbai().with(wrong).with(right).spent()).isEqualTo(crore("0.08"));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void balancesAreWhatCameInLessWhatWentOut(long seed) {
    var random = new SplittableRandom(seed);
    var lines = new ArrayList<LedgerEntry>();
    var holders = List.of("A", "B", "C");
    for (var n = 0; n < 300; n++) {
      var kinds = EntryKind.values();
      lines.add(
          new LedgerEntry(
              "e" + n,
              kinds[random.nextInt(kinds.length)],
              new Rupees(random.nextLong(1_000_000)),
              DAY.plusDays(random.nextInt(700)),
              holders.get(random.nextInt(3)),
              LedgerEntry.Details.movedTo(holders.get(random.nextInt(3)), "x")));
    }
    var ledger = new Ledger(lines);
    var in =
        Stream.of(EntryKind.CENTRE_RELEASE, EntryKind.STATE_RELEASE, EntryKind.INTEREST)
            .map(ledger::total)
            .reduce(Rupees.ZERO, Rupees::plus);
    var out =
        Stream.of(EntryKind.EXPENDITURE, EntryKind.INTEREST_RETURNED, EntryKind.SURRENDER)
            .map(ledger::total)
            .reduce(Rupees.ZERO, Rupees::plus);

    assertThat(ledger.balance()).isEqualTo(in.minus(out));
    var byYear =
        Stream.iterate(FinancialYear.of(DAY), FinancialYear::next)
            .limit(3)
            .map(year -> ledger.in(year).balance())
            .reduce(Rupees.ZERO, Rupees::plus);
    assertThat(byYear).isEqualTo(ledger.balance());
  }

  @Test
  void aReleaseAboveItsShareIsTakenWithAWarning() {
    var within = release("9", "63.73", DAY, 1);
    var above = release("9", "63.74", DAY, 1);

    assertThat(codes(RULES.check(mumbai(), within))).isEmpty();
    assertThat(RULES.check(mumbai(), above))
        .singleElement()
        .isInstanceOf(FundFinding.Warning.class)
        .extracting(FundFinding::code)
        .isEqualTo(FundFinding.Code.RELEASED_ABOVE_SANCTION);
    assertThat(codes(RULES.check(new Ledger(List.of()), release("1", "1", DAY, 1))))
        .containsExactly(FundFinding.Code.SANCTION_MISSING);
  }

  @Test
  void theSecondInstalmentWaitsUntilThreeQuartersAreUsed() {
    var spent = crore("145.78").times(75, 100);
    var used =
        mumbai()
            .with(
                new LedgerEntry(
                    "4", EntryKind.EXPENDITURE, spent, DAY, "SNA", LedgerEntry.Details.NONE));
    var nearly =
        mumbai()
            .with(
                new LedgerEntry(
                    "4",
                    EntryKind.EXPENDITURE,
                    spent.minus(new Rupees(1)),
                    DAY,
                    "SNA",
                    LedgerEntry.Details.NONE));
    var second = release("9", "10", DAY.plusDays(1), 2);

    assertThat(codes(RULES.check(used, second))).isEmpty();
    assertThat(RULES.check(nearly, second))
        .singleElement()
        .isInstanceOf(FundFinding.Refusal.class)
        .extracting(FundFinding::code)
        .isEqualTo(FundFinding.Code.EARLIER_MONEY_NOT_USED);
    var justInTime = new FundRules(SharingRatio.STATES, FundRules.Mode.JUST_IN_TIME);
    assertThat(justInTime.check(nearly, second)).isEmpty();
    assertThat(codes(RULES.check(used, release("9", "10", DAY.plusDays(1), 4))))
        .containsExactly(FundFinding.Code.INSTALMENT_OUT_OF_ORDER);
  }

  @Test
  void nobodySpendsWhatHeDoesNotHold() {
    var all = entry("9", EntryKind.EXPENDITURE, "145.78", DAY);
    var more = entry("9", EntryKind.EXPENDITURE, "145.79", DAY);
    var early = entry("9", EntryKind.EXPENDITURE, "1", LocalDate.of(2018, 11, 30));

    assertThat(RULES.check(mumbai(), all)).isEmpty();
    assertThat(codes(RULES.check(mumbai(), more)))
        .containsExactly(FundFinding.Code.HOLDER_OVERDRAWN);
    assertThat(codes(RULES.check(mumbai(), early)))
        .containsExactly(
            FundFinding.Code.HOLDER_OVERDRAWN, FundFinding.Code.EXPENDITURE_BEFORE_RELEASE);
  }

  @Test
  void aCommitmentNeedsAContractAndParkedMoneyAnAccount() {
    var bare = entry("9", EntryKind.COMMITMENT, "1", DAY);
    var contracted =
        entry("9", EntryKind.COMMITMENT, "146", DAY, LedgerEntry.Details.contract("W/1"));
    var parked =
        entry("9", EntryKind.MOVED, "1", DAY, LedgerEntry.Details.movedTo("company", null));
    var nobody = entry("9", EntryKind.MOVED, "1", DAY);
    var ended = entry("9", EntryKind.COMMITMENT_ENDED, "1", DAY);

    assertThat(codes(RULES.check(mumbai(), bare)))
        .containsExactly(FundFinding.Code.COMMITMENT_WITHOUT_CONTRACT);
    assertThat(codes(RULES.check(mumbai(), contracted)))
        .containsExactly(FundFinding.Code.COMMITMENT_ABOVE_BALANCE);
    assertThat(codes(RULES.check(mumbai(), parked)))
        .containsExactly(FundFinding.Code.HOLDER_WITHOUT_ACCOUNT);
    assertThat(codes(RULES.check(mumbai(), nobody)))
        .containsExactly(FundFinding.Code.MOVED_TO_NOBODY);
    assertThat(codes(RULES.check(mumbai(), ended)))
        .containsExactly(FundFinding.Code.COMMITMENT_ENDED_ABOVE_OPEN);
  }

  @Test
  void theStateFollowsWithinAHundredth() {
    assertThat(RULES.stateShare(mumbai())).isEmpty();
    var alone = new Ledger(List.of(release("1", "60", DAY, 1)));
    var almost = alone.with(entry("2", EntryKind.STATE_RELEASE, "39.60", DAY));
    var behind = alone.with(entry("2", EntryKind.STATE_RELEASE, "39.59", DAY));

    assertThat(RULES.stateShare(almost)).isEmpty();
    assertThat(RULES.stateShare(behind).map(FundFinding::code))
        .contains(FundFinding.Code.STATE_SHARE_BEHIND);
    var delhi = new FundRules(SharingRatio.DELHI, FundRules.Mode.ADVANCE);
    assertThat(delhi.stateShare(alone)).isEmpty();
  }

  @ParameterizedTest(name = "share of the Centre: {0}, {1} days: late {2}")
  @CsvSource({"true,21,false", "true,22,true", "false,40,false", "false,41,true"})
  void sharesReachTheAccountInTheirDays(boolean ofCentre, int days, boolean late) {
    var arrived = new FundRules.Transfer(ofCentre, DAY, DAY.plusDays(days));
    var underWay = new FundRules.Transfer(ofCentre, DAY, null);

    assertThat(RULES.late(arrived, DAY.plusYears(1)).isPresent()).isEqualTo(late);
    assertThat(RULES.late(underWay, DAY.plusDays(days)).isPresent()).isEqualTo(late);
  }

  @Test
  void noMoneyGoesOutWhileTheLastIsUnderWayOrACertificateIsOverdue() {
    var underWay = new FundRules.Transfer(true, DAY, null);
    var year = new FinancialYear(2019);

    assertThat(codes(RULES.beforeRelease(List.of(underWay), List.of(), DAY)))
        .containsExactly(FundFinding.Code.EARLIER_INSTALMENT_NOT_RECEIVED);
    assertThat(codes(RULES.beforeRelease(List.of(), List.of(year), LocalDate.of(2021, 3, 31))))
        .isEmpty();
    assertThat(codes(RULES.beforeRelease(List.of(), List.of(year), LocalDate.of(2021, 4, 1))))
        .containsExactly(FundFinding.Code.CERTIFICATE_OVERDUE);
  }

  @ParameterizedTest(name = "{0} where {1} was known: {2}")
  @CsvSource({
    "2.52,252,true",
    "25200,252,true",
    "252,252,false",
    "25.2,252,false",
    "0.0252,252,false",
    "0,252,false"
  })
  void lakhForCroreIsNoticed(String typed, String known, boolean noticed) {
    assertThat(FundRules.magnitude(crore(typed), crore(known)).isPresent()).isEqualTo(noticed);
  }

  @ParameterizedTest(name = "{0} make {1}: {2}")
  @CsvSource({
    "6300 800 400,7500,true",
    "4100 3400,7500,true",
    "2800 280 400,3400,false",
    "38.65 8.00,46.65,true",
    "7500 5000 1000 1000 500 1100,16100,true",
    "30 20,50,true",
    "88 8,96,true",
    "3 3 2 2 1 1,12,true",
    "70 230,300,true",
    "25.00 118.75,143.75,true",
    "151.20 100.80,252,true",
    "202 205 200 107 150 111 137,1112,true"
  })
  void publishedPartsMakeTheirWholeOrAreCaught(String parts, BigDecimal whole, boolean agree) {
    var numbers = Stream.of(parts.split(" ", -1)).map(BigDecimal::new).toList();

    assertThat(FundRules.parts(numbers, whole).isEmpty()).isEqualTo(agree);
  }

  @Test
  void idleMoneyAgesFromItsLastMovement() {
    var ledger =
        mumbai()
            .with(
                entry("7", EntryKind.MOVED, "20", DAY, LedgerEntry.Details.movedTo("Board", "A")));

    assertThat(FundRules.idle(ledger, "Board", DAY.plusYears(5))).isEqualTo(Duration.ofDays(1_826));
    assertThat(FundRules.idle(ledger, "nobody", DAY)).isEqualTo(Duration.ZERO);
  }
}
