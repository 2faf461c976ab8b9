package abhaya.investigation.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.investigation.worklist.Disagreement.Saying;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DisagreementTest {

  private static Saying said(
      String kind, String step, @Nullable String subject, int day, String value) {
    var on = LocalDate.of(2026, 11, day);
    return new Saying(kind, step, subject, on.atStartOfDay().toInstant(ZoneOffset.UTC), on, value);
  }

  private static Saying exam(int day) {
    return said("STEP", "MEDICAL_EXAMINATION", null, day, "");
  }

  @Test
  void anotherDayForTheSameStepIsADisagreementWithBothVersions() {
    var found = Disagreement.among(List.of(exam(3)), List.of(exam(4)));
    assertThat(found).containsExactly(new Disagreement(exam(3), exam(4)));
  }

  @Test
  void theSameDayIsNoneAndSoIsAStepOfOneSideAlone() {
    assertThat(Disagreement.among(List.of(exam(3)), List.of(exam(3)))).isEmpty();
    assertThat(Disagreement.among(List.of(exam(3)), List.of())).isEmpty();
    assertThat(Disagreement.among(List.of(), List.of(exam(3)))).isEmpty();
  }

  @Test
  void oneOfSeveralSayingsThatAgreesIsEnough() {
    var two = List.of(exam(1), exam(3));
    assertThat(Disagreement.among(List.of(exam(3)), two)).isEmpty();
  }

  @Test
  void exhibitsAreKeptApartAndKindsOfReportCompared() {
    var here = said("STEP", "EXHIBIT_SENT", "E1", 3, "");
    assertThat(
            Disagreement.among(List.of(here), List.of(said("STEP", "EXHIBIT_SENT", "E2", 5, ""))))
        .isEmpty();
    var sheet = said("FINAL_REPORT", "FORWARDED_TO_COURT", null, 9, "CS_ORIG");
    var closure = said("FINAL_REPORT", "FORWARDED_TO_COURT", null, 9, "FR_FALSE");
    assertThat(Disagreement.among(List.of(sheet), List.of(closure))).hasSize(1);
  }

  @Test
  void aLaterChangeOfOfficerIsNoContradictionAnEarlierOneIs() {
    var here = said("OFFICER", "OFFICER", "OFF-2", 5, "Two");
    var before = said("OFFICER", "OFFICER", "OFF-1", 3, "One");
    var after = said("OFFICER", "OFFICER", "OFF-1", 7, "One");
    assertThat(Disagreement.among(List.of(here), List.of(before))).isEmpty();
    assertThat(Disagreement.among(List.of(here), List.of(after))).hasSize(1);
  }
}
