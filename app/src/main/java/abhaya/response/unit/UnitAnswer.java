package abhaya.response.unit;

import java.util.Set;

/// What became of an act on a unit.
public sealed interface UnitAnswer {

  record Done(int unit, int version) implements UnitAnswer {}

  record NotNow(Availability from, Set<Availability> next) implements UnitAnswer {
    public NotNow {
      next = Set.copyOf(next);
    }
  }

  record ReasonMissing() implements UnitAnswer {}

  /// The person is on another unit.
  record Elsewhere() implements UnitAnswer {}

  default boolean isDone() {
    return this instanceof Done;
  }
}
