package abhaya.response.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import abhaya.base.geo.Point;
import abhaya.response.incident.CallBack.How;
import abhaya.response.incident.CallBack.Known;
import abhaya.response.incident.CallBack.Outcome;
import abhaya.response.incident.CallBack.Try;
import abhaya.response.incident.Closing.ActionTaken;
import abhaya.response.incident.Closing.Missing;
import abhaya.response.incident.SameIncident.Advice;
import abhaya.response.incident.SameIncident.Report;
import abhaya.response.incident.StepTimer.Colour;
import abhaya.response.incident.StepTimer.Watched;
import abhaya.response.incident.TypeBook.Facts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IncidentRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-23T18:00:00Z");
  private static final Point MILL = new Point(26.85, 80.95);

  private static IncidentType type(String name) {
    return new TypeBook().find(name).orElseThrow();
  }

  private static Report report(
      @Nullable String caller, long seconds, double metres, double radius, boolean panic) {
    return new Report(
        caller,
        NOW.plusSeconds(seconds),
        MILL.moved(90, metres),
        radius,
        type("assault"),
        "fight at the old mill gate",
        panic);
  }

  @ParameterizedTest(name = "{0}: {1}, priority {3} to {4}")
  @CsvFileSource(resources = "/oracles/incident/types.csv", numLinesToSkip = 1)
  void everyPublishedCodeHasItsGroupAndPriority(
      String code, String group, String agency, int from, int to) {
    var found =
        new TypeBook()
            .types().stream()
                .filter(type -> type.code().equals(code) && type.group().name().equals(group))
                .toList();
    assertThat(found)
        .isNotEmpty()
        .allSatisfy(type -> {
          assertThat(type.priority().level()).isBetween(from, to);
          if (agency != null) assertThat(type.agencies()).contains(Agency.valueOf(agency));
          else assertThat(type.agencies()).isEmpty();
        });
  }

  @Test
  void namesAreUniqueAndOnlyNonEventsSendNobody() {
    var types = new TypeBook().types();
    assertThat(types.stream().map(IncidentType::name)).doesNotHaveDuplicates();
    assertThat(types).allMatch(type -> type.isEvent() == !type.agencies().isEmpty());
    assertThat(types.stream().map(IncidentType::group).distinct())
        .hasSize(TypeGroup.values().length);
  }

  @Test
  void factsRaiseAPriorityAndNeverLowerIt() {
    var book = new TypeBook();
    for (var type : book.types()) {
      for (int bits = 0; bits < 32; bits++) {
        var facts =
            new Facts(
                (bits & 1) > 0, (bits & 2) > 0, (bits & 4) > 0, (bits & 8) > 0, (bits & 16) > 0);
        var priority = book.priority(type, facts);
        assertThat(type.priority().isGraverThan(priority)).isFalse();
        if (facts.lifeInDanger() || facts.weapon()) assertThat(priority).isEqualTo(Priority.P1);
      }
    }
    assertThat(book.priority(type("noise"), new Facts(false, false, true, false, true)))
        .isEqualTo(Priority.P1);
    assertThat(book.priority(type("dispute"), new Facts(false, false, false, true, false)))
        .isEqualTo(Priority.P2);
    assertThat(book.agencies(type("dispute"), new Facts(false, false, false, true, true)))
        .containsExactlyInAnyOrder(Agency.POLICE, Agency.HEALTH, Agency.WOMEN_HELPLINE);
    assertThat(Priority.P1.eido()).isEqualTo(10);
    assertThat(Priority.of(5).eido()).isZero();
  }

  @Test
  void everyStateIsReachedAndEndsAreLeftOnlyByReopening() {
    var cycle = LifeCycle.ofIncident();
    var reached = EnumSet.of(IncidentState.DRAFT);
    for (int i = 0; i < 20; i++)
      for (var state : List.copyOf(reached)) reached.addAll(cycle.next(state));
    assertThat(reached).hasSize(IncidentState.values().length);
    for (var state : IncidentState.values()) {
      assertThat(cycle.next(state)).doesNotContain(state);
      if (state.isOver()) assertThat(cycle.next(state)).containsExactly(IncidentState.REOPENED);
      if (state != IncidentState.AWAITING_REPORT)
        assertThat(cycle.next(state)).doesNotContain(IncidentState.CLOSED);
    }
    for (var state : AssignmentState.values()) {
      assertThat(LifeCycle.ofAssignment().next(state).isEmpty()).isEqualTo(state.isOver());
    }
  }

  @Test
  void aRefusedStepNamesThoseAllowed() {
    var cycle = LifeCycle.ofAssignment();
    assertThat(cycle.step(AssignmentState.DISPATCHED, AssignmentState.ON_SCENE))
        .isEqualTo(new Step.Allowed<>(AssignmentState.ON_SCENE));
    assertThat(cycle.step(AssignmentState.ON_SCENE, AssignmentState.EN_ROUTE))
        .isEqualTo(
            new Step.Refused<>(
                AssignmentState.ON_SCENE,
                Set.of(AssignmentState.TRANSPORTING, AssignmentState.CLEARED)));
  }

  @Test
  void nothingClosesWithoutActionTakenAndDisposition() {
    var over = Set.of(IncidentState.CLOSED);
    var done = Set.of(AssignmentState.CLEARED);
    var taken = new ActionTaken(true, "Both sides heard, injured taken to hospital", true);
    assertThat(Closing.missing(over, done, taken, Disposition.REPORT_TAKEN)).isEmpty();
    assertThat(Closing.missing(over, done, null, null))
        .containsExactlyInAnyOrder(Missing.ACTION_TAKEN, Missing.DISPOSITION);
    assertThat(
            Closing.missing(
                Set.of(IncidentState.CLOSED, IncidentState.OPEN), done, taken, Disposition.ARREST))
        .containsExactly(Missing.AGENCY_CASE_OPEN);
    assertThat(Closing.missing(over, Set.of(AssignmentState.ON_SCENE), taken, Disposition.ARREST))
        .containsExactly(Missing.UNIT_STILL_THERE);
    assertThat(
            Closing.missing(
                over, done, new ActionTaken(false, "123456789", null), Disposition.GONE_ON_ARRIVAL))
        .containsExactlyInAnyOrder(
            Missing.ACTION_IN_WORDS, Missing.CALLER_REACHED, Missing.ARRIVAL);
    assertThat(
            Closing.missing(
                over,
                done,
                new ActionTaken(false, "1234567890", false),
                Disposition.SETTLED_BY_PHONE))
        .isEmpty();
  }

  @ParameterizedTest(name = "{0} at {1}: {2} s")
  @CsvSource({
    "ANSWER, P1, 10",
    "ANSWER, P2, 10",
    "ANSWER, P3, 15",
    "CALL_TAKING, P1, 45",
    "CALL_TAKING, P2, 60",
    "CALL_TAKING, P5, 120",
    "DISPATCH, P1, 30",
    "DISPATCH, P2, 60",
    "DISPATCH, P3, 180",
    "ACKNOWLEDGE, P1, 20",
    "ACKNOWLEDGE, P2, 30",
    "ACKNOWLEDGE, P4, 60",
    "ROLLING, P1, 60",
    "ROLLING, P2, 90",
    "ROLLING, P3, 120",
    "WELFARE_CHECK, P1, 600",
    "WELFARE_CHECK, P2, 900",
    "WELFARE_CHECK, P3, 1800",
    "ACTION_TAKEN, P1, 900",
    "ACTION_TAKEN, P2, 1800",
    "ACTION_TAKEN, P3, 3600",
    "LINK, P3, 60"
  })
  void everyStepHasItsLimit(Watched watched, Priority priority, long seconds) {
    var timer = StepTimer.of(watched);
    assertThat(timer.limit(priority)).isEqualTo(Duration.ofSeconds(seconds));
    var due = timer.dueAt(priority, NOW);
    assertThat(timer.colour(priority, NOW, due)).isEqualTo(Colour.RED);
    assertThat(timer.colour(priority, NOW, due.minusMillis(1))).isEqualTo(Colour.AMBER);
    assertThat(timer.colour(priority, NOW, NOW.plusMillis(seconds * 700))).isEqualTo(Colour.AMBER);
    assertThat(timer.colour(priority, NOW, NOW.plusMillis(seconds * 700 - 1)))
        .isEqualTo(Colour.GREEN);
    assertThat(timer.then()).isNotEmpty();
  }

  @ParameterizedTest(name = "{0}: late after {1} s of 100")
  @CsvSource({"P1, 120", "P2, 130", "P3, 150"})
  void aUnitIsLateByItsOwnEstimate(Priority priority, long seconds) {
    assertThat(StepTimer.lateAt(priority, NOW, Duration.ofSeconds(100)))
        .isEqualTo(NOW.plusSeconds(seconds));
  }

  @Test
  void oneCallersTwoCallsAreOneAndTwoCallersAreProposed() {
    assertThat(
            SameIncident.compare(report("a", 0, 0, 20, false), report("a", 60, 10, 20, false))
                .advice())
        .isEqualTo(Advice.ATTACH);
    assertThat(
            SameIncident.compare(report("a", 0, 0, 20, false), report("b", 60, 10, 20, false))
                .advice())
        .isEqualTo(Advice.PROPOSE);
    assertThat(
            SameIncident.compare(report("a", 0, 0, 20, false), report("b", 7200, 5000, 20, false))
                .advice())
        .isEqualTo(Advice.NEW);
  }

  @Test
  void theNumberAloneProvesNothing() {
    var second =
        new Report(
            "a", NOW.plusSeconds(60), null, 5000, type("theft"), "phone taken in the bus", false);
    var close = SameIncident.compare(report("a", 0, 0, 20, false), second);
    assertThat(close.number()).isEqualTo(1);
    assertThat(close.advice()).isEqualTo(Advice.NEW);
  }

  @Test
  void aCircleOfTwoKilometresProvesLittle() {
    var close =
        SameIncident.compare(report("a", 0, 0, 2000, false), report("b", 0, 0, 2000, false));
    assertThat(close.nearness()).isCloseTo(1 / 11.0, within(1e-9));
    assertThat(
            SameIncident.compare(report("a", 0, 0, 0, false), report("b", 0, 75, 0, false))
                .nearness())
        .isCloseTo(0.5, within(1e-4));
    assertThat(
            SameIncident.compare(report("a", 0, 0, 0, false), report("b", 1200, 0, 0, false))
                .time())
        .isCloseTo(Math.exp(-1), within(1e-9));
    assertThat(
            SameIncident.NUMBER
                + SameIncident.NEARNESS
                + SameIncident.TIME
                + SameIncident.TYPE
                + SameIncident.TEXT)
        .isCloseTo(1, within(1e-12));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void twoVictimsCriesAreNeverJoinedByTheMachine(long seed) {
    var random = new Random(seed);
    var callers = new ArrayList<@Nullable String>();
    callers.add(null);
    callers.addAll(List.of("a", "b", "c"));
    for (int i = 0; i < 5000; i++) {
      var one = report(callers.get(random.nextInt(4)), 0, 0, random.nextInt(30), true);
      var other =
          report(
              callers.get(random.nextInt(4)),
              random.nextInt(100),
              random.nextInt(20),
              random.nextInt(30),
              true);
      var close = SameIncident.compare(one, other);
      if (close.advice() == Advice.ATTACH)
        assertThat(one.caller()).isNotNull().isEqualTo(other.caller());
      assertThat(SameIncident.compare(other, one)).isEqualTo(close);
      assertThat(close.score()).isBetween(0.0, 1.0);
    }
  }

  @Test
  void threeTriesAndThenARuleThatNeverWritesOff() {
    var known = new Known(true, false);
    var tries = new ArrayList<Try>();
    assertThat(CallBack.next(NOW, tries, known)).isEqualTo(new CallBack.TryAgain(NOW));
    tries.add(new Try(NOW, Outcome.NO_ANSWER));
    assertThat(CallBack.next(NOW, tries, known))
        .isEqualTo(new CallBack.TryAgain(NOW.plusSeconds(120)));
    tries.add(new Try(NOW.plusSeconds(120), Outcome.BUSY));
    assertThat(CallBack.next(NOW, tries, known))
        .isEqualTo(new CallBack.TryAgain(NOW.plusSeconds(420)));
    tries.add(new Try(NOW.plusSeconds(420), Outcome.NO_ANSWER));
    assertThat(CallBack.next(NOW, tries, known))
        .isEqualTo(new CallBack.Escalate(How.SUPERVISOR_DECIDES));
    assertThat(CallBack.next(NOW, tries, new Known(true, true)))
        .isEqualTo(new CallBack.Escalate(How.SEND_A_UNIT));
    assertThat(CallBack.next(NOW, tries, new Known(false, true)))
        .isEqualTo(new CallBack.Escalate(How.ASK_THE_OPERATOR));
    tries.set(1, new Try(NOW.plusSeconds(120), Outcome.SWITCHED_OFF));
    assertThat(CallBack.next(NOW, tries, known)).isEqualTo(new CallBack.Escalate(How.SEND_A_UNIT));
    tries.add(new Try(NOW.plusSeconds(500), Outcome.REACHED));
    assertThat(CallBack.next(NOW, tries, known)).isEqualTo(new CallBack.Reached());
    assertThat(new HashSet<>(List.of(How.values()))).hasSize(3);
  }
}
