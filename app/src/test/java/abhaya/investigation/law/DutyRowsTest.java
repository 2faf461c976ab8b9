package abhaya.investigation.law;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.investigation.clock.Basis;
import abhaya.investigation.clock.CaseFacts;
import abhaya.investigation.clock.Citation;
import abhaya.investigation.clock.ClockState;
import abhaya.investigation.clock.Condition;
import abhaya.investigation.clock.Duty;
import abhaya.investigation.clock.DutyBook;
import abhaya.investigation.clock.DutyClock;
import abhaya.investigation.clock.Limit;
import abhaya.investigation.clock.Mark;
import abhaya.investigation.clock.Procedure;
import abhaya.investigation.clock.Responsible;
import abhaya.investigation.clock.Step;
import abhaya.investigation.clock.VictimFacts;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DutyRowsTest {
  private static final LawFiles LAW = LawFiles.load();
  private static final LocalDate DAY = LocalDate.of(2025, 3, 1);

  @ParameterizedTest(name = "on {0}: {1}")
  @CsvSource({"2024-06-30, false", "2024-07-01, true", "2025-12-31, true", "2026-01-01, false"})
  void aRowHoldsFromItsFirstToItsLastDay(LocalDate day, boolean holds) {
    var duty = row(1, null, "2024-07-01", "2025-12-31");

    assertThat(duty.isInForceOn(day)).isEqualTo(holds);
  }

  @Test
  void aRowWithoutDatesHoldsAlways() {
    assertThat(row(1, null, null, null).isInForceOn(LocalDate.MIN)).isTrue();
    assertThat(row(1, null, null, null).isInForceOn(LocalDate.MAX)).isTrue();
  }

  @ParameterizedTest(name = "{0} to {1} and {2} to {3}: {4}")
  @CsvSource({
    "2018-04-21, 2024-06-30, 2024-07-01, , false",
    "2018-04-21, 2024-07-01, 2024-07-01, , true",
    "2018-04-21, , 2024-07-01, , true",
    ", 2024-06-30, 2024-07-01, , false",
    ", , 2024-07-01, 2025-01-01, true",
    ", 2024-07-01, , , true"
  })
  void rowsOfOneDutyShareNoDay(
      @Nullable String from,
      @Nullable String to,
      @Nullable String from2,
      @Nullable String to2,
      boolean overlap) {
    var one = row(1, null, from, to);
    var other = row(2, null, from2, to2);

    assertThat(DutyBook.overlaps(List.of(one, other)).isEmpty()).isNotEqualTo(overlap);
    assertThat(DutyBook.overlaps(List.of(other, one)).isEmpty()).isNotEqualTo(overlap);
  }

  @Test
  void theRowOfAStateStandsBesideTheGeneralOne() {
    assertThat(DutyBook.overlaps(List.of(row(1, null, null, null), row(1, "32", null, null))))
        .isEmpty();
  }

  @Test
  void theRowOfTheStateGoesBeforeTheGeneralOne() {
    var general = row(2, null, null, null);
    var own = row(1, "32", null, null);

    for (var rows : List.of(List.of(general, own), List.of(own, general))) {
      assertThat(chosen(rows, "32").state()).isEqualTo("32");
      assertThat(chosen(rows, "27").state()).isNull();
      assertThat(chosen(rows, null).state()).isNull();
    }
  }

  @Test
  void theHigherVersionIsTheAmendment() {
    var old = row(1, null, null, null);
    var amended = row(2, null, null, null);

    assertThat(chosen(List.of(old, amended), null).version()).isEqualTo(2);
    assertThat(chosen(List.of(amended, old), null).version()).isEqualTo(2);
  }

  @ParameterizedTest(name = "duty on {0}, case under {1}: {2}")
  @CsvSource({
    "6 POCSO, 6 POCSO, true",
    "6 POCSO, 5(l) POCSO, true",
    "5 POCSO, 5(l) POCSO, true",
    "6 POCSO, 7/8 POCSO, false",
    "6 POCSO, 6 PCM Act, false",
    "65(2) BNS, 65(2) BNS, true",
    "65(2) BNS, 65(1) BNS, false",
    "65 BNS, 65(1) BNS, true",
    "303 BNS, 303 BNS, true",
    "303 BNS, 304 BNS, false"
  })
  void aDutyThatNamesSectionsAppliesToThem(String named, String charged, boolean applies) {
    var duty = duty(1, null, null, null, citations(named), Set.of());

    var clock = clock(duty, CaseFacts.of(DAY, citations(charged)));

    assertThat(clock.applies()).isEqualTo(applies);
    if (!applies) {
      assertThat(clock.explanation().english())
          .isEqualTo("The sections of this case are not among those the duty names.");
    }
  }

  @ParameterizedTest(name = "{0}, {1}, victim {2}: {3}")
  @CsvSource({
    "CHILD_VICTIM, 64(1) BNS, , false",
    "CHILD_VICTIM, 64(1) BNS, woman, false",
    "CHILD_VICTIM, 64(1) BNS, girl, true",
    "CHILD_VICTIM, 4 POCSO, , true",
    "CHILD_VICTIM, 4 POCSO, woman, true",
    "ADULT_WOMAN_OR_UNKNOWN, 64(1) BNS, , true",
    "ADULT_WOMAN_OR_UNKNOWN, 64(1) BNS, woman, true",
    "ADULT_WOMAN_OR_UNKNOWN, 64(1) BNS, man, false",
    "DISABLED_VICTIM, 64(1) BNS, , false",
    "DISABLED_VICTIM, 64(1) BNS, woman, false",
    "DISABLED_VICTIM, 64(1) BNS, disabled man, true",
    "RAPE, 70(1) BNS, , true",
    "RAPE, 74 BNS, , false",
    "POCSO, 64(1) BNS, , false",
    "NOT_POCSO, 64(1) BNS, , true",
    "NOT_POCSO, 4 POCSO, , false",
    "ENQUIRY_BAND, 74 BNS, , true",
    "ENQUIRY_BAND, 64(1) BNS, , false",
    "SEXUAL_OR_POCSO, 74 BNS, , true",
    "SEXUAL_OR_POCSO, 303 BNS, , false",
    "ZERO_FIR, 64(1) BNS, , false",
    "ELECTRONIC_FIR, 64(1) BNS, , false"
  })
  void aConditionIsJudgedBySectionsAndVictims(
      Condition condition, String charged, @Nullable String victim, boolean applies) {
    var duty = duty(1, null, null, null, List.of(), Set.of(condition));
    var facts = CaseFacts.of(DAY, citations(charged)).withVictims(victims(victim));

    assertThat(clock(duty, facts).applies()).isEqualTo(applies);
  }

  @Test
  void theWayOfRecordingIsACondition() {
    var facts = CaseFacts.of(DAY, citations("64(1) BNS"));
    var zero = duty(1, null, null, null, List.of(), Set.of(Condition.ZERO_FIR));
    var electronic = duty(1, null, null, null, List.of(), Set.of(Condition.ELECTRONIC_FIR));

    assertThat(clock(zero, facts.asZeroFir()).applies()).isTrue();
    assertThat(clock(zero, facts.asElectronicFir()).applies()).isFalse();
    assertThat(clock(electronic, facts.asElectronicFir()).applies()).isTrue();
    assertThat(clock(electronic, facts.asZeroFir()).applies()).isFalse();
  }

  @ParameterizedTest(name = "recorded {0}: {1}")
  @CsvSource({
    "2018-04-20, 'Recorded before 21-04-2018, when the two months came into the law.'",
    "2018-04-21, No section here carries the two-month clock."
  })
  void aCaseWithoutTheTwoMonthsSaysWhy(LocalDate recorded, String why) {
    var duty = duty(1, null, null, null, List.of(), Set.of(Condition.CLOCK_SECTION));

    var clock = clock(duty, CaseFacts.of(recorded, citations("303 BNS")));

    assertThat(clock.state()).isEqualTo(ClockState.NOT_APPLICABLE);
    assertThat(clock.explanation().english()).isEqualTo(why);
  }

  private static Duty chosen(List<Duty> rows, @Nullable String state) {
    var facts = CaseFacts.of(DAY, citations("64(1) BNS")).withState(state);
    var clocks = new DutyBook(rows, LAW.register()).clocks(facts, DAY, false);
    assertThat(clocks).hasSize(1);
    return clocks.getFirst().duty();
  }

  private static DutyClock clock(Duty duty, CaseFacts facts) {
    return new DutyBook(List.of(duty), LAW.register()).clocks(facts, DAY, false).getFirst();
  }

  private static List<VictimFacts> victims(@Nullable String victim) {
    if (victim == null) return List.of();
    var child = victim.contains("girl");
    return List.of(
        new VictimFacts(child, child || victim.contains("woman"), victim.contains("disabled")));
  }

  private static Duty row(
      int version, @Nullable String state, @Nullable String from, @Nullable String to) {
    return duty(version, state, from, to, List.of(), Set.of());
  }

  private static Duty duty(
      int version,
      @Nullable String state,
      @Nullable String from,
      @Nullable String to,
      List<Citation> sections,
      Set<Condition> conditions) {
    return new Duty(
        "T99",
        version,
        "an invented provision",
        Set.of(Procedure.CRPC, Procedure.BNSS),
        false,
        Basis.STATUTORY,
        List.of(Step.FIR_RECORDED),
        List.of(Step.FORWARDED_TO_COURT),
        List.of(),
        new Limit.Forthwith(),
        sections,
        conditions,
        Responsible.SHO,
        state,
        false,
        Mark.G,
        "",
        "",
        from == null ? null : LocalDate.parse(from),
        to == null ? null : LocalDate.parse(to));
  }

  private static List<Citation> citations(String text) {
    return LAW.reader().read(text).citations();
  }
}
