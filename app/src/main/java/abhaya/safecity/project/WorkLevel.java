package abhaya.safecity.project;

import java.util.Optional;

/// The levels of the programme, from the ministry's order to one lamp.
public enum WorkLevel {
  PROGRAMME,
  CITY_PROJECT,
  COMPONENT,
  WORK_PACKAGE,
  MILESTONE,
  ASSET;

  /// What it is a part of. An asset belongs to its work package: a milestone is a day, not a place.
  public Optional<WorkLevel> parent() {
    return switch (this) {
      case PROGRAMME -> Optional.empty();
      case CITY_PROJECT -> Optional.of(PROGRAMME);
      case COMPONENT -> Optional.of(CITY_PROJECT);
      case WORK_PACKAGE -> Optional.of(COMPONENT);
      case MILESTONE, ASSET -> Optional.of(WORK_PACKAGE);
    };
  }

  public boolean mayContain(WorkLevel part) {
    return part.parent().filter(this::equals).isPresent();
  }
}
