package abhaya.safecity.project;

/// Why a work does not go on. Each names who can remove it.
public enum Bottleneck {
  LAND(Remover.CITY),
  ROAD_CUTTING_PERMISSION(Remover.CITY),
  POWER(Remover.UTILITY),
  FIBRE(Remover.UTILITY),
  TENDER(Remover.AGENCY),
  COURT(Remover.COURT),
  FUND(Remover.STATE),
  VENDOR(Remover.VENDOR),
  SITE_CHANGE(Remover.AGENCY),
  BUILDING(Remover.STATE);

  /// Whose turn it is.
  public enum Remover {
    AGENCY,
    CITY,
    STATE,
    UTILITY,
    VENDOR,
    COURT
  }

  private final Remover remover;

  Bottleneck(Remover remover) {
    this.remover = remover;
  }

  public Remover remover() {
    return remover;
  }
}
