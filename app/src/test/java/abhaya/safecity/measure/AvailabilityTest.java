package abhaya.safecity.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AvailabilityTest {
  private static final Instant START = Instant.parse("2026-10-31T18:30:00Z");
  private static final int MONTH = 43_200;

  private static Span minutes(long from, long to) {
    return new Span(START.plusSeconds(from * 60), START.plusSeconds(to * 60));
  }

  private static Outage outage(long from, long to, OutageCause cause, boolean proven) {
    return new Outage(minutes(from, to), cause, proven);
  }

  private static AvailabilityBook anyBook() {
    return new AvailabilityBook(anyTerms());
  }

  private static ServiceTerms anyTerms() {
    return new ServiceTerms(
        new BigDecimal("98.5"),
        Set.of(OutageCause.VANDALISM, OutageCause.POWER_CUT),
        List.of(
            new PenaltySlab(new BigDecimal("98.5"), BigDecimal.ONE),
            new PenaltySlab(new BigDecimal("95"), BigDecimal.valueOf(5)),
            new PenaltySlab(new BigDecimal("90"), BigDecimal.TEN)));
  }

  @ParameterizedTest(name = "{0} min maintenance, {1} min down of thirty days: {3} %")
  @CsvSource({"0,432,43200,99.000", "120,600,43080,98.607", "0,0,43200,100.000"})
  void thePublishedMonthsComeOut(int planned, int down, int scheduled, BigDecimal percent) {
    var outages =
        planned == 0 && down == 0
            ? List.<Outage>of()
            : planned == 0
                ? List.of(outage(1_000, 1_000 + down, OutageCause.FAULT, false))
                : List.of(
                    outage(10, 10 + planned, OutageCause.PLANNED_MAINTENANCE, true),
                    outage(1_000, 1_000 + down, OutageCause.FAULT, false));
    var availability = anyBook().fromLog(Spans.of(minutes(0, MONTH)), outages);

    assertThat(availability.scheduled()).isEqualTo(Duration.ofMinutes(scheduled));
    assertThat(availability.percent()).contains(percent);
  }

  @Test
  void meanTimesGiveThePublishedShare() {
    var reliability =
        Reliability.of(Duration.ofHours(2_160), Duration.ofHours(12), 3).orElseThrow();

    assertThat(reliability.betweenFailures()).isEqualTo(Duration.ofDays(30));
    assertThat(reliability.availabilityPercent()).contains(new BigDecimal("99.448"));
    assertThat(Reliability.of(Duration.ofDays(30), Duration.ZERO, 0)).isEmpty();
  }

  @Test
  void maintenanceNobodyApprovedIsDowntime() {
    var month = Spans.of(minutes(0, MONTH));
    var approved = outage(0, 432, OutageCause.PLANNED_MAINTENANCE, true);
    var unapproved = outage(0, 432, OutageCause.PLANNED_MAINTENANCE, false);

    assertThat(anyBook().fromLog(month, List.of(approved)).percent())
        .contains(new BigDecimal("100.000"));
    assertThat(anyBook().fromLog(month, List.of(unapproved)).percent())
        .contains(new BigDecimal("99.000"));
  }

  @Test
  void aForgivenCauseNeedsEvidenceAndNeverHidesWhatPeopleLivedThrough() {
    var month = Spans.of(minutes(0, MONTH));
    var proven = outage(0, 432, OutageCause.VANDALISM, true);
    var claimed = outage(0, 432, OutageCause.VANDALISM, false);

    var forgiven = anyBook().fromLog(month, List.of(proven));
    assertThat(forgiven.percent()).contains(new BigDecimal("100.000"));
    assertThat(forgiven.percentAsLived()).contains(new BigDecimal("99.000"));
    assertThat(anyBook().fromLog(month, List.of(claimed)).percent())
        .contains(new BigDecimal("99.000"));
  }

  @Test
  void aMonthLostWhollyToAFloodHasNoFigure() {
    var month = Spans.of(minutes(0, MONTH));
    var flood = outage(0, MONTH, OutageCause.POWER_CUT, true);
    var availability = anyBook().fromLog(month, List.of(flood));

    assertThat(availability.percent()).isEmpty();
    assertThat(availability.percentAsLived()).contains(new BigDecimal("0.000"));
  }

  @Test
  void overlappingOutagesCountOnce() {
    var availability =
        anyBook()
            .fromLog(
                Spans.of(minutes(0, 1_000)),
                List.of(
                    outage(0, 100, OutageCause.FAULT, false),
                    outage(50, 150, OutageCause.NETWORK, false),
                    outage(900, 1_200, OutageCause.FAULT, false)));

    assertThat(availability.down()).isEqualTo(Duration.ofMinutes(250));
  }

  @Test
  void theStrictestSlabApplies() {
    assertThat(anyTerms().slabFor(new BigDecimal("98.5"))).isEmpty();
    assertThat(anyTerms().isMetBy(new BigDecimal("98.5"))).isTrue();
    assertThat(anyTerms().slabFor(new BigDecimal("98.499")).map(PenaltySlab::percentOfPayment))
        .contains(BigDecimal.ONE);
    assertThat(anyTerms().slabFor(new BigDecimal("89.9")).map(PenaltySlab::percentOfPayment))
        .contains(BigDecimal.TEN);
  }

  @Test
  void aSilenceBeginsWhenTheLastBeatIsStaleAndEndsWithTheNext() {
    var beats = List.of(START, START.plusSeconds(60), START.plusSeconds(600));
    var proof = ProofLog.ofBeats(beats, Duration.ofMinutes(3)).spans();

    assertThat(proof.list()).containsExactly(minutes(0, 4), minutes(10, 13));
  }

  @Test
  void aFailedCheckEndsProofAtOnce() {
    var proof =
        new ProofLog(
            List.of(
                new ProofLog.Check(START, true),
                new ProofLog.Check(START.plusSeconds(120), false),
                new ProofLog.Check(START.plusSeconds(240), true)),
            Duration.ofMinutes(30));

    assertThat(proof.spans().list()).containsExactly(minutes(0, 2), minutes(4, 34));
  }

  @Test
  void upIsNotViewableAndViewableIsNotUsableAtNight() {
    var beats = IntStream.range(0, 100).mapToObj(i -> START.plusSeconds(60L * i)).toList();
    var proof =
        new CameraProof(
            Spans.of(minutes(0, 100)),
            Spans.of(minutes(50, 100)),
            ProofLog.ofBeats(beats, Duration.ofMinutes(2)),
            new ProofLog(
                List.of(
                    new ProofLog.Check(START, true),
                    new ProofLog.Check(START.plusSeconds(3_000), true),
                    new ProofLog.Check(START.plusSeconds(5_400), false)),
                Duration.ofHours(1)),
            new ProofLog(
                List.of(
                    new ProofLog.Check(START.plusSeconds(3_000), true),
                    new ProofLog.Check(START.plusSeconds(4_500), false)),
                Duration.ofHours(1)));
    var camera = anyBook().ofCamera(proof, List.of());

    assertThat(camera.answers().percent()).contains(new BigDecimal("100.000"));
    assertThat(camera.viewable().percent()).contains(new BigDecimal("90.000"));
    assertThat(camera.usableAtNight().percent()).contains(new BigDecimal("50.000"));
  }

  @Test
  void aBeatingDeviceWithAFaultLoggedIsDown() {
    var beats = ProofLog.ofBeats(List.of(START), Duration.ofDays(2)).spans();
    var availability =
        anyBook()
            .fromProof(
                Spans.of(minutes(0, 1_000)),
                beats,
                List.of(outage(0, 100, OutageCause.FAULT, false)));

    assertThat(availability.down()).isEqualTo(Duration.ofMinutes(100));
  }

  @Test
  void anUnheardDeviceHasNoAvailabilityAtAll() {
    var availability = anyBook().fromProof(Spans.of(minutes(0, 1_000)), Spans.none(), List.of());

    assertThat(availability.percent()).contains(new BigDecimal("0.000"));
    assertThat(anyBook().fromLog(Spans.none(), List.of()).percent()).isEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void spansAgreeWithAPlainMinuteByMinuteTwin(long seed) {
    var random = new SplittableRandom(seed);
    var a = new boolean[300];
    var b = new boolean[300];
    var first = drawn(random, a);
    var second = drawn(random, b);

    assertThat(minutesOf(first.or(second))).isEqualTo(twin(i -> a[i] || b[i]));
    assertThat(minutesOf(first.and(second))).isEqualTo(twin(i -> a[i] && b[i]));
    assertThat(minutesOf(first.minus(second))).isEqualTo(twin(i -> a[i] && !b[i]));
  }

  private static Spans drawn(SplittableRandom random, boolean[] marks) {
    var spans = new ArrayList<Span>();
    for (var n = 0; n < 12; n++) {
      var from = random.nextInt(290);
      var to = from + 1 + random.nextInt(10);
      spans.add(minutes(from, to));
      for (var i = from; i < to; i++) marks[i] = true;
    }
    return Spans.of(spans);
  }

  private static List<Integer> twin(IntPredicate in) {
    return IntStream.range(0, 300).filter(in).boxed().toList();
  }

  private static List<Integer> minutesOf(Spans spans) {
    return twin(i -> spans.list().stream().anyMatch(s -> s.contains(START.plusSeconds(60L * i))));
  }

  @Test
  void aSpanThatEndsBeforeItBeginsIsADefect() {
    assertThatThrownBy(() -> minutes(5, 5)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aDeskIsMeasuredInHoursWithATrainedWomanNotInRosters() {
    var open = Spans.of(minutes(0, 1_440));
    var roster =
        List.of(
            new StaffedHours.Shift(minutes(0, 480), true, true),
            new StaffedHours.Shift(minutes(480, 960), true, false),
            new StaffedHours.Shift(minutes(960, 1_440), true, true));
    var visits =
        List.of(
            new StaffedHours.SpotCheck(START.plusSeconds(3_600), StaffedHours.Found.STAFFED),
            new StaffedHours.SpotCheck(START.plusSeconds(61_200), StaffedHours.Found.LOCKED));
    var staffed = StaffedHours.of(open, roster, visits);

    assertThat(staffed.rostered()).isEqualTo(Duration.ofHours(24));
    assertThat(staffed.qualified()).isEqualTo(Duration.ofHours(16));
    assertThat(staffed.staffed()).isEqualTo(Duration.ofHours(8));
    assertThat(staffed.percent()).contains(new BigDecimal("33.33"));
    assertThat(staffed.checks()).isEqualTo(new StaffedHours.Checks(2, 1));
    var share = staffed.checks().share().orElseThrow();
    assertThat(share.low()).isBetween(0.09, 0.10);
    assertThat(share.high()).isBetween(0.90, 0.91);
  }
}
