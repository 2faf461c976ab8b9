package abhaya.response.incident;

import java.util.EnumSet;
import java.util.Set;

/// What became of an act on an incident. A refusal is an answer, not a failure.
public sealed interface IncidentAnswer {

  /// @param version with which the next edit begins
  record Done(String handle, String reference, int version) implements IncidentAnswer {}

  /// The state does not allow it.
  record NotNow(IncidentState from, Set<IncidentState> next) implements IncidentAnswer {
    public NotNow {
      next = Set.copyOf(next);
    }
  }

  /// Somebody else changed it meanwhile; nothing was written.
  record Stale(int version) implements IncidentAnswer {}

  /// It cannot be closed: this is missing.
  record Incomplete(Set<Closing.Missing> missing) implements IncidentAnswer {
    public Incomplete {
      missing = missing.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(missing));
    }
  }

  default boolean isDone() {
    return this instanceof Done;
  }
}
