package abhaya.safecity.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StagesTest {
  private static final LocalDate DAY = LocalDate.of(2021, 6, 1);

  @Test
  void theProgrammeReachesDownToTheAsset() {
    var level = WorkLevel.ASSET;
    var steps = 0;
    while (level.parent().isPresent()) {
      assertThat(level.parent().get().mayContain(level)).isTrue();
      level = level.parent().get();
      steps++;
    }
    assertThat(level).isEqualTo(WorkLevel.PROGRAMME);
    assertThat(steps).isEqualTo(4);
    assertThat(WorkLevel.MILESTONE.mayContain(WorkLevel.ASSET)).isFalse();
    assertThat(WorkLevel.PROGRAMME.mayContain(WorkLevel.COMPONENT)).isFalse();
  }

  @Test
  void everyComponentIsCountedInSomething() {
    for (var kind : ComponentKind.values()) assertThat(kind.units()).as(kind.name()).isNotEmpty();
    assertThat(ComponentKind.BUS.isCountedIn(ComponentKind.Unit.PANIC_BUTTON)).isTrue();
    assertThat(ComponentKind.TOILET.isCountedIn(ComponentKind.Unit.CAMERA)).isFalse();
  }

  @Test
  void everyStageIsReachedFromTheProposalAndLeadsToAnEnd() {
    var reached = EnumSet.of(WorkStage.PROPOSED);
    var open = new ArrayDeque<>(reached);
    while (!open.isEmpty())
      for (var next : open.pop().next()) if (reached.add(next)) open.add(next);

    assertThat(reached).isEqualTo(EnumSet.allOf(WorkStage.class));
    assertThat(EnumSet.allOf(WorkStage.class).stream().filter(WorkStage::isEnd))
        .containsExactlyInAnyOrder(WorkStage.CLOSED, WorkStage.DROPPED);
  }

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource({
    "INSTALLED,LIVE,false",
    "INSTALLED,ACCEPTED,true",
    "ACCEPTED,LIVE,true",
    "LIVE,CLOSED,false",
    "TENDER_CANCELLED,TENDERED,true",
    "IN_PROGRESS,DROPPED,false",
    "CLOSED,LIVE,false"
  })
  void installedIsNotAcceptedAndAcceptedIsNotLive(WorkStage from, WorkStage to, boolean may) {
    assertThat(from.mayBecome(to)).isEqualTo(may);
  }

  @ParameterizedTest
  @EnumSource(AssetStage.class)
  void anAssetCanAlwaysGoOnUntilItIsDisposedOf(AssetStage stage) {
    assertThat(stage.next().isEmpty()).isEqualTo(stage == AssetStage.DISPOSED);
    assertThat(stage.mayBecome(AssetStage.PLANNED)).isFalse();
  }

  @Test
  void aMovedAssetIsAcceptedAnew() {
    assertThat(AssetStage.COMMISSIONED.mayBecome(AssetStage.RELOCATED)).isTrue();
    assertThat(AssetStage.RELOCATED.isAccepted()).isFalse();
    assertThat(AssetStage.RELOCATED.mayBecome(AssetStage.COMMISSIONED)).isFalse();
    assertThat(AssetStage.INSTALLED.mayBecome(AssetStage.COMMISSIONED)).isFalse();
  }

  private static StageHistory taken(StageHistory.Outcome outcome) {
    return ((StageHistory.Taken) outcome).history();
  }

  /// Sanctioned on day 30, tendered twice, ordered on day 400.
  private static StageHistory tenderedTwice() {
    var history = StageHistory.proposedOn(DAY);
    history = taken(history.step(WorkStage.APPRAISED, DAY.plusDays(10), ""));
    history = taken(history.step(WorkStage.SANCTIONED, DAY.plusDays(30), ""));
    history = taken(history.step(WorkStage.REPORT_APPROVED, DAY.plusDays(90), ""));
    history = taken(history.step(WorkStage.TENDERED, DAY.plusDays(120), ""));
    history = taken(history.step(WorkStage.TENDER_CANCELLED, DAY.plusDays(200), "one bid"));
    history = taken(history.step(WorkStage.TENDERED, DAY.plusDays(250), ""));
    return taken(history.step(WorkStage.ORDERED, DAY.plusDays(400), ""));
  }

  @Test
  void theStageClockAndTheTendersAreCounted() {
    var history = tenderedTwice();

    assertThat(history.stage()).isEqualTo(WorkStage.ORDERED);
    assertThat(history.tendersCancelled()).isEqualTo(1);
    assertThat(history.daysToOrder()).contains(370L);
    assertThat(history.daysInStage(DAY.plusDays(450))).isEqualTo(50);
    assertThat(history.stageOn(DAY.plusDays(249))).contains(WorkStage.TENDER_CANCELLED);
    assertThat(history.stageOn(DAY.plusDays(250))).contains(WorkStage.TENDERED);
    assertThat(history.stageOn(DAY.minusDays(1))).isEmpty();
    assertThat(StageHistory.proposedOn(DAY).daysToOrder()).isEmpty();
  }

  @Test
  void aStepOutOfOrderOrWithoutItsReasonIsRefused() {
    var history = tenderedTwice();

    assertThat(history.step(WorkStage.LIVE, DAY.plusDays(500), ""))
        .isEqualTo(new StageHistory.Refused(StageHistory.Reason.STAGE_CANNOT_FOLLOW));
    assertThat(history.step(WorkStage.IN_PROGRESS, DAY.plusDays(399), ""))
        .isEqualTo(new StageHistory.Refused(StageHistory.Reason.EARLIER_THAN_THE_LAST));
    assertThat(history.step(WorkStage.DROPPED, DAY.plusDays(400), " "))
        .isEqualTo(new StageHistory.Refused(StageHistory.Reason.NEEDS_A_REASON));
    var installed =
        taken(
            taken(history.step(WorkStage.IN_PROGRESS, DAY.plusDays(410), ""))
                .step(WorkStage.INSTALLED, DAY.plusDays(500), ""));
    assertThat(installed.step(WorkStage.IN_PROGRESS, DAY.plusDays(510), ""))
        .isEqualTo(new StageHistory.Refused(StageHistory.Reason.NEEDS_A_REASON));
    assertThat(installed.step(WorkStage.IN_PROGRESS, DAY.plusDays(510), "failed acceptance"))
        .isInstanceOf(StageHistory.Taken.class);
  }

  private static PlanHistory.Plan plan(
      LocalDate dueOn, long target, LocalDate approvedOn, String reason, @Nullable String meeting) {
    return new PlanHistory.Plan(
        dueOn,
        target,
        Map.of(YearMonth.of(2021, 7), target - 10, YearMonth.of(2021, 8), 10L),
        approvedOn,
        reason,
        meeting);
  }

  private static PlanHistory baseline() {
    var outcome = PlanHistory.baseline(plan(DAY.plusDays(100), 5_250, DAY, "", null));
    return ((PlanHistory.Taken) outcome).history();
  }

  @Test
  void noReplanHidesTheSlipFromTheFirstBaseline() {
    var replanned =
        ((PlanHistory.Taken)
                baseline()
                    .replan(plan(DAY.plusDays(300), 5_000, DAY.plusDays(90), "tender", "Apex 4")))
            .history();

    assertThat(replanned.slipDays(DAY.plusDays(310))).isEqualTo(210);
    assertThat(replanned.slipOfPlan(DAY.plusDays(310))).isEqualTo(10);
    assertThat(replanned.slipDays(DAY.plusDays(90))).isEqualTo(-10);
    assertThat(replanned.planOn(DAY.plusDays(89)).map(PlanHistory.Plan::target)).contains(5_250L);
    assertThat(replanned.planOn(DAY.plusDays(90)).map(PlanHistory.Plan::target)).contains(5_000L);
    assertThat(replanned.planOn(DAY.minusDays(1))).isEqualTo(Optional.empty());
    assertThat(replanned.plans()).hasSize(2);
    assertThat(replanned.current().curve()).hasSize(2);
  }

  @Test
  void aReplanNeedsAReasonAMeetingAndMonthsThatAddUp() {
    var later = DAY.plusDays(300);
    var on = DAY.plusDays(90);
    var history = baseline();

    assertThat(history.replan(plan(later, 5_250, on, "", "Apex 4")))
        .isEqualTo(new PlanHistory.Refused(PlanHistory.Reason.NEEDS_A_REASON));
    assertThat(history.replan(plan(later, 5_250, on, "tender", null)))
        .isEqualTo(new PlanHistory.Refused(PlanHistory.Reason.NEEDS_A_MEETING));
    assertThat(history.replan(plan(later, 5_250, DAY.minusDays(1), "tender", "Apex 4")))
        .isEqualTo(new PlanHistory.Refused(PlanHistory.Reason.EARLIER_THAN_THE_LAST));
    assertThat(PlanHistory.baseline(plan(later, 5, on, "", null)))
        .isEqualTo(new PlanHistory.Refused(PlanHistory.Reason.TARGET_BELOW_NOUGHT));
    var unsummed =
        new PlanHistory.Plan(later, 5_250, Map.of(YearMonth.of(2021, 7), 5_249L), on, "", null);
    assertThat(PlanHistory.baseline(unsummed))
        .isEqualTo(new PlanHistory.Refused(PlanHistory.Reason.MONTHS_DO_NOT_MAKE_THE_TARGET));
  }

  @Test
  void everyBottleneckNamesWhoCanRemoveIt() {
    for (var code : Bottleneck.values()) assertThat(code.remover()).isNotNull();
    assertThat(Bottleneck.ROAD_CUTTING_PERMISSION.remover()).isEqualTo(Bottleneck.Remover.CITY);
  }
}
