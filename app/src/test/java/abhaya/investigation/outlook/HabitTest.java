package abhaya.investigation.outlook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HabitTest {
  private static final LocalDate DAY = LocalDate.of(2025, 1, 1);

  static PastWait wait(Holder holder, @Nullable String place, long days, boolean ended) {
    return new PastWait("report", holder, place, days, ended);
  }

  static Obstacle obstacle(Holder holder, @Nullable String place) {
    return new Obstacle("report", holder, place, DAY);
  }

  /// The remission times of Freireich (1963), 6-MP group: the textbook case of Kaplan and Meier.
  @Test
  void theShareStillWaitingIsThatOfTheTextbook() {
    var waits = new ArrayList<PastWait>();
    for (long end : new long[] {6, 6, 6, 7, 10, 13, 16, 22, 23}) {
      waits.add(wait(Holder.LABORATORY, null, end, true));
    }
    for (long still : new long[] {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35}) {
      waits.add(wait(Holder.LABORATORY, null, still, false));
    }
    var curve = new Survival(waits);
    assertThat(curve.beyond(5)).isEqualTo(1);
    assertThat(curve.beyond(6)).isCloseTo(0.857, within(0.0005));
    assertThat(curve.beyond(7)).isCloseTo(0.807, within(0.0005));
    assertThat(curve.beyond(10)).isCloseTo(0.753, within(0.0005));
    assertThat(curve.beyond(13)).isCloseTo(0.690, within(0.0005));
    assertThat(curve.beyond(16)).isCloseTo(0.627, within(0.0005));
    assertThat(curve.beyond(22)).isCloseTo(0.538, within(0.0005));
    assertThat(curve.beyond(23)).isCloseTo(0.448, within(0.0005));
    assertThat(curve.beyond(35)).isCloseTo(0.448, within(0.0005));
    assertThat(curve.quantile(0.5)).isEqualTo(OptionalLong.of(23));
    assertThat(curve.quantile(0.8)).isEmpty();
    assertThat(curve.ended()).isEqualTo(9);
    assertThat(curve.waits()).isEqualTo(21);
  }

  @Test
  void withoutOpenWaitsItIsThePlainShare() {
    var waits = new ArrayList<PastWait>();
    for (var day = 1; day <= 100; day++) waits.add(wait(Holder.HOSPITAL, null, day, true));
    var habit = new HabitBook(waits).of(obstacle(Holder.HOSPITAL, null));
    for (var day = 0; day <= 100; day += 7) {
      assertThat(habit.beyond(day)).isCloseTo((100 - day) / 100.0, within(1e-9));
    }
    assertThat(habit.usualDays()).isEqualTo(OptionalLong.of(50));
    assertThat(habit.slowDays()).isEqualTo(OptionalLong.of(80));
    // of the 60 that last beyond 40 days, 30 end within 30 more
    assertThat(habit.within(40, 30)).isCloseTo(0.5, within(1e-9));
    assertThat(habit.within(100, 30)).isZero();
    assertThat(habit.isBeyondExperience(100)).isTrue();
    assertThat(habit.isBeyondExperience(99)).isFalse();
    assertThat(habit.within(10, -1)).isZero();
  }

  @Test
  void aFewWaitsLeanOnAllAndManySpeakForThemselves() {
    var waits = new ArrayList<PastWait>();
    for (var n = 0; n < 400; n++) waits.add(wait(Holder.LABORATORY, "city", 30, true));
    for (var n = 0; n < 2; n++) waits.add(wait(Holder.LABORATORY, "hill", 90, true));
    for (var n = 0; n < 200; n++) waits.add(wait(Holder.LABORATORY, "slow", 90, true));
    var book = new HabitBook(waits);

    var hill = book.of(obstacle(Holder.LABORATORY, "hill"));
    assertThat(hill.sample()).isEqualTo(2);
    assertThat(hill.weight()).isCloseTo(2 / 22.0, within(1e-12));
    assertThat(hill.usualDays()).isEqualTo(OptionalLong.of(30));
    // w 1 + (1 - w) 202/602
    assertThat(hill.beyond(30)).isCloseTo(2 / 22.0 + 20 / 22.0 * 202 / 602.0, within(1e-9));

    var slow = book.of(obstacle(Holder.LABORATORY, "slow"));
    assertThat(slow.usualDays()).isEqualTo(OptionalLong.of(90));
    assertThat(book.of(obstacle(Holder.LABORATORY, "new")).usualDays())
        .isEqualTo(OptionalLong.of(30));
    assertThat(book.of(obstacle(Holder.COURT, "x")).isKnown()).isFalse();
  }

  @Test
  void aSingleMonsterMovesNoUsualDay() {
    var waits = new ArrayList<PastWait>();
    for (var n = 0; n < 40; n++) waits.add(wait(Holder.LABORATORY, "lab", 20 + n % 5, true));
    var before = new HabitBook(waits).of(obstacle(Holder.LABORATORY, "lab")).usualDays();
    waits.add(wait(Holder.LABORATORY, "lab", 9_000, true));
    assertThat(new HabitBook(waits).of(obstacle(Holder.LABORATORY, "lab")).usualDays())
        .isEqualTo(before);
  }

  @Test
  void noPersonHasAHabit() {
    var waits = new ArrayList<PastWait>();
    for (var n = 0; n < 50; n++) waits.add(wait(Holder.OFFICER, "officer-1", 90, true));
    for (var n = 0; n < 50; n++) waits.add(wait(Holder.OFFICER, "officer-2", 10, true));
    var book = new HabitBook(waits);

    assertThat(obstacle(Holder.OFFICER, "officer-1").institution()).isNull();
    assertThat(waits.getFirst().institution()).isNull();
    var one = book.of(obstacle(Holder.OFFICER, "officer-1"));
    var other = book.of(obstacle(Holder.OFFICER, "officer-2"));
    for (var day = 0; day < 100; day++) {
      assertThat(one.beyond(day)).isEqualTo(other.beyond(day));
    }
    for (var holder : List.of(Holder.OFFICER, Holder.SUPERVISOR, Holder.ACCUSED, Holder.OTHER)) {
      assertThat(holder.isInstitution()).isFalse();
    }
    assertThatThrownBy(() -> wait(Holder.COURT, "c", -1, true))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
