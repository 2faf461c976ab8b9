package abhaya.investigation.clock;

/// Why a case carries the two-month clock.
///
/// @param citation the section that carries it
/// @param row the row of the register it was read as; differs for a section that only defines
/// @param attempt true where the section is charged as attempt or abetment
public record ClockReading(Basis basis, Citation citation, SectionRow row, boolean attempt) {}
