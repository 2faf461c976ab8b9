package abhaya.investigation.mirror;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What is counted of one case; a row of the facts.
///
/// @param station the station that holds it
/// @param recordedOn day on which its clock began; the last day is two months on
/// @param reportedOn day of the first final report forwarded; null while there is none
/// @param charged whether that report is a charge sheet
/// @param returned whether a court sent a report back
/// @param clockClass the class of its clock, 0 to 15
public record CaseCount(
    int station,
    LocalDate recordedOn,
    @Nullable LocalDate reportedOn,
    boolean charged,
    boolean returned,
    int clockClass) {

  static final int CLASSES = 16;

  public CaseCount {
    if (station < 0) throw new IllegalArgumentException("a station has a number");
    if (clockClass < 0 || clockClass >= CLASSES) throw new IllegalArgumentException("no class");
    if (charged && reportedOn == null) throw new IllegalArgumentException("charged, not reported");
  }
}
