package abhaya.response.recommend;

/// Hours of the day in India that are alike on the road: each has enough trips to learn from, and the
/// two rushes stand apart.
public enum HourBand {
  NIGHT(22, 6),
  DAWN(6, 8),
  MORNING(8, 11),
  DAY(11, 17),
  EVENING(17, 22);

  private final int from;
  private final int to;

  HourBand(int from, int to) {
    this.from = from;
    this.to = to;
  }

  public int from() {
    return from;
  }

  /// The hour after the last.
  public int to() {
    return to;
  }

  /// @param hour 0 to 23
  public static HourBand of(int hour) {
    for (var band : values()) {
      if (band != NIGHT && hour >= band.from && hour < band.to) return band;
    }
    return NIGHT;
  }
}
