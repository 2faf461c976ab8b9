package abhaya.investigation.fair;

/// From where to where a true share may lie, as fractions of one.
public record Interval(double low, double high) {
  /// Two-sided 95 %.
  public static final double Z95 = 1.959963984540054;

  /// Two-sided 99.8 %: about three standard errors.
  public static final double Z998 = 3.090232306167813;

  public Interval {
    if (!(low <= high)) throw new IllegalArgumentException("an interval ends before it begins");
  }

  /// The score interval of Wilson (1927) with 95 %.
  public static Interval wilson(Share share) {
    return wilson(share, Z95);
  }

  /// All `p` whose test at `z` does not reject the share: `|share - p| <= z sqrt(p (1 - p) / n)`.
  public static Interval wilson(Share share, double z) {
    if (share.isEmpty()) return new Interval(0, 1);
    double n = share.whole();
    double p = share.value();
    double shrink = 1 + z * z / n;
    double centre = (p + z * z / (2 * n)) / shrink;
    double half = z / shrink * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    double low = share.part() == 0 ? 0 : Math.max(0, centre - half);
    double high = share.part() == share.whole() ? 1 : Math.min(1, centre + half);
    return new Interval(low, high);
  }

  public double width() {
    return high - low;
  }

  public boolean holds(double share) {
    return low <= share && share <= high;
  }

  /// Wholly above: a difference that chance does not explain.
  public boolean isAbove(Interval other) {
    return low > other.high;
  }
}
