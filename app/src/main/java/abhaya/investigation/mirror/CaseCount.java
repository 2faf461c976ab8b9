package abhaya.investigation.mirror;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What is counted of one case; a row of the facts.
///
/// @param recordedOn day on which its clock began; the last day is two months on
/// @param reportedOn day of the first final report forwarded; null while there is none
/// @param charged whether that report is a charge sheet
/// @param returned whether a court sent a report back
public record CaseCount(
    LocalDate recordedOn, @Nullable LocalDate reportedOn, boolean charged, boolean returned) {

  public CaseCount {
    if (charged && reportedOn == null) throw new IllegalArgumentException("charged, not reported");
  }

  /// Whether the mirror's calendar reaches back to the case and on to its report.
  public boolean isInCalendar() {
    return Days.has(recordedOn) && (reportedOn == null || Days.has(reportedOn));
  }
}
