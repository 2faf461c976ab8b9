package abhaya.investigation.alarm;

import java.time.Instant;

/// That a person answered, and with what.
///
/// @param person handle of who answered
public record Acknowledgement(Action action, String person, Instant at) {}
