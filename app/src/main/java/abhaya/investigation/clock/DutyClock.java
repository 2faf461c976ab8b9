package abhaya.investigation.clock;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One duty in one case, as it stands on a day.
///
/// @param subject token of the accused it concerns; null for the whole case
/// @param basis on what this clock rests in this case
/// @param startOn day of the step that set it off; null while not started
/// @param lastDay last day on which the duty is done in time; null without a number of days
/// @param dueAt the moment, for a limit in hours of which the start is known to the minute
/// @param endedOn day from which an unmet duty without a number of days can no longer be done; null
///     while it can, and where it was
/// @param practiceDate the loose "60-day" date beside the two months; null for other duties
/// @param laterDay the later of two disputed last days; null where there is one only
public record DutyClock(
    Duty duty,
    @Nullable String subject,
    Basis basis,
    @Nullable LocalDate startOn,
    @Nullable Instant startAt,
    @Nullable LocalDate lastDay,
    @Nullable Instant dueAt,
    ClockState state,
    @Nullable Instant stoppedAt,
    @Nullable LocalDate endedOn,
    Explanation explanation,
    @Nullable LocalDate practiceDate,
    @Nullable LocalDate laterDay) {

  public boolean applies() {
    return state != ClockState.NOT_APPLICABLE;
  }
}
