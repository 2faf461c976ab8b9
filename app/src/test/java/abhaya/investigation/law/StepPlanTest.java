package abhaya.investigation.law;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.investigation.clock.CaseFacts;
import abhaya.investigation.clock.PlannedStep;
import abhaya.investigation.clock.StepPlan;
import java.time.LocalDate;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

class StepPlanTest {
  private static final LawFiles LAW = LawFiles.load();

  @Test
  void theLawMakesATimeTableOnTheDayOfRecording() {
    var plan = plan("2024-12-31", "64(1) BNS, 6 POCSO");

    assertThat(by(plan, "clock.duty.T15")).isEqualTo("2025-01-01");
    assertThat(by(plan, "clock.plan.midpoint")).isEqualTo("2025-01-30");
    assertThat(by(plan, "clock.plan.pending-steps")).isEqualTo("2025-02-14");
    assertThat(by(plan, "clock.plan.draft")).isEqualTo("2025-02-19");
    assertThat(by(plan, "clock.plan.reminder")).isEqualTo("2025-02-23");
    assertThat(by(plan, "clock.duty.T27")).isEqualTo("2025-02-28");
    assertThat(by(plan, "clock.plan.overdue")).isEqualTo("2025-03-01");
    assertThat(by(plan, "clock.duty.T28")).isEqualTo("2025-03-31");
  }

  @Test
  void linesAreInTheOrderOfTheirDays() {
    assertThat(plan("2024-12-31", "64(1) BNS").steps())
        .isSortedAccordingTo(
            Comparator.comparing(step -> step.by() == null ? LocalDate.MIN : step.by()));
  }

  @Test
  void withoutTheClockThereIsNoLadder() {
    assertThat(plan("2024-12-31", "74 BNS").steps())
        .extracting(PlannedStep::titleKey)
        .noneMatch(key -> key.startsWith("clock.plan."));
  }

  private static StepPlan plan(String day, String sections) {
    var recorded = LocalDate.parse(day);
    var facts = CaseFacts.of(recorded, LAW.reader().read(sections).citations());
    return StepPlan.of(facts, LAW.book().clocks(facts, recorded, false));
  }

  private static LocalDate by(StepPlan plan, String key) {
    var step =
        plan.steps().stream().filter(s -> s.titleKey().equals(key)).findFirst().orElseThrow();
    var by = step.by();
    return by == null ? LocalDate.MIN : by;
  }
}
