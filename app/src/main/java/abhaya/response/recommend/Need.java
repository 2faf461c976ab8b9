package abhaya.response.recommend;

import abhaya.base.geo.Point;
import java.util.Set;

/// Whom an incident needs.
///
/// @param required without these a unit is of no use
/// @param wished better with these, not worth waiting for at priority 1
/// @param priority 1 is life in danger now, 5 is for the record
/// @param sent units that are with it already
public record Need(
    Point place,
    String agency,
    Set<String> required,
    Set<String> wished,
    int priority,
    Set<Integer> sent) {

  public Need {
    if (priority < 1 || priority > 5) throw new IllegalArgumentException("priority is 1 to 5");
    required = Set.copyOf(required);
    wished = Set.copyOf(wished);
    sent = Set.copyOf(sent);
  }
}
