package abhaya.response.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import abhaya.base.geo.Point;
import abhaya.response.recommend.Candidate.Readiness;
import abhaya.response.recommend.Ranking.Rejected;
import abhaya.response.recommend.Reason.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitRankingTest {
  private static final Instant NOW = Instant.parse("2026-11-23T18:00:00Z");
  private static final Point PLACE = new Point(26.85, 80.95);

  /// A free police unit so many metres to the north, on patrol, with a fresh fix.
  private static Candidate unitAt(int unit, double metres, String... attributes) {
    return unit(unit, metres, Readiness.FREE, null, 0, attributes);
  }

  private static Candidate unit(
      int unit,
      double metres,
      Readiness readiness,
      @Nullable Integer busyWith,
      int load,
      String... attributes) {
    return new Candidate(
        unit,
        "POLICE",
        readiness,
        PLACE.moved(0, metres),
        NOW.minusSeconds(5),
        Set.of(attributes),
        Duration.ZERO,
        busyWith,
        load,
        null);
  }

  private static Need need(int priority, Set<String> required, Set<String> wished) {
    return new Need(PLACE, "POLICE", required, wished, priority, Set.of(99));
  }

  private static UnitRanking ranking() {
    return new UnitRanking(new DetourTravel(PaceBook.EMPTY), Knobs.usual());
  }

  private static List<Integer> order(Ranking ranking) {
    return ranking.units().stream().map(one -> one.unit().unit()).toList();
  }

  @Test
  void theQuickestComesFirstAtPriorityOneWhateverTheWishAndTheLoad() {
    var near = unit(1, 1000, Readiness.FREE, null, 9);
    var wished = unitAt(2, 1200, "woman-officer");
    var ranking =
        ranking()
            .rank(
                need(1, Set.of(), Set.of("woman-officer")),
                List.of(wished, near),
                NOW,
                Duration.ZERO);
    assertThat(order(ranking)).containsExactly(1, 2);
    assertThat(ranking.firstWith("woman-officer").orElseThrow().unit().unit()).isEqualTo(2);
    assertThat(ranking.units().getFirst().reasons())
        .contains(new Reason(Code.LACKS_WISHED, 0, "woman-officer"), new Reason(Code.LOAD, 9, ""));
    var calmer =
        ranking()
            .rank(
                need(3, Set.of(), Set.of("woman-officer")),
                List.of(near, wished),
                NOW,
                Duration.ZERO);
    assertThat(order(calmer)).containsExactly(2, 1);
  }

  @Test
  void theTimeIsMobilisingAndTheWay() {
    var idle =
        new Candidate(
            1,
            "POLICE",
            Readiness.FREE,
            PLACE.moved(90, 3000),
            NOW.minusSeconds(200),
            Set.of(),
            Candidate.mobilising(Duration.ofSeconds(90), Duration.ofSeconds(30)),
            null,
            0,
            null);
    var first =
        ranking()
            .rank(need(1, Set.of(), Set.of()), List.of(idle), NOW, Duration.ZERO)
            .first()
            .orElseThrow();
    assertThat(first.arrivesIn().toMillis() / 1000.0)
        .isCloseTo(60 + 3000 * 1.35 / (30 / 3.6), within(0.1));
    assertThat(first.reasons())
        .extracting(Reason::code)
        .containsExactly(
            Code.ARRIVES_IN,
            Code.METRES_AWAY,
            Code.BY_DISTANCE_ONLY,
            Code.STILL_MOBILISING,
            Code.FIX_IS_OLD);
    assertThat(Candidate.mobilising(Duration.ofSeconds(90), Duration.ofSeconds(91))).isZero();
  }

  @Test
  void whoeverIsNotTakenIsNamedWithTheReason() {
    var units =
        List.of(
            new Candidate(
                1, "FIRE", Readiness.FREE, PLACE, NOW, Set.of(), Duration.ZERO, null, 0, null),
            unit(2, 100, Readiness.OFF_DUTY, null, 0, "boat"),
            unit(3, 100, Readiness.OUT_OF_SERVICE, null, 0, "boat"),
            unit(4, 100, Readiness.IN_DISTRESS, null, 0, "boat"),
            unit(5, 100, Readiness.ON_SCENE, 3, 0, "boat"),
            unit(6, 100, Readiness.EN_ROUTE, 2, 0, "boat"),
            unitAt(7, 100),
            new Candidate(
                8,
                "POLICE",
                Readiness.FREE,
                null,
                null,
                Set.of("boat"),
                Duration.ZERO,
                null,
                0,
                null),
            new Candidate(
                9,
                "POLICE",
                Readiness.FREE,
                PLACE,
                NOW.minusSeconds(1801),
                Set.of("boat"),
                Duration.ZERO,
                null,
                0,
                null),
            unitAt(10, 100_500, "boat"),
            new Candidate(
                11,
                "POLICE",
                Readiness.FREE,
                PLACE,
                NOW,
                Set.of("boat"),
                Duration.ZERO,
                null,
                0,
                NOW.plusSeconds(899)),
            unitAt(99, 100, "boat"),
            unitAt(12, 100, "boat"));
    var ranking = ranking().rank(need(1, Set.of("boat"), Set.of()), units, NOW, Duration.ZERO);
    assertThat(order(ranking)).containsExactly(12);
    assertThat(ranking.rejected().stream().map(Rejected::reason).map(Reason::code))
        .containsExactly(
            Code.OTHER_AGENCY,
            Code.OFF_DUTY,
            Code.OUT_OF_SERVICE,
            Code.IN_DISTRESS,
            Code.ON_SCENE,
            Code.BUSY,
            Code.LACKS_REQUIRED,
            Code.NO_FIX,
            Code.FIX_TOO_OLD,
            Code.OUT_OF_REACH,
            Code.SHIFT_ENDS,
            Code.SENT_ALREADY);
  }

  @ParameterizedTest(name = "from priority {0} to {1}: {2}")
  @CsvSource({
    "3, 1, true",
    "2, 1, false",
    "4, 2, true",
    "3, 2, false",
    "5, 3, false",
    "1, 1, false"
  })
  void onlyAGraverCallTurnsAUnitRound(int from, int to, boolean may) {
    assertThat(UnitRanking.mayTurn(from, to)).isEqualTo(may);
    var ranking =
        ranking()
            .rank(
                need(to, Set.of(), Set.of()),
                List.of(unit(1, 10, Readiness.EN_ROUTE, from, 0)),
                NOW,
                Duration.ZERO);
    assertThat(ranking.units()).hasSize(may ? 1 : 0);
    if (may) {
      assertThat(ranking.first().orElseThrow().reasons())
          .contains(new Reason(Code.TURNED_ROUND_FROM, from, ""));
    }
  }

  @Test
  void bothSidesOfEachLimitHold() {
    var old =
        new Candidate(
            1,
            "POLICE",
            Readiness.FREE,
            PLACE,
            NOW.minusSeconds(1800),
            Set.of(),
            Duration.ZERO,
            null,
            0,
            NOW.plusSeconds(900));
    assertThat(
            ranking().rank(need(1, Set.of(), Set.of()), List.of(old), NOW, Duration.ZERO).units())
        .hasSize(1);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void everyUnitIsInTheOrderOrNamedAndTheOrderOfAskingDoesNotMatter(long seed) {
    var random = new Random(seed);
    var units = new ArrayList<Candidate>();
    var states = List.of(Readiness.values());
    for (int i = 0; i < 200; i++) {
      var busy = random.nextInt(3) == 0 ? Integer.valueOf(1 + random.nextInt(5)) : null;
      units.add(
          unit(
              i,
              random.nextInt(120) * 1000.0,
              states.get(random.nextInt(states.size())),
              busy,
              random.nextInt(4)));
    }
    var need = need(1 + random.nextInt(5), Set.of(), Set.of("als"));
    var ranking = ranking().rank(need, units, NOW, Duration.ZERO);
    assertThat(ranking.units().size() + ranking.rejected().size()).isEqualTo(200);
    Collections.shuffle(units, random);
    assertThat(ranking().rank(need, units, NOW, Duration.ZERO)).isEqualTo(ranking);
  }

  private static DetourTravel paces(Pace... paces) {
    var cell = PaceBook.cell(PLACE);
    var rows = Arrays.stream(paces).map(pace -> new PaceBook.Row(109, 2011, cell, pace)).toList();
    return new DetourTravel(new PaceBook(rows));
  }

  @Test
  void thePaceOfThePlaceAndTheHourHolds() {
    var travel =
        paces(
            new Pace(22, 6, 1.2, 60, 9, Pace.Level.HERE),
            new Pace(6, 22, 1.5, 20, 7, Pace.Level.HERE));
    var from = PLACE.moved(0, 1000);
    var night = travel.between(from, PLACE, Instant.parse("2026-11-23T18:00:00Z"));
    assertThat(night.time().toMillis()).isCloseTo(72_000, within(10L));
    assertThat(night.footing().pace().trips()).isEqualTo(9);
    var morning = travel.between(from, PLACE, Instant.parse("2026-11-23T00:29:59Z"));
    assertThat(morning.time().toMillis()).isCloseTo(72_000, within(10L));
    var day = travel.between(from, PLACE, Instant.parse("2026-11-23T00:30:00Z"));
    assertThat(day.time().toMillis()).isCloseTo(270_000, within(10L));
  }

  @Test
  void anHourIsAsMuchSlowerThanTheDayAsThePacesSay() {
    var travel =
        paces(
            new Pace(18, 20, 1.4, 15, 9, Pace.Level.HERE),
            new Pace(20, 18, 1.4, 30, 9, Pace.Level.HERE));
    // 22 hours at 30 km/h and 2 at 15: the day as a whole takes 26/24 of the time at 30
    assertThat(travel.slowness(PLACE, Instant.parse("2026-11-23T13:00:00Z")))
        .isCloseTo(48.0 / 26, within(1e-9));
    assertThat(travel.slowness(PLACE, Instant.parse("2026-11-23T05:00:00Z")))
        .isCloseTo(24.0 / 26, within(1e-9));
    assertThat(new DetourTravel(PaceBook.EMPTY).slowness(PLACE, NOW)).isCloseTo(1, within(1e-9));
  }

  @Test
  void anHourIsNotComparedWithHoursThatAreOnlyAssumed() {
    var travel = paces(new Pace(18, 20, 1.4, 15, 9, Pace.Level.HERE));
    for (var hour : List.of("2026-11-23T13:00:00Z", "2026-11-23T05:00:00Z")) {
      assertThat(travel.slowness(PLACE, Instant.parse(hour))).isCloseTo(1, within(1e-9));
    }
  }

  @Test
  void aRankingSaysWhatItsTimesRestOn() {
    var travel = paces(new Pace(0, 24, 1.2, 60, 9, Pace.Level.HERE));
    var units = List.of(unitAt(1, 1000));
    var need = need(1, Set.of(), Set.of());
    var ranking = new UnitRanking(travel, Knobs.usual()).rank(need, units, NOW, Duration.ZERO);
    assertThat(Objects.requireNonNull(ranking.footing()).pace().trips()).isEqualTo(9);
    var assumed = ranking().rank(need, units, NOW, Duration.ZERO);
    assertThat(Objects.requireNonNull(assumed.footing()).pace()).isEqualTo(Pace.USUAL);
    assertThat(ranking().rank(need, List.of(), NOW, Duration.ZERO).footing()).isNull();
  }
}
