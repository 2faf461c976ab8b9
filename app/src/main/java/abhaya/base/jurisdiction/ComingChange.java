package abhaya.base.jurisdiction;

import java.time.LocalDate;

/// A change of the tree that is on record and does not hold yet.
///
/// @param act number of the act, which may have changed several units
/// @param verb what it was to this unit
public record ComingChange(long act, String verb, LocalDate effectiveOn, String reason) {}
