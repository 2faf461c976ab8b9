package abhaya.investigation.cases;

import java.time.Instant;

/// What every record of the CCTNS feed carries.
///
/// @param source sending state or system
/// @param key name of the record in its source
/// @param version the higher one wins
/// @param unitId the unit that did or recorded it
/// @param happenedAt of a FIR: when it was recorded
/// @param enteredAt when the state typed it in
record Head(
    String source, String key, int version, int unitId, Instant happenedAt, Instant enteredAt) {}
