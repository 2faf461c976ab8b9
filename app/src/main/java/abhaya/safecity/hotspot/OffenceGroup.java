package abhaya.safecity.hotspot;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What kind of thing happened in a public place, as coarse as a place allows.
///
/// There is no group for sexual offences: they are never a place on a map, not even a cell
/// (`security.md` 9), and are counted by the station that holds the FIR. What happens at home is no
/// matter of streets either.
public enum OffenceGroup {
  STALKING("stalking"),
  HARASSMENT("nuisance", "suspicious-person"),
  VIOLENCE("assault", "weapon", "fight", "stabbing"),
  ROBBERY("robbery", "theft", "hold-up"),
  ABDUCTION("abduction", "abduction-force"),
  PANIC("panic-silent", "panic-audible");

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> incidentTypes;

  OffenceGroup(String... incidentTypes) {
    this.incidentTypes = List.of(incidentTypes);
  }

  /// Its place among the groups, from 0.
  int place() {
    return List.of(values()).indexOf(this);
  }

  /// The group of an incident type of the control room; empty for what is not counted by place.
  public static Optional<OffenceGroup> ofIncidentType(String type) {
    return Arrays.stream(values()).filter(one -> one.incidentTypes.contains(type)).findFirst();
  }
}
