package abhaya.investigation.worklist;

import static abhaya.investigation.worklist.WorkCases.DUE;
import static abhaya.investigation.worklist.WorkCases.RECORDED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReasonBookTest {

  /// Due on 1 March; asked on 1 March, 31 March, 30 April, 30 May.
  @ParameterizedTest(name = "{0} days after the last day, reasons [{1}]: asked {2}, gaps {3}")
  @CsvSource({
    "-1, '', '', 0",
    "0, '', 2025-03-01, 0",
    "0, 2025-02-22, '', 0", // seven days before counts
    "0, 2025-02-21, 2025-03-01, 0", // eight days do not
    "0, 2025-03-01, '', 0",
    "29, 2025-03-01, '', 0",
    "30, 2025-03-01, 2025-03-31, 0",
    "30, 2025-03-23, 2025-03-31, 0", // the last day that fills the first
    "30, 2025-03-24, '', 1", // the first that fills the second
    "30, '', 2025-03-31, 1",
    "65, '', 2025-04-30, 2",
    "65, 2025-04-29, '', 2",
    "90, 2025-03-01 2025-03-31 2025-04-30 2025-05-30, '', 0"
  })
  void aReasonIsAskedOnTheLastDayAndEveryThirtyDaysAfter(
      int after, String given, String asked, int gaps) {
    var reasons =
        given.isEmpty()
            ? List.<DelayEntry>of()
            : Arrays.stream(given.split(" ", -1))
                .map(day -> WorkCases.reason("LAB_REPORT", day))
                .toList();
    var one = WorkCases.of("a", RECORDED, List.of(), reasons);
    var book = ReasonBook.of(one, DUE.plusDays(after));
    var day = book.asked();
    assertThat(day == null ? "" : day.toString()).isEqualTo(asked);
    assertThat(book.gaps()).hasSize(gaps);
  }

  @Test
  void aReportInTimeAsksForNothingAndALateOneLeavesItsGaps() {
    var today = DUE.plusDays(100);
    var inTime = WorkCases.of("a", "FORWARDED_TO_COURT " + DUE);
    assertThat(ReasonBook.of(inTime, today)).isEqualTo(new ReasonBook(null, List.of()));

    var late = WorkCases.of("a", "FORWARDED_TO_COURT " + DUE.plusDays(31));
    assertThat(ReasonBook.of(late, today).asked()).isNull();
    assertThat(ReasonBook.of(late, today).gaps()).containsExactly(DUE, DUE.plusDays(30));
  }
}
