package abhaya.investigation.law;

import static abhaya.investigation.law.LawfulCases.LAW;
import static abhaya.investigation.law.LawfulCases.citations;
import static abhaya.investigation.law.LawfulCases.clock;
import static abhaya.investigation.law.LawfulCases.find;
import static abhaya.investigation.law.LawfulCases.instant;
import static abhaya.investigation.law.LawfulCases.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import abhaya.investigation.clock.Basis;
import abhaya.investigation.clock.CaseEvent;
import abhaya.investigation.clock.CaseFacts;
import abhaya.investigation.clock.ClockState;
import abhaya.investigation.clock.DutyClock;
import abhaya.investigation.clock.Occurrence;
import abhaya.investigation.clock.SectionsOn;
import abhaya.investigation.clock.Step;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockExplanationTest {
  @ParameterizedTest(name = "forwarded {0}: {1}")
  @CsvSource({
    "2025-02-28, Done on 28-02-2025. The loose",
    "2025-03-01, 'Done on 01-03-2025, 1 days after the last day. The loose'"
  })
  void aReportOnTheLastDayIsNotCalledLate(LocalDate forwarded, String said) {
    var facts = recorded("2024-12-31", "64 BNS", at(Step.FORWARDED_TO_COURT, forwarded, null));

    assertThat(clock(facts, "T27", forwarded).explanation().english()).contains(said);
  }

  @Test
  void theEndOfTheLastDayIsNoDayPastIt() {
    var facts = recorded("2024-12-31", "64 BNS");
    var lastDay = LocalDate.of(2025, 2, 28);

    var onLastDay = clock(facts, "T27", lastDay);

    assertThat(onLastDay.state()).isEqualTo(ClockState.BREACHED);
    assertThat(onLastDay.explanation().english()).doesNotContain("past the last day");
    assertThat(clock(facts, "T27", lastDay.plusDays(1)).explanation().english())
        .contains("1 days past the last day.");
  }

  @Test
  void anAttemptSaysThatTheLawDoesNotNameIt() {
    var clock = clock(recorded("2024-12-31", "64/62 BNS"), "T27", LocalDate.of(2025, 1, 1));

    assertThat(clock.basis()).isEqualTo(Basis.ANALOGY);
    assertThat(clock.explanation().english())
        .contains("BNS 64 is charged as attempt or abetment, which BNSS 193(2) does not name.");
  }

  @Test
  void onlyTheTwoMonthsRestOnTheGroundOfTheSections() {
    var facts = recorded("2022-01-10", "6 POCSO");
    var day = LocalDate.of(2022, 1, 11);

    assertThat(clock(facts, "T27", day).basis()).isEqualTo(Basis.ADMINISTRATIVE);
    assertThat(clock(facts, "T09", day).basis()).isEqualTo(Basis.STATUTORY);
    assertThat(clock(facts, "T11", day).basis()).isEqualTo(Basis.STATUTORY);
  }

  @Test
  void aRelatedSectionIsSaidToBeRelatedOnly() {
    var related = clock(recorded("2025-03-01", "74 BNS"), "T27", LocalDate.of(2025, 3, 2));
    var other = clock(recorded("2025-03-01", "303 BNS"), "T27", LocalDate.of(2025, 3, 2));

    assertThat(related.applies()).isFalse();
    assertThat(related.explanation().english())
        .isEqualTo(
            "No section here carries the two-month clock."
                + " BNS 74 is related, but is not named in the two-month provision.");
    assertThat(other.applies()).isFalse();
    assertThat(other.explanation().english())
        .isEqualTo("No section here carries the two-month clock.");
  }

  @Test
  void aSectionThereFromTheFirstDayWasNotAddedLater() {
    var recorded = LocalDate.of(2025, 3, 1);
    var both = citations("74, 64(1) BNS");
    var first = new SectionsOn(recorded, citations("64(1) BNS"));
    var later = new SectionsOn(recorded.plusDays(9), both);
    var facts = CaseFacts.of(recorded, both).withHistory(List.of(first, later));

    var said = clock(facts, "T27", recorded.plusDays(10)).explanation().english();

    assertThat(said).endsWith("BNSS 193(2) names BNS 64(1).").doesNotContain("was added");
  }

  @Test
  void anOlderListWithoutTheSectionAddsNothing() {
    var recorded = LocalDate.of(2025, 3, 1);
    var facts =
        CaseFacts.of(recorded, citations("64(1) BNS"))
            .withHistory(List.of(new SectionsOn(recorded, citations("74 BNS"))));

    var said = clock(facts, "T27", recorded.plusDays(10)).explanation().english();

    assertThat(said).endsWith("BNSS 193(2) names BNS 64(1).");
  }

  @ParameterizedTest(name = "{0}: {1} or {2}")
  @CsvSource({
    "64(1) BNS, 2024-10-04, ",
    "68 BNS, 2024-09-04, 2024-10-04",
    "14 POCSO, 2024-09-04, 2024-10-04",
    "67 BNS, 2024-09-04, ",
    "74 BNS, 2024-09-04, ",
    "303 BNS, 2024-09-04, ",
    "5(l) POCSO, 2024-10-04, ",
    "7/8 POCSO, 2024-09-04, ",
    "'74, 68, 64(1) BNS', 2024-10-04, ",
    "'303, 68 BNS', 2024-09-04, 2024-10-04",
    "'68, 74 BNS', 2024-09-04, 2024-10-04"
  })
  void bailIsDueByTheGravestSection(String charged, LocalDate lastDay, @Nullable LocalDate later) {
    var remand = at(Step.REMAND, LocalDate.of(2024, 7, 7), null);

    var clock = clock(recorded("2024-07-05", charged, remand), "T26", LocalDate.of(2024, 7, 8));

    assertThat(clock.lastDay()).isEqualTo(lastDay);
    assertThat(clock.laterDay()).isEqualTo(later);
  }

  @Test
  void aRemandWithoutANameHasItsClockBesideThoseOfTheNamed() {
    var facts =
        recorded(
            "2024-07-05",
            "70(1) BNS",
            at(Step.REMAND, LocalDate.of(2024, 7, 7), "A1"),
            at(Step.REMAND, LocalDate.of(2024, 7, 10), null),
            at(Step.REMAND, LocalDate.of(2024, 7, 20), "A2"),
            at(Step.BAIL, LocalDate.of(2024, 8, 1), "A2"));
    var clocks = LAW.book().clocks(facts, LocalDate.of(2024, 8, 2), true);

    assertThat(clocks.stream().filter(c -> c.duty().id().equals("T26")).map(DutyClock::subject))
        .containsExactlyInAnyOrder(null, "A1", "A2");
    assertThat(find(clocks, "T26", null).startOn()).isEqualTo("2024-07-10");
    assertThat(find(clocks, "T26", null).state()).isEqualTo(ClockState.RUNNING);
    assertThat(find(clocks, "T26", "A1").startOn()).isEqualTo("2024-07-07");
  }

  @Test
  void aDutyOfTheWholeCaseIsMetByWhoeverTheStepConcerns() {
    var examined = at(Step.MEDICAL_EXAMINATION, LocalDate.of(2024, 7, 5), "V1");

    var clock = clock(recorded("2024-07-05", "64 BNS", examined), "T15", LocalDate.of(2024, 7, 9));

    assertThat(clock.state()).isEqualTo(ClockState.MET);
  }

  @ParameterizedTest(name = "seen at {0}: {1}")
  @CsvSource({"2024-07-05T14:59, RUNNING", "2024-07-05T15:00, MET"})
  void aStepIsKnownFromItsMinuteOn(LocalDateTime now, ClockState expected) {
    var recordedAt = instant(LocalDateTime.of(2024, 7, 5, 10, 30));
    var examinedAt = instant(LocalDateTime.of(2024, 7, 5, 15, 0));
    var facts =
        CaseFacts.recorded(recordedAt, citations("64 BNS"))
            .withEvents(List.of(new CaseEvent(Step.MEDICAL_EXAMINATION, examinedAt, null)));

    var clock = find(LAW.book().clocksAt(facts, instant(now)), "T15", null);

    assertThat(clock.state()).isEqualTo(expected);
  }

  @Test
  void ofEqualGroundsTheFirstChargedIsNamed() {
    var recorded = LocalDate.of(2025, 3, 1);
    var reading = LAW.register().clockReading(citations("65(1), 64(1) BNS"), recorded);

    assertThat(Objects.requireNonNull(reading).citation().label()).isEqualTo("BNS 65(1)");
  }

  @Test
  void theBookJudgesByTheSameRegister() {
    assertThat(LAW.book().register()).isSameAs(LAW.register());
  }

  @Test
  void theDayOfTheOffenceIsAddedToWhatIsKnown() {
    var facts = recorded("2025-03-01", "64 BNS").withState("32");
    var day = LocalDate.of(2025, 2, 27);

    var dated = facts.withOccurrence(new Occurrence(day, null));

    assertThat(dated.occurrence().last()).isEqualTo(day);
    assertThat(dated.withOccurrence(Occurrence.unknown())).isEqualTo(facts);
  }

  @Test
  void aCodeOfMoreThanSixtyFourSignsNamesNoStep() {
    assertThat(Step.parse("charge" + " ".repeat(58))).contains(Step.CHARGE_FRAMED);
    assertThat(Step.parse("charge" + " ".repeat(59))).isEmpty();
  }

  private static CaseEvent at(Step step, LocalDate day, @Nullable String subject) {
    return new CaseEvent(step, instant(day.atTime(12, 0)), subject);
  }
}
