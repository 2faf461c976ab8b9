package abhaya.investigation.cases;

import abhaya.base.jurisdiction.UnitId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A case as another module's list names it.
///
/// @param dueOn last day of the two months; null without that clock
/// @param reportedOn day of the first final report forwarded; null while there is none
public record NamedCase(
    long id,
    String handle,
    String firNumber,
    UnitId station,
    LocalDate recordedOn,
    @Nullable LocalDate dueOn,
    @Nullable LocalDate reportedOn) {}
