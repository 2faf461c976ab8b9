package abhaya.safecity.asset;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.safecity.asset.DaySum.Sign;
import abhaya.safecity.measure.OpenHours;
import abhaya.safecity.measure.Outage;
import abhaya.safecity.measure.OutageCause;
import abhaya.safecity.measure.PenaltySlab;
import abhaya.safecity.measure.ServiceTerms;
import abhaya.safecity.measure.Span;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// The seconds of a day in three measures, and the published examples of availability.
class DaySumTest {
  private static final Instant MIDNIGHT = Instant.parse("2026-11-27T18:30:00Z");
  private static final Span DAY = new Span(MIDNIGHT, MIDNIGHT.plus(Duration.ofDays(1)));
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static AssetTerms terms() {
    return new AssetTerms(
        new ServiceTerms(
            BigDecimal.valueOf(98),
            Set.of(OutageCause.POWER_CUT),
            List.of(new PenaltySlab(BigDecimal.valueOf(98), BigDecimal.TWO))),
        OpenHours.ALL_DAY,
        24,
        5,
        "test");
  }

  @ParameterizedTest(name = "{0} min agreed, {1} maintained, {3} down: {4}")
  @CsvFileSource(resources = "/oracles/asset/availability.csv", numLinesToSkip = 1)
  void availabilityIsAsPublished(
      long agreed, long maintenance, long forgiven, long down, @Nullable String percent) {
    var sum = new DaySum(agreed * 60, maintenance * 60, forgiven * 60, down * 60, null, null, null);
    var expected = percent == null ? null : new BigDecimal(percent);
    assertThat(sum.answers().percent().orElse(null)).isEqualTo(expected);
  }

  private static List<Sign> beats(int fromMinute, int toMinute, @Nullable Boolean picture) {
    var signs = new ArrayList<Sign>();
    for (var minute = fromMinute; minute < toMinute; minute++)
      signs.add(new Sign(MIDNIGHT.plusSeconds(minute * 60L), true, picture, null));
    return signs;
  }

  @Test
  void aSilenceBeginsWhenTheLastSignHasGrownStale() {
    var signs = beats(0, 600, null);
    signs.addAll(beats(660, 1440, null));
    var sum = DaySum.of(terms(), PATIENCE, DAY, signs, List.of());
    // The last beat before the gap is minute 599; it is believed until 604, the next comes at 660.
    assertThat(sum.down()).isEqualTo(56 * 60);
    assertThat(sum.viewDown()).isNull();
    assertThat(sum.answers().percent()).contains(new BigDecimal("96.111"));
  }

  @Test
  void whatAGatewaySaysOfADeviceIsNoSignOfItsLife() {
    var signs = new ArrayList<Sign>();
    for (var sign : beats(0, 1440, null)) signs.add(new Sign(sign.at(), false, null, null));
    assertThat(DaySum.of(terms(), PATIENCE, DAY, signs, List.of()).down()).isEqualTo(86_400);
  }

  @Test
  void aPictureThatDoesNotReachTheRoomIsAnotherMeasureThanAnAnswer() {
    var signs = beats(0, 720, true);
    signs.addAll(beats(720, 1440, false));
    var sum = DaySum.of(terms(), PATIENCE, DAY, signs, List.of());
    assertThat(sum.down()).isZero();
    assertThat(sum.viewDown()).isEqualTo(12 * 3600L);
    assertThat(sum.viewable().orElseThrow().percent()).contains(new BigDecimal("50.000"));
  }

  @Test
  void anOuterCauseIsForgivenWithEvidenceOnly() {
    var signs = beats(0, 600, null);
    signs.addAll(beats(720, 1440, null));
    var gap = new Span(MIDNIGHT.plusSeconds(600 * 60), MIDNIGHT.plusSeconds(720 * 60));
    var proven = List.of(new Outage(gap, OutageCause.POWER_CUT, true));
    var claimed = List.of(new Outage(gap, OutageCause.POWER_CUT, false));
    assertThat(DaySum.of(terms(), PATIENCE, DAY, signs, proven).down()).isZero();
    assertThat(DaySum.of(terms(), PATIENCE, DAY, signs, proven).forgiven()).isEqualTo(7_200);
    assertThat(DaySum.of(terms(), PATIENCE, DAY, signs, claimed).down()).isEqualTo(7_200);
  }

  @Test
  void daysAddUpToTheirMonth() {
    var day = new DaySum(100, 1, 2, 3, null, 10L, 4L);
    var other = new DaySum(200, 0, 0, 5, 7L, null, null);
    assertThat(day.plus(other)).isEqualTo(new DaySum(300, 1, 2, 8, 104L, 10L, 4L));
  }
}
