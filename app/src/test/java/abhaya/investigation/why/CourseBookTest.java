package abhaya.investigation.why;

import static abhaya.investigation.why.Courses.DUE;
import static abhaya.investigation.why.Courses.RECORDED;
import static abhaya.investigation.why.Courses.aCase;
import static org.assertj.core.api.Assertions.assertThat;

import abhaya.investigation.clock.SectionGroup;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is counted of a case, read out of its course.
class CourseBookTest {
  private static final String LAB = "clock.step.EXHIBIT_REPORTED|LABORATORY|FSL-09-1";

  private static List<Term> of(Courses one, Tallied measure) {
    return CourseBook.of(one.course()).terms().stream()
        .filter(term -> term.measure() == measure)
        .toList();
  }

  private static List<String> signs(Courses one) {
    return of(one, Tallied.SIGN).stream().map(Term::key).toList();
  }

  @ParameterizedTest(name = "reported {0} days after the last day: clock {1}, report bucket {2}")
  @CsvSource({"-6,0,5", "-5,0,5", "-4,0,4", "-1,0,1", "0,0,0", "1,1,-1", "40,1,-1"})
  void aReportIsCountedByItsDaysBeforeTheLastDay(int after, int clock, int bucket) {
    var one = aCase().forwarded("FR_FALSE", DUE.plusDays(after), "OFF-1");
    assertThat(of(one, Tallied.CLOCK)).containsExactly(new Term(Tallied.CLOCK, "", clock));
    assertThat(of(one, Tallied.REPORT)).containsExactly(new Term(Tallied.REPORT, "FALSE", bucket));
  }

  @Test
  void aCaseWithoutAReportHasNoReportTermAndAnOpenClock() {
    assertThat(of(aCase(), Tallied.CLOCK)).containsExactly(new Term(Tallied.CLOCK, "", 2));
    assertThat(of(aCase(), Tallied.REPORT)).isEmpty();
    assertThat(signs(aCase())).isEmpty();
  }

  @ParameterizedTest(name = "{0} days before the last day: {1}")
  @CsvSource({"5,false", "4,true", "0,true", "-1,false"})
  void onlyAClosureOfTheLastFiveDaysIsASign(int before, boolean sign) {
    var day = DUE.minusDays(before);
    assertThat(
            signs(aCase().forwarded("FR_TRUE_INSUFF", day, "OFF-1")).contains("CLOSED_LAST_DAYS"))
        .isEqualTo(sign);
    assertThat(signs(aCase().forwarded("CS_ORIG", day, "OFF-1")))
        .doesNotContain("CLOSED_LAST_DAYS");
  }

  @Test
  void aReportThatWasPreparedAndNeverForwardedIsShownAsClosedAndUnforwarded() {
    assertThat(signs(aCase().prepared("CS_ORIG", DUE))).containsExactly("CLOSED", "UNFORWARDED");
    assertThat(
            signs(aCase().prepared("CS_ORIG", DUE).forwarded("CS_ORIG", DUE.plusDays(3), "OFF-1")))
        .containsExactly("CLOSED");
    assertThat(signs(aCase().prepared("STAYED", DUE))).isEmpty();
  }

  @Test
  void aReportBySomebodyWhoDidNotHoldTheCaseIsASign() {
    assertThat(signs(aCase().forwarded("CS_ORIG", DUE, "OFF-2"))).contains("BY_ANOTHER");
    assertThat(signs(aCase().forwarded("CS_ORIG", DUE, "OFF-1"))).doesNotContain("BY_ANOTHER");
    var handed = aCase().officer("OFF-2", RECORDED.plusDays(20));
    assertThat(signs(handed.forwarded("CS_ORIG", DUE, "OFF-2"))).doesNotContain("BY_ANOTHER");
  }

  @Test
  void whereNoOfficerIsOnRecordThatIsSaidAndNobodyIsBlamed() {
    var before = aCase().forwarded("CS_ORIG", RECORDED.plusDays(5), "OFF-9");
    assertThat(signs(before.officer("OFF-2", RECORDED.plusDays(20))))
        .contains("NO_HOLDER")
        .doesNotContain("BY_ANOTHER");
  }

  @Test
  void whatTheCourtSentBackAndWhatWasCompletedLaterAreSigns() {
    var one = aCase().forwarded("CS_ORIG", DUE, "OFF-1").returned();
    assertThat(signs(one.forwarded("CS_SUPPL", DUE.plusDays(60), "OFF-1")))
        .contains("RETURNED", "SUPPLEMENTARY");
  }

  @Test
  void aWaitEndsGoesOnOrIsCutShortByTheReport() {
    var sent = aCase().step("EXHIBIT_SENT", RECORDED.plusDays(4), "E1", "FSL-09-1");
    assertThat(of(sent, Tallied.WAIT_OPEN))
        .contains(new Term(Tallied.WAIT_OPEN, LAB, (int) (RECORDED.plusDays(4).toEpochDay() / 7)));
    sent.forwarded("CS_ORIG", RECORDED.plusDays(34), "OFF-1");
    assertThat(of(sent, Tallied.WAIT_CUT)).contains(new Term(Tallied.WAIT_CUT, LAB, 30));
    var came =
        aCase()
            .step("EXHIBIT_SENT", RECORDED.plusDays(4), "E1", "FSL-09-1")
            .step("EXHIBIT_REPORTED", RECORDED.plusDays(25), "E1", null);
    assertThat(of(came, Tallied.WAIT)).contains(new Term(Tallied.WAIT, LAB, 21));
    assertThat(of(came, Tallied.LABORATORY))
        .containsExactly(new Term(Tallied.LABORATORY, "WAIT", 21));
  }

  @Test
  void eachExhibitWaitsForItself() {
    var two =
        aCase()
            .step("EXHIBIT_SENT", RECORDED, "E1", "FSL-09-1")
            .step("EXHIBIT_SENT", RECORDED, "E2", "FSL-09-1")
            .step("EXHIBIT_REPORTED", RECORDED.plusDays(9), "E2", null);
    assertThat(of(two, Tallied.WAIT)).contains(new Term(Tallied.WAIT, LAB, 9));
    assertThat(of(two, Tallied.WAIT_OPEN)).anyMatch(term -> term.key().equals(LAB));
  }

  @Test
  void aReasonCountsOnceForEachStageAndIsNoWaitThatWasSeenToEnd() {
    var one =
        aCase()
            .reason("ACCUSED_ABSCONDING", DUE, null)
            .reason("ACCUSED_ABSCONDING", DUE.plusDays(30), null)
            .step("EXHIBIT_SENT", DUE.plusDays(31), "E1", "FSL-09-1")
            .reason("ACCUSED_ABSCONDING", DUE.plusDays(60), null);
    assertThat(of(one, Tallied.REASON))
        .extracting(Term::key)
        .containsExactly("INVESTIGATION/ACCUSED_ABSCONDING/", "LABORATORY/ACCUSED_ABSCONDING/");
    assertThat(CourseBook.of(one.course()).terms())
        .noneMatch(term -> term.key().startsWith("cases.delay."));
  }

  @Test
  void aFirstTransferIsCountedByItsPairAndDays() {
    var sent = aCase().sentTo(3003, RECORDED.plusDays(12)).sentTo(3002, RECORDED.plusDays(40));
    assertThat(of(sent, Tallied.PAIR)).containsExactly(new Term(Tallied.PAIR, "3001>3003", 12));
  }

  @Test
  void everyRecordHasItsLags() {
    var one = aCase().step("ARREST", RECORDED.plusDays(2), "A1", null);
    var entry = LagSteps.of(java.time.Duration.ofHours(5));
    assertThat(of(one, Tallied.ENTRY)).hasSize(2).allMatch(term -> term.bucket() == entry);
    assertThat(of(one, Tallied.ARRIVAL)).hasSize(2);
  }

  @Test
  void aCaseIsCountedUnderItsGravestOffence() {
    var mask = SectionGroup.GANG_RAPE.mask() + SectionGroup.RAPE.mask();
    var terms = CourseBook.of(aCase().group(mask).course());
    assertThat(terms.kind()).isEqualTo(SectionGroup.GANG_RAPE.mask());
    assertThat(terms.month()).isEqualTo(LocalDate.of(2026, 1, 1));
    assertThat(CaseKind.of(SectionGroup.OTHER.mask())).isEqualTo(SectionGroup.OTHER);
  }
}
