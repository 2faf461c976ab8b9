package abhaya.safecity.measure;

import java.util.Optional;

/// An estimate with the bounds between which the truth lies 95 times in a hundred.
public record Interval(double estimate, double low, double high) {
  static final double Z95 = 1.959963984540054;

  /// A share by Wilson's score: honest also at few visits, at none and at all passed.
  public static Optional<Interval> ofShare(int hits, int tries) {
    if (tries <= 0) return Optional.empty();
    var share = (double) hits / tries;
    var z2 = Z95 * Z95;
    var centre = (share + z2 / (2.0 * tries)) / (1 + z2 / tries);
    var half =
        Z95
            * Math.sqrt(share * (1 - share) / tries + z2 / (4.0 * tries * tries))
            / (1 + z2 / tries);
    return Optional.of(new Interval(share, Math.max(0, centre - half), Math.min(1, centre + half)));
  }

  public boolean contains(double value) {
    return value >= low && value <= high;
  }
}
