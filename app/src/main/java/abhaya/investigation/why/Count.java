package abhaya.investigation.why;

import abhaya.base.jurisdiction.UnitId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// So many cases, or records, of a unit.
///
/// @param kind mask of the gravest group of offences
/// @param month of the clock's begin; null where months were added up
record Count(
    UnitId unit,
    Tallied measure,
    int kind,
    @Nullable LocalDate month,
    String key,
    int bucket,
    long n) {}
