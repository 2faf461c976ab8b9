package abhaya.investigation.clock;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One line of the time-table of a case.
///
/// @param step what is to be done; null for a review
/// @param titleKey message key of the line's name
/// @param duty the duty behind it; null for a suggested step
/// @param by last day; null for "without delay"
public record PlannedStep(
    @Nullable Step step,
    String titleKey,
    @Nullable Duty duty,
    Responsible responsible,
    @Nullable LocalDate by,
    ClockState state,
    Explanation why) {}
