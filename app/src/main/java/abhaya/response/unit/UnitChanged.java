package abhaya.response.unit;

import java.time.Instant;

/// A unit's availability, crew or distress is other than before.
public record UnitChanged(int unit, String what, Instant at) {}
