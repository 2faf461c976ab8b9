package abhaya.safecity.plate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlateTest {
  private static final Instant NOON = Instant.parse("2026-11-02T06:30:00Z");

  @ParameterizedTest(name = "{0}: {1}")
  @CsvFileSource(resources = "/oracles/plate/plates.csv", numLinesToSkip = 1)
  void theGrammarTakesAndRefusesTheKnownPlates(
      String raw,
      @Nullable PlateForm form,
      @Nullable String state,
      @Nullable String office,
      @Nullable String series,
      @Nullable String number) {
    var plate = Plate.read(raw);

    assertThat(plate.map(Plate::form).orElse(null)).isEqualTo(form);
    if (plate.isEmpty()) return;
    assertThat(plate.get().state().orElse(null)).isEqualTo(state);
    assertThat(plate.get().parts().get("office")).isEqualTo(office);
    assertThat(plate.get().parts().getOrDefault("series", ""))
        .isEqualTo(series == null ? "" : series);
    assertThat(plate.get().parts().get("number")).isEqualTo(number);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'DL 1C AA 1111',DL1CAA1111",
    "'dl-1c–aa—1111',DL1CAA1111",
    "'MH 12\nAB 1234',MH12AB1234",
    "INDMH12AB1234,MH12AB1234",
    "'MH१२AB१२३४',MH12AB1234",
    "'ＭＨ１２ＡＢ１２３４',MH12AB1234"
  })
  void onePlateHasOneSpelling(String raw, String text) {
    assertThat(PlateText.normalised(raw)).contains(text);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {"", "  ", "MH12AB1234567890", "MH12/AB1234", "MH12АB1234", "=1+1", "\u0000"})
  void whatIsNoPlateIsRefused(String raw) {
    assertThat(PlateText.normalised(raw)).isEmpty();
  }

  @Test
  void aHugeTextIsRefusedAtOnce() {
    assertThat(PlateText.normalised("A".repeat(1_000_000))).isEmpty();
  }

  @Test
  void renamedStatesAreKnownUnderBothCodes() {
    var old = Plate.read("OR02AB1234").orElseThrow();

    assertThat(old.state()).contains("OR");
    assertThat(old.stateToday()).contains("OD");
    assertThat(Plate.read("TS09EA1234").flatMap(Plate::stateToday)).contains("TG");
    assertThat(Plate.read("22BH1234AB").flatMap(Plate::stateToday)).isEmpty();
  }

  @ParameterizedTest(name = "{0} is one swap from {1}")
  @CsvSource({"MH12A81234,MH12AB1234", "MH1ZAB1234,MH12AB1234", "0L1CAA1111,DL1CAA1111"})
  void aCorrectionStaysInsideTheGrammar(String read, String plate) {
    assertThat(LookAlikes.corrections(read))
        .extracting(correction -> correction.plate().text())
        .contains(plate)
        .allMatch(text -> Plate.of(text).isPresent());
  }

  @Test
  void onlyASingleCorrectionAtAnUnsurePlaceIsSilent() {
    var sure = Collections.nCopies(10, 99);
    var unsure = List.of(99, 99, 99, 99, 99, 99, 40, 99, 99, 99);
    var read = "MH12AB12Z4";
    var unsureThere = List.of(99, 99, 99, 99, 99, 99, 99, 99, 40, 99);

    assertThat(LookAlikes.corrections(read)).hasSize(1);
    assertThat(LookAlikes.silent(read, unsureThere, 60).map(c -> c.plate().text()))
        .contains("MH12AB1224");
    assertThat(LookAlikes.silent(read, sure, 60)).isEmpty();
    assertThat(LookAlikes.silent(read, unsure, 60)).isEmpty();
    assertThat(LookAlikes.silent("MH12AB1234", unsureThere, 60)).isEmpty();
    assertThat(LookAlikes.corrections("MH12A01234")).hasSizeGreaterThan(1);
    assertThat(LookAlikes.silent("MH12A01234", Collections.nCopies(10, 10), 60)).isEmpty();
  }

  @ParameterizedTest(name = "pattern {0}, plate {1}: {2}")
  @CsvSource({
    "MH12AB1234,MH12AB1234,true",
    "MH12AB1234,MH12AB1235,false",
    "MH12??1234,MH12XY1234,true",
    "MH12??1234,MH12X1234,false",
    "MH*1234,MH12AB1234,true",
    "MH*1234,MH1234,true",
    "*12*34,MH12AB1234,true",
    "*12*35,MH12AB1234,false",
    "MH12*,MH12,true"
  })
  void wildcardsMatch(String pattern, String plate, boolean matches) {
    assertThat(PlatePattern.read(pattern).orElseThrow().matches(plate)).isEqualTo(matches);
  }

  @Test
  void aPatternThatStopsHalfTheTownIsTooWide() {
    assertThat(PlatePattern.read("MH*").orElseThrow().isTooWide()).isTrue();
    assertThat(PlatePattern.read("MH12*").orElseThrow().isTooWide()).isFalse();
    assertThat(PlatePattern.read("MH12%")).isEmpty();
    assertThat(PlatePattern.read("mh-12 ab 1234").map(PlatePattern::isExact)).contains(true);
  }

  private static WatchEntry entry(String asked, String agreed, int days) {
    return new WatchEntry(
        PlatePattern.read("MH12AB1234").orElseThrow(),
        WatchEntry.Reason.STOLEN,
        "FIR 12/2026",
        new WatchEntry.Names(asked, agreed),
        new WatchEntry.Validity(NOON, NOON.plus(Duration.ofDays(days))),
        WatchEntry.Action.STOP);
  }

  @Test
  void anEntryHasTwoNamesAndEndsInNinetyDays() {
    assertThat(entry("a", "b", 90).refusals()).isEmpty();
    assertThat(entry("a", "b", 91).refusals())
        .containsExactly(WatchEntry.Refusal.LONGER_THAN_NINETY_DAYS);
    assertThat(entry("a", "a", 90).refusals()).containsExactly(WatchEntry.Refusal.ONE_NAME);
    assertThat(entry("a", " ", 0).refusals())
        .containsExactly(WatchEntry.Refusal.ONE_NAME, WatchEntry.Refusal.ENDS_BEFORE_IT_BEGINS);
    assertThat(entry("a", "b", 1).isLiveAt(NOON)).isTrue();
    assertThat(entry("a", "b", 1).isLiveAt(NOON.plus(Duration.ofDays(1)))).isFalse();
    assertThat(entry("a", "a", 1).isLiveAt(NOON)).isFalse();
  }

  @Test
  void nobodyIsSentOutBeforeAnEyeHasSeenThePlate() {
    assertThat(HitState.NEW.mayBecome(HitState.DISPATCHED)).isFalse();
    assertThat(HitState.ACKNOWLEDGED.mayBecome(HitState.DISPATCHED)).isFalse();
    assertThat(HitState.VERIFIED.mayBecome(HitState.DISPATCHED)).isTrue();
    assertThat(HitState.REJECTED.next()).containsExactly(HitState.CLOSED);
    assertThat(HitState.CLOSED.next()).isEmpty();
  }

  private static Sighting sighting(String camera, long seconds, double longitude, String text) {
    return new Sighting(camera, NOON.plusSeconds(seconds), 26.85, longitude, text);
  }

  @Test
  void onePlateAtTwoPlacesTooSoonIsTwoVehicles() {
    var usual = TravelRule.usual();
    var here = sighting("a", 0, 80.90, "UP32AB1234");
    var far = sighting("b", 120, 81.00, "UP32AB1234");

    var suspicion = usual.judge(far, here).orElseThrow();
    assertThat(suspicion.first()).isEqualTo(here);
    assertThat(suspicion.metres()).isBetween(9_900.0, 9_950.0);
    assertThat(suspicion.speedKmh()).isBetween(285.0, 290.0);
    assertThat(usual.judge(here, sighting("b", 200, 81.00, "UP32AB1234"))).isEmpty();
    assertThat(usual.judge(here, sighting("b", 120, 81.00, "UP32AB1235"))).isEmpty();
    assertThat(usual.judge(here, sighting("a", 0, 81.00, "UP32AB1234"))).isEmpty();
  }

  @Test
  void bothSidesOfTheSpeedLimit() {
    var rule = new TravelRule(180, Duration.ZERO);
    var here = sighting("a", 0, 80.90, "UP32AB1234");
    var metres = here.metresTo(sighting("b", 0, 81.00, "UP32AB1234"));
    var exact = (long) Math.ceil(metres / 50);

    assertThat(rule.judge(here, sighting("b", exact, 81.00, "UP32AB1234"))).isEmpty();
    assertThat(rule.judge(here, sighting("b", exact - 1, 81.00, "UP32AB1234"))).isPresent();
  }

  @Test
  void twoClocksOffByTheirErrorAccuseNobody() {
    var here = sighting("a", 0, 80.9000, "UP32AB1234");
    var near = sighting("b", 0, 80.9019, "UP32AB1234");

    assertThat(here.metresTo(near)).isBetween(180.0, 195.0);
    assertThat(TravelRule.usual().judge(here, near)).isEmpty();
    assertThat(new TravelRule(180, Duration.ZERO).judge(here, near)).isPresent();
  }

  private static WitnessBook anyBook() {
    return new WitnessBook(TravelRule.usual(), Duration.ofMinutes(30), 1_000);
  }

  private static Verdict judge(WitnessBook book, Sighting sighting) {
    var match = Match.between(sighting.text(), "MH12AB1234").orElseThrow();
    return book.judge(sighting, List.of(match)).getFirst();
  }

  @Test
  void oneEditAloneIsAHintHoweverOftenItIsRead() {
    var book = anyBook();

    assertThat(judge(book, sighting("a", 0, 80.90, "MH12AB1235"))).isInstanceOf(Verdict.Hint.class);
    assertThat(judge(book, sighting("b", 600, 80.91, "MH12AB1235")))
        .isInstanceOf(Verdict.Hint.class);
    assertThat(judge(book, sighting("c", 900, 80.92, "MH12AB1235")))
        .isInstanceOf(Verdict.Hint.class);
  }

  @Test
  void aSecondCameraThatMisreadsDifferentlyMakesTheAlarm() {
    var book = anyBook();
    judge(book, sighting("a", 0, 80.90, "MH12A81234"));

    assertThat(judge(book, sighting("b", 600, 80.91, "MH1ZAB1234")))
        .isInstanceOfSatisfying(
            Verdict.Alarm.class,
            alarm -> assertThat(alarm.witness()).isEqualTo(Verdict.Witness.SECOND_CAMERA));
  }

  @Test
  void aWitnessMustBeAnotherCameraInReachAndInTime() {
    var book = anyBook();
    judge(book, sighting("a", 0, 80.90, "MH12A81234"));
    assertThat(judge(book, sighting("a", 5, 80.90, "MH1ZAB1234"))).isInstanceOf(Verdict.Hint.class);
    assertThat(judge(book, sighting("b", 30, 81.90, "MHI2AB1234")))
        .isInstanceOf(Verdict.Hint.class);
    var late = anyBook();
    judge(late, sighting("a", 0, 80.90, "MH12A81234"));
    assertThat(judge(late, sighting("b", 1_801, 80.91, "MH1ZAB1234")))
        .isInstanceOf(Verdict.Hint.class);
  }

  @Test
  void anEqualReadIsAHitAndAHumanMayMakeOne() {
    var book = anyBook();
    var hint = judge(book, sighting("a", 0, 80.90, "MH12AB1235"));

    assertThat(book.confirm((Verdict.Hint) hint).witness()).isEqualTo(Verdict.Witness.HUMAN);
    assertThat(judge(book, sighting("a", 60, 80.90, "MH12AB1234")))
        .isInstanceOfSatisfying(
            Verdict.Alarm.class,
            alarm -> assertThat(alarm.witness()).isEqualTo(Verdict.Witness.EQUAL_READ));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"MH12A81234,STRONG", "MH12AB1Z34,STRONG", "MH12AR1234,WEAK", "NH12AB1234,STRONG"})
  void whatNoVehicleCanCarryIsAStrongHint(String read, Verdict.Strength strength) {
    var hint = (Verdict.Hint) judge(anyBook(), sighting("a", 0, 80.90, read));

    assertThat(hint.strength()).isEqualTo(strength);
  }

  @Test
  void aPossiblePlateThatLooksAlikeIsAFairHint() {
    var match = Match.between("MH12AP1234", "MH12AR1234").orElseThrow();
    var verdicts = anyBook().judge(sighting("a", 0, 80.90, "MH12AP1234"), List.of(match));

    assertThat(((Verdict.Hint) verdicts.getFirst()).strength()).isEqualTo(Verdict.Strength.FAIR);
  }

  private static SearchRule.Facts search(
      boolean open, boolean works, boolean shift, SearchRule.Kinship kin, int earlier, int draw) {
    return new SearchRule.Facts(open, works, shift, kin, earlier, draw);
  }

  @Test
  void aSearchNeedsAnOpenCaseInWhichTheSearcherWorks() {
    assertThat(SearchRule.judge(search(false, true, true, SearchRule.Kinship.NONE, 0, 50)))
        .isEqualTo(new SearchRule.Refused(SearchRule.Reason.NO_OPEN_CASE));
    assertThat(SearchRule.judge(search(true, false, true, SearchRule.Kinship.NONE, 0, 50)))
        .isEqualTo(new SearchRule.Refused(SearchRule.Reason.NOT_IN_THIS_CASE));
    assertThat(SearchRule.judge(search(true, true, true, SearchRule.Kinship.NONE, 1, 5)))
        .isEqualTo(new SearchRule.Allowed(Set.of(), false));
    assertThat(SearchRule.judge(search(true, true, true, SearchRule.Kinship.NONE, 1, 4)))
        .isEqualTo(new SearchRule.Allowed(Set.of(), true));
  }

  @Test
  void everyConspicuousSearchIsReviewed() {
    var outcome =
        SearchRule.judge(search(true, true, false, SearchRule.Kinship.OWN_HOUSEHOLD, 2, 99));

    assertThat(outcome)
        .isEqualTo(
            new SearchRule.Allowed(
                Set.of(
                    SearchRule.Conspicuous.THIRD_SEARCH_WITHOUT_PROGRESS,
                    SearchRule.Conspicuous.OWN_HOUSEHOLD,
                    SearchRule.Conspicuous.OFF_SHIFT),
                true));
  }
}
