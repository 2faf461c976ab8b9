package abhaya.response.unit;

import java.util.Set;

/// Whether a unit can be sent. What it does at an incident is the assignment's matter.
public enum Availability {
  OFF_DUTY,
  AVAILABLE,
  /// On duty with something that is no incident: court, fuel, a meal; with a reason.
  BUSY,
  /// The vehicle or the crew cannot go; with a reason.
  OUT_OF_SERVICE;

  public Set<Availability> next() {
    return switch (this) {
      case OFF_DUTY -> Set.of(AVAILABLE, OUT_OF_SERVICE);
      case AVAILABLE -> Set.of(BUSY, OFF_DUTY, OUT_OF_SERVICE);
      case BUSY -> Set.of(AVAILABLE, OFF_DUTY, OUT_OF_SERVICE);
      case OUT_OF_SERVICE -> Set.of(AVAILABLE, OFF_DUTY);
    };
  }

  public boolean needsReason() {
    return this == BUSY || this == OUT_OF_SERVICE;
  }
}
