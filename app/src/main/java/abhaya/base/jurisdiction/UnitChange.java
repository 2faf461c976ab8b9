package abhaya.base.jurisdiction;

import java.time.Instant;
import java.time.LocalDate;

/// One line of a unit's history: what was done, from which day, when it was entered and by whom (a
/// handle).
///
/// @param verb `OPENED`, `MOVED`, `RENAMED`, `MERGED`, `SPLIT`, `RETIRED`, `MAPPED`, `IMPORTED`
public record UnitChange(
    String verb, LocalDate effectiveOn, Instant enteredAt, String enteredBy, String reason) {}
