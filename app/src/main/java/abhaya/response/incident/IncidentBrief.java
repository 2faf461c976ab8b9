package abhaya.response.incident;

import abhaya.base.geo.Point;
import org.jspecify.annotations.Nullable;

/// What an order and the crew that was sent need of an incident, and no more.
///
/// @param typeName by which the type is found in its book
public record IncidentBrief(
    String reference,
    IncidentState state,
    Priority priority,
    String typeName,
    @Nullable Point place,
    double radiusMetres,
    String placeWords) {

  /// Says nothing of the place.
  @Override
  public String toString() {
    return "IncidentBrief[" + reference + "]";
  }
}
