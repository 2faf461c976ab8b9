package abhaya.safecity.followup;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.base.access.Role;
import abhaya.base.jurisdiction.UnitId;
import abhaya.safecity.followup.MatterCourse.Reason;
import abhaya.safecity.followup.MatterNote.Step;
import abhaya.safecity.project.ActionPoint;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What may follow what on the way of a matter, and what a draw owes to its seed.
class MatterCourseTest {
  private static final LocalDate DECIDED = LocalDate.of(2026, 9, 1);
  private static final LocalDate DUE = LocalDate.of(2026, 10, 1);

  private static MatterCourse course(MatterKind kind, @Nullable LocalDate due) {
    var matter =
        new Matter(
            "a",
            "a",
            1,
            new Matter.Home("LKO", new UnitId(1), kind, null),
            new Matter.Text("Something", "", "Somebody", ""),
            new Matter.Facts(DECIDED, due, 0, 0, 0, ""),
            new Matter.Origin("", 7, Instant.parse("2026-09-01T05:00:00Z")));
    return new MatterCourse(List.of(matter), List.of());
  }

  private static MatterNote note(Step step, long person, String day, String evidence) {
    return note(step, person, day, evidence, "LKO");
  }

  private static MatterNote note(Step step, long person, String day, String evidence, String city) {
    return new MatterNote(
        step,
        city,
        new MatterNote.Said("words", evidence, Optional.empty()),
        person,
        Optional.of(Role.CITY_NODAL),
        Instant.parse(day + "T05:00:00Z"));
  }

  private static MatterCourse after(MatterCourse course, MatterNote... notes) {
    var longer = new ArrayList<>(course.notes());
    for (var note : notes) {
      assertThat(new MatterCourse(course.versions(), longer).problemOf(note)).isEmpty();
      longer.add(note);
    }
    return new MatterCourse(course.versions(), longer);
  }

  @Test
  void whoSaysThatItIsDoneDoesNotCloseIt() {
    var done =
        after(course(MatterKind.ACTION, DUE), note(Step.DONE, 7, "2026-09-20", "photograph"));
    assertThat(done.problemOf(note(Step.CLOSE, 7, "2026-09-21", ""))).contains(Reason.OWN_WORK);
    assertThat(after(done, note(Step.CLOSE, 8, "2026-09-21", "")).isClosed()).isTrue();
  }

  @Test
  void nothingIsDoneWithoutEvidenceAndNothingClosedBeforeItIsDone() {
    var fresh = course(MatterKind.ACTION, DUE);
    assertThat(fresh.problemOf(note(Step.DONE, 7, "2026-09-20", "")))
        .contains(Reason.NEEDS_EVIDENCE);
    assertThat(fresh.problemOf(note(Step.CLOSE, 8, "2026-09-20", "")))
        .contains(Reason.NOT_SAID_DONE);
    assertThat(fresh.problemOf(note(Step.REOPEN, 8, "2026-09-20", ""))).contains(Reason.NOT_CLOSED);
  }

  @Test
  void whatIsOpenedAgainMustBeDoneAgain() {
    var again =
        after(
            course(MatterKind.ACTION, DUE),
            note(Step.DONE, 7, "2026-09-10", "photograph"),
            note(Step.CLOSE, 8, "2026-09-11", ""),
            note(Step.REOPEN, 8, "2026-09-12", ""));
    assertThat(again.isClosed()).isFalse();
    assertThat(again.statusOn(LocalDate.of(2026, 9, 13)))
        .isEqualTo(ActionPoint.Status.IN_PROGRESS_ON_SCHEDULE);
    assertThat(again.problemOf(note(Step.CLOSE, 9, "2026-09-13", "")))
        .contains(Reason.NOT_SAID_DONE);
  }

  @Test
  void anObservationIsClosedOnlyAfterAReply() {
    var done =
        after(course(MatterKind.OBSERVATION, DUE), note(Step.DONE, 7, "2026-09-20", "challan"));
    assertThat(done.problemOf(note(Step.CLOSE, 8, "2026-09-21", "")))
        .contains(Reason.NEEDS_A_REPLY);
    var replied = after(done, note(Step.REPLY, 7, "2026-09-21", ""));
    assertThat(replied.problemOf(note(Step.CLOSE, 8, "2026-09-22", ""))).isEmpty();
    assertThat(course(MatterKind.RISK, DUE).problemOf(note(Step.REPLY, 7, "2026-09-21", "")))
        .contains(Reason.NOT_OF_THIS_KIND);
  }

  @Test
  void itStandsInOneOfFourWords() {
    var fresh = course(MatterKind.ACTION, DUE);
    assertThat(fresh.statusOn(DUE)).isEqualTo(ActionPoint.Status.YET_TO_START);
    var moving = after(fresh, note(Step.UPDATE, 7, "2026-09-20", ""));
    assertThat(moving.statusOn(DUE)).isEqualTo(ActionPoint.Status.IN_PROGRESS_ON_SCHEDULE);
    assertThat(moving.statusOn(DUE.plusDays(1)))
        .isEqualTo(ActionPoint.Status.IN_PROGRESS_BEHIND_SCHEDULE);
    assertThat(moving.isOverdueOn(DUE.plusDays(1))).isTrue();
    assertThat(moving.isOverdueOn(DUE)).isFalse();
    assertThat(fresh.isSilentOn(DECIDED.plusDays(31))).isFalse();
    assertThat(fresh.isSilentOn(DECIDED.plusDays(32))).isTrue();
  }

  @Test
  void anInspectionThatFoundAllAsReportedAsksForNothing() {
    var right = course(MatterKind.INSPECTION, null);
    assertThat(right.isOpen()).isFalse();
    assertThat(right.problemOf(note(Step.DONE, 7, "2026-09-20", "photograph")))
        .contains(Reason.NOT_OF_THIS_KIND);
    assertThat(course(MatterKind.INSPECTION, DUE).isOpen()).isTrue();
  }

  @Test
  void aGoodPracticeIsTakenOverOnceByAnotherCityWithEvidence() {
    var practice = course(MatterKind.PRACTICE, null);
    assertThat(practice.problemOf(note(Step.ADOPT, 7, "2026-09-20", "log")))
        .contains(Reason.OWN_PRACTICE);
    assertThat(practice.problemOf(note(Step.ADOPT, 7, "2026-09-20", "", "MUM")))
        .contains(Reason.NEEDS_EVIDENCE);
    var adopted = after(practice, note(Step.ADOPT, 7, "2026-09-20", "log", "MUM"));
    assertThat(adopted.problemOf(note(Step.ADOPT, 8, "2026-09-21", "log", "MUM")))
        .contains(Reason.ALREADY_ADOPTED);
  }

  private static MatterDraw draw(String seed) {
    return new MatterDraw(
        "d",
        "LKO",
        new UnitId(1),
        YearMonth.of(2026, 10),
        new MatterDraw.Seed(seed, "result sheet"),
        List.of("LKO/CAM/1", "LKO/CAM/2", "LKO/CAM/3", "LKO/CAM/4"),
        2,
        Instant.parse("2026-10-06T05:00:00Z"));
  }

  /// Worked out with sha256sum: `printf '%s:%s' 4711-1815 LKO/CAM/1 | sha256sum`, and so on.
  @Test
  void anybodyCanDrawTheSameAgain() {
    assertThat(draw("4711-1815").drawn()).containsExactly("LKO/CAM/3", "LKO/CAM/4");
    assertThat(draw("4711-1815").poolHash())
        .isEqualTo("8e722ac1e6f177a332070bfdb64329b57459747a24f19bd583b448d527901361");
    assertThat(DrawPage.recipe(draw("it's"))).contains("'it'\\''s'").contains("head -2");
  }
}
