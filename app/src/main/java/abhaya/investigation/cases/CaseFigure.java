package abhaya.investigation.cases;

import abhaya.investigation.clock.Basis;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What is counted of one case that carries the two-month clock.
///
/// @param stationId the station that holds the case now
/// @param recordedOn day on which the clock began: of the first registration of the chain
/// @param reportedOn day of the first final report forwarded to the court; null while there is none
/// @param reportKind code of that report, `CS_ORIG`
/// @param actMask bits of [CaseMasks#act]
/// @param groupMask bits of `SectionGroup`
/// @param ageMask bits of [AgeBand] of the victims
/// @param returnedCount how often the court sent a report back
/// @param enteredUpto latest entry by the state in this case
public record CaseFigure(
    long id,
    int stationId,
    LocalDate recordedOn,
    LocalDate dueOn,
    @Nullable LocalDate reportedOn,
    @Nullable String reportKind,
    Basis basis,
    int actMask,
    int groupMask,
    int ageMask,
    int returnedCount,
    Instant enteredUpto) {}
