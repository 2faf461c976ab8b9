package abhaya.investigation.worklist;

import static abhaya.investigation.worklist.WorkCases.DUE;
import static abhaya.investigation.worklist.WorkCases.RECORDED;
import static org.assertj.core.api.Assertions.assertThat;

import abhaya.investigation.clock.ClockState;
import abhaya.investigation.clock.Responsible;
import abhaya.investigation.clock.Step;
import abhaya.investigation.worklist.Readiness.Need;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadinessTest {
  private static final CaseNature RAPE_OF_A_CHILD = new CaseNature(true, true, true, true);
  private static final ReportProposal COMPLETE =
      new ReportProposal(true, true, false, true, true, true, false);

  private static final String[] ALL = {
    "POLICE_STATEMENT 2025-01-02",
    "MAGISTRATE_STATEMENT 2025-01-03",
    "MEDICAL_REPORT 2025-01-05",
    "CWC_REPORT 2025-01-02",
    "FORM_A_GIVEN 2025-01-02",
    "EXHIBIT_SEIZED 2025-01-02 E1",
    "EXHIBIT_SENT 2025-01-04 E1",
    "EXHIBIT_COLLECTED 2025-02-04 E1",
    "CASE_DIARY 2025-02-05",
    "WITH_PROSECUTION 2025-02-10"
  };

  private static List<Need> missing(Readiness readiness) {
    return readiness.missing().stream().map(Readiness.Item::need).toList();
  }

  @Test
  void aCompleteReportLacksNothing() {
    var readiness = Readiness.of(WorkCases.of("a", ALL), RAPE_OF_A_CHILD, COMPLETE, DUE);
    assertThat(missing(readiness)).isEmpty();
    assertThat(readiness.mayBeForwarded()).isTrue();
    assertThat(readiness.present()).isEqualTo(readiness.items().size()).isEqualTo(14);
  }

  @Test
  void anEmptyCaseSaysAllThatIsMissing() {
    var nothing = new ReportProposal(true, false, false, false, false, false, false);
    var readiness = Readiness.of(WorkCases.of("a"), RAPE_OF_A_CHILD, nothing, DUE);
    assertThat(missing(readiness))
        .containsExactly(
            Need.OFFICER_OF_RECORD,
            Need.ACCUSED_DECIDED,
            Need.MEDICAL_REPORT,
            Need.POLICE_STATEMENT,
            Need.MAGISTRATE_STATEMENT,
            Need.CWC_REPORT,
            Need.FORM_A,
            Need.DEVICE_CUSTODY,
            Need.INDEXED_COPIES,
            Need.CASE_DIARY,
            Need.PROSECUTOR_SCRUTINY);
    assertThat(readiness.mayBeForwarded()).isFalse();
  }

  @Test
  void onlyTheOfficerOnTheCaseForwards() {
    var other = new ReportProposal(true, false, false, true, true, true, false);
    var readiness = Readiness.of(WorkCases.of("a", ALL), RAPE_OF_A_CHILD, other, DUE);
    assertThat(readiness.mayBeForwarded()).isFalse();
    assertThat(missing(readiness)).containsExactly(Need.OFFICER_OF_RECORD);
  }

  @Test
  void aLaboratoryThatHasNotAnsweredBlocksNothingAndAnUnsentExhibitDoes() {
    var events = ALL.clone();
    events[7] = "CASE_DIARY 2025-01-02";
    var waiting = Readiness.of(WorkCases.of("a", events), RAPE_OF_A_CHILD, COMPLETE, DUE);
    assertThat(missing(waiting)).containsExactly(Need.LABORATORY_REPORTS);
    assertThat(waiting.mayBeForwarded()).isTrue();

    events[6] = "EXHIBIT_SEIZED 2025-01-04 E2";
    var unsent = Readiness.of(WorkCases.of("a", events), RAPE_OF_A_CHILD, COMPLETE, DUE);
    assertThat(missing(unsent)).contains(Need.EXHIBITS_SENT);
    assertThat(unsent.mayBeForwarded()).isFalse();
  }

  @Test
  void aRefusedExaminationIsNoMissingReport() {
    var events = ALL.clone();
    events[2] = "CASE_DIARY 2025-01-02";
    var refused = new ReportProposal(true, true, false, true, true, true, true);
    assertThat(missing(Readiness.of(WorkCases.of("a", events), RAPE_OF_A_CHILD, refused, DUE)))
        .isEmpty();
  }

  @Test
  void aClosureNeedsItsReasonAndTheOldCodeNoSequenceOfCustody() {
    var closure = new ReportProposal(false, true, false, false, false, false, false);
    var old = new CaseNature(true, false, false, true);
    var readiness = Readiness.of(WorkCases.of("a", ALL), old, closure, DUE);
    assertThat(missing(readiness)).containsExactly(Need.CLOSURE_REASON);
    assertThat(readiness.items()).noneMatch(item -> item.need() == Need.DEVICE_CUSTODY);
    assertThat(readiness.items()).noneMatch(item -> item.need() == Need.INDEXED_COPIES);
  }

  @Test
  void openDutiesOfTheStepPlanAreNamed() {
    var clocks =
        List.of(
            WorkCases.running("T09", "forthwith", Responsible.SHO, Step.MAGISTRATE_REPORT, null),
            WorkCases.running("T27", "P2M", Responsible.SHO, Step.FORWARDED_TO_COURT, DUE),
            WorkCases.running("T37", "P2M", Responsible.COURT, Step.JUDGMENT, DUE),
            WorkCases.clock(
                "T05", "forthwith", Responsible.SHO, Step.FIR_COPY, null, ClockState.MET));
    var one = WorkCases.of("a", RECORDED, clocks, List.of(), ALL);
    assertThat(Readiness.openDuties(one, DUE)).containsExactly("T09");
    assertThat(missing(Readiness.of(one, RAPE_OF_A_CHILD, COMPLETE, DUE)))
        .containsExactly(Need.OPEN_DUTIES);
  }
}
