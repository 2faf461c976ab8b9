package abhaya.response.incident;

import java.util.Set;

/// A kind of incident, by the common code of APCO 2.103.2 so that exchange needs no second table.
///
/// @param name ours: two kinds of one code differ by it
public record IncidentType(
    String name, String code, TypeGroup group, Priority priority, Set<Agency> agencies) {

  public IncidentType {
    agencies = Set.copyOf(agencies);
  }

  /// Whether anybody is sent for it.
  public boolean isEvent() {
    return group != TypeGroup.NON_EVENT;
  }
}
