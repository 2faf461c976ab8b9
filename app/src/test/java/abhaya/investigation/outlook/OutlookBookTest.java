package abhaya.investigation.outlook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import abhaya.investigation.outlook.Outlook.Prospect;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutlookBookTest {
  private static final LocalDate TODAY = LocalDate.of(2025, 2, 1);

  private static List<PastWait> evenWaits(Holder holder, String place) {
    var waits = new ArrayList<PastWait>();
    for (var day = 1; day <= 100; day++) waits.add(HabitTest.wait(holder, place, day, true));
    return waits;
  }

  private static OutlookBook book(List<PastWait> waits, long ownDays) {
    return new OutlookBook(
        new HabitBook(waits), new BaseRates(List.of()), Blend.none(), Calibration.none(), ownDays);
  }

  private static Obstacle since(Holder holder, int days) {
    return new Obstacle("report", holder, "lab", TODAY.minusDays(days));
  }

  @Test
  void theChanceIsThatOfTheWaitInTheDaysThatAreLeftForIt() {
    var book = book(evenWaits(Holder.LABORATORY, "lab"), 5);
    // waited 40, 35 days left, 5 of them for the draft: 30 of the 60 remaining waits end
    var outlook = book.of(List.of(since(Holder.LABORATORY, 40)), TODAY.plusDays(35), TODAY);
    assertThat(outlook.raw()).isCloseTo(0.5, within(1e-9));
    assertThat(outlook.prospect()).isEqualTo(Prospect.AT_RISK);
    assertThat(outlook.obstacles().getFirst().waited()).isEqualTo(40);
    assertThat(outlook.sentences().stream().map(Says.Sentence::english))
        .contains(
            "35 days left.",
            "report is missing; it has been with outlook.holder.LABORATORY for 40 days.",
            "There it usually takes 50 days; one in five takes more than 80 (100 past waits).",
            "After that the draft and the scrutiny usually take 5 days more.",
            "Of 100 past cases that looked like this one, 50 went over.");
  }

  @Test
  void severalObstaclesMustAllGo() {
    var waits = evenWaits(Holder.LABORATORY, "lab");
    waits.addAll(evenWaits(Holder.HOSPITAL, "lab"));
    var both = List.of(since(Holder.LABORATORY, 0), since(Holder.HOSPITAL, 0));
    var outlook = book(waits, 0).of(both, TODAY.plusDays(50), TODAY);
    assertThat(outlook.raw()).isCloseTo(0.75, within(1e-9));
  }

  @Test
  void theObstacleThatHoldsLongestStandsFirst() {
    var waits = evenWaits(Holder.LABORATORY, "lab");
    for (var n = 0; n < 50; n++) waits.add(HabitTest.wait(Holder.HOSPITAL, "lab", 2, true));
    var both = List.of(since(Holder.HOSPITAL, 0), since(Holder.LABORATORY, 0));
    var outlook = book(waits, 0).of(both, TODAY.plusDays(20), TODAY);
    assertThat(outlook.obstacles().getFirst().obstacle().holder()).isEqualTo(Holder.LABORATORY);
  }

  @Test
  void aCaseThatIsOverIsSaidToBeOverAndNothingMore() {
    var outlook = book(List.of(), 0).of(List.of(), TODAY.minusDays(3), TODAY);
    assertThat(outlook.prospect()).isEqualTo(Prospect.IS_OVER);
    assertThat(outlook.chance()).isEqualTo(1);
    assertThat(outlook.sentences().getFirst().english()).isEqualTo("The last day was 3 days ago.");
    assertThat(outlook.sentences()).noneMatch(one -> one.says() == Says.CHANCE);
    var last = book(List.of(), 0).of(List.of(), TODAY, TODAY);
    assertThat(last.sentences().getFirst().says()).isEqualTo(Says.LAST_DAY);
    assertThat(last.sentences()).anyMatch(one -> one.says() == Says.NOTHING);
  }

  @Test
  void whatNobodyKnowsIsSaidToBeUnknown() {
    var outlook = book(List.of(), 0).of(List.of(since(Holder.COURT, 3)), TODAY.plusDays(9), TODAY);
    assertThat(outlook.sentences()).anyMatch(one -> one.says() == Says.UNKNOWN);
    assertThat(outlook.raw()).isEqualTo(0.5);

    var endless = new ArrayList<PastWait>();
    for (var n = 0; n < 9; n++) endless.add(HabitTest.wait(Holder.COURT, "lab", 30, n < 2));
    var slow = book(endless, 0).of(List.of(since(Holder.COURT, 40)), TODAY.plusDays(9), TODAY);
    assertThat(slow.sentences()).anyMatch(one -> one.says() == Says.USUAL_LONG);
    assertThat(slow.sentences()).anyMatch(one -> one.says() == Says.BEYOND);
  }

  @Test
  void aHundredIsCountedInFives() {
    assertThat(Outlook.inHundred(0.52)).isEqualTo(50);
    assertThat(Outlook.inHundred(0.53)).isEqualTo(55);
    assertThat(Outlook.inHundred(0)).isZero();
    assertThat(Outlook.inHundred(1)).isEqualTo(100);
    assertThat(Prospect.of(1, 0.17)).isEqualTo(Prospect.USUALLY_IN_TIME);
    assertThat(Prospect.of(1, 0.2)).isEqualTo(Prospect.OPEN);
    assertThat(Prospect.of(1, 0.5)).isEqualTo(Prospect.AT_RISK);
    assertThat(Prospect.of(1, 0.8)).isEqualTo(Prospect.USUALLY_OVER);
  }

  /// Laboratories of different speed; half of the past teaches, the other half is foretold. What is
  /// said of a tenth of the scale must be what happened there.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12, 13})
  void foretoldIsWhatHappens(long seed) {
    var random = new Random(seed);
    var waits = new ArrayList<PastWait>();
    var judged = new ArrayList<Judged>();
    for (var n = 0; n < 6_000; n++) {
      var lab = random.nextInt(8);
      var takes = Math.round(-Math.log(1 - random.nextDouble()) * (15 + 8 * lab));
      if (n < 3_000) {
        waits.add(HabitTest.wait(Holder.LABORATORY, "lab" + lab, takes, true));
        continue;
      }
      var waited = random.nextInt(40);
      if (takes <= waited) continue;
      judged.add(new Judged("lab" + lab, waited, 5 + random.nextInt(40), takes));
    }
    var habits = new HabitBook(waits);
    var past = new ArrayList<PastCase>();
    for (var one : judged) {
      var obstacle =
          new Obstacle("report", Holder.LABORATORY, one.lab(), TODAY.minusDays(one.waited()));
      var raw = 1 - habits.of(obstacle).within(one.waited(), one.left());
      past.add(new PastCase(one.left(), 1, raw, one.takes() > one.waited() + one.left()));
    }
    var half = past.size() / 2;
    var fit = Calibration.fit(past.subList(0, half));
    for (var row : fit.table(past.subList(half, past.size()))) {
      if (row.happened().whole() < 60) continue;
      assertThat(row.happened().value()).isCloseTo(row.said(), within(0.15));
    }
    assertThat(fit.brier(past.subList(half, past.size()))).isLessThan(0.23);
  }

  private record Judged(String lab, int waited, int left, long takes) {}
}
