package abhaya.response.signal;

import abhaya.base.geo.Point;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What of an incident leaves the house, for another control room or an alert. Nobody's name is in
/// it, and her number only where the receiver is to ring her.
///
/// @param handle random handle of the incident
/// @param agency domain name of this control room, such as `112.example.gov.in`
/// @param typeCode of the common list of types, such as `ASSAULT`
/// @param typeWords the same in words
/// @param priority 1 to 5, 1 the gravest
/// @param point null where nobody knows
/// @param radiusMetres null where the place is exact enough to need none
/// @param number to ring the caller, E.164; null: not handed over
public record SharedIncident(
    String handle,
    String agency,
    String typeCode,
    String typeWords,
    int priority,
    State state,
    Instant openedAt,
    Instant changedAt,
    @Nullable Point point,
    @Nullable Double radiusMetres,
    @Nullable String number,
    List<String> notes) {

  /// Where the incident stands, as others need to know.
  public enum State {
    OPEN,
    ASSIGNED,
    EN_ROUTE,
    ON_SCENE,
    REOPENED,
    CANCELLED,
    CLOSED
  }

  public SharedIncident {
    notes = List.copyOf(notes);
    if (priority < 1 || priority > 5) throw new IllegalArgumentException("no priority");
  }

  /// Says nothing of the incident.
  @Override
  public String toString() {
    return "SharedIncident[" + typeCode + " " + state + "]";
  }
}
