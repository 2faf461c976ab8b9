package abhaya.response.dispatch;

import abhaya.response.incident.AssignmentState;
import abhaya.response.incident.IncidentState;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What became of an order to a unit. A refusal is an answer with its reason.
public sealed interface DispatchAnswer {

  /// @param etaSeconds null where the unit's place is not known
  record Done(String assignment, String incident, int unit, @Nullable Integer etaSeconds)
      implements DispatchAnswer {}

  /// The unit has another assignment; nothing was written.
  record Taken(int unit) implements DispatchAnswer {}

  /// Off duty, out of service, or its crew is in danger.
  record CannotGo(int unit, String why) implements DispatchAnswer {}

  /// It is not the first of the recommendation: one word says why it goes all the same.
  record WordMissing() implements DispatchAnswer {}

  record IncidentNotNow(IncidentState from, Set<IncidentState> next) implements DispatchAnswer {
    public IncidentNotNow {
      next = Set.copyOf(next);
    }
  }

  record StepNotNow(AssignmentState from, Set<AssignmentState> next) implements DispatchAnswer {
    public StepNotNow {
      next = Set.copyOf(next);
    }
  }

  /// Another program has the room now.
  record RoomLost() implements DispatchAnswer {}

  default boolean isDone() {
    return this instanceof Done;
  }
}
