package abhaya.investigation.alarm;

import java.time.Instant;

/// A hearing put off.
public record Adjournment(Instant at, Side soughtBy) {}
