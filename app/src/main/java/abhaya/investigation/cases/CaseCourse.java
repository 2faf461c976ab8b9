package abhaya.investigation.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How one counted case went, for modules that count waits, lags and reports. Nothing in it points
/// at a victim.
///
/// @param stationId the station that holds the case now
/// @param recordedOn day on which the two-month clock began
/// @param reportedOn day of the first final report forwarded to the court; null while there is none
/// @param officer number of the officer of record now; null if nobody holds the case
/// @param registered when the FIR was recorded, entered by the state, and had arrived here
/// @param happenings in the order of time
public record CaseCourse(
    long id,
    int stationId,
    int firstStationId,
    LocalDate recordedOn,
    LocalDate dueOn,
    @Nullable LocalDate reportedOn,
    @Nullable String reportKind,
    int groupMask,
    int returnedCount,
    @Nullable String officer,
    Times registered,
    List<Happening> happenings) {

  public CaseCourse {
    happenings = List.copyOf(happenings);
  }

  /// The three times of whatever is recorded.
  public record Times(Instant happenedAt, Instant enteredAt, Instant arrivedAt) {}

  /// @param kind `STEP`, `DELAY`, `OFFICER`, `TRANSFER`, `FINAL_REPORT`, `COURT`
  /// @param step the step, the stage of a report, the code of a reason
  /// @param subject the accused, the exhibit, or of `OFFICER` the new officer
  /// @param officer who made the report
  /// @param institution laboratory, hospital, court or office, where one is named
  /// @param until up to when a reason is expected to last
  /// @param reportKind code of the report
  /// @param toUnit where a case was sent; 0 for any other kind
  public record Happening(
      String kind,
      String step,
      @Nullable String subject,
      Times times,
      @Nullable String officer,
      @Nullable String institution,
      @Nullable LocalDate until,
      @Nullable String reportKind,
      int toUnit) {}
}
