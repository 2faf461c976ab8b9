package abhaya.safecity.project;

import java.util.EnumSet;
import java.util.Set;

/// The life of one asset as a piece of work. Whether it works tonight is another question, answered
/// by its readings.
public enum AssetStage {
  PLANNED,
  DELIVERED,
  INSTALLED,
  ACCEPTED,
  COMMISSIONED,
  RELOCATED,
  DISPOSED;

  public Set<AssetStage> next() {
    return switch (this) {
      case PLANNED -> EnumSet.of(DELIVERED, INSTALLED);
      case DELIVERED -> EnumSet.of(INSTALLED, DISPOSED);
      case INSTALLED, RELOCATED -> EnumSet.of(ACCEPTED, DISPOSED);
      case ACCEPTED -> EnumSet.of(COMMISSIONED, INSTALLED, RELOCATED, DISPOSED);
      case COMMISSIONED -> EnumSet.of(RELOCATED, DISPOSED);
      case DISPOSED -> EnumSet.noneOf(AssetStage.class);
    };
  }

  public boolean mayBecome(AssetStage stage) {
    return next().contains(stage);
  }

  /// Whether somebody has accepted it where it stands now.
  public boolean isAccepted() {
    return this == ACCEPTED || this == COMMISSIONED;
  }
}
