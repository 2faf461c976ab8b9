package abhaya.safecity.measure;

import java.util.List;
import java.util.Optional;

/// What a camera can show and what a lamp gives.
public final class Optics {

  /// What pixels per metre are good for (EN 62676-4), most demanding first.
  public enum Purpose {
    IDENTIFY(250),
    RECOGNISE(125),
    OBSERVE(62),
    DETECT(25);

    private final int pixelsPerMetre;

    Purpose(int pixelsPerMetre) {
      this.pixelsPerMetre = pixelsPerMetre;
    }
  }

  /// Light measured on the ground between two poles.
  public record Light(double meanLux, double uniformity) {}

  private Optics() {}

  /// Pixels for each metre across the view at a distance.
  public static double pixelsPerMetre(int widthPixels, double viewDegrees, double metres) {
    return widthPixels / (2 * metres * Math.tan(Math.toRadians(viewDegrees) / 2));
  }

  /// The most demanding purpose a picture serves; empty if it does not even detect.
  public static Optional<Purpose> purposeOf(double pixelsPerMetre) {
    for (var purpose : Purpose.values())
      if (pixelsPerMetre >= purpose.pixelsPerMetre) return Optional.of(purpose);
    return Optional.empty();
  }

  /// Mean, and the least by the mean; empty without a measurement.
  public static Optional<Light> lightOf(List<Double> lux) {
    if (lux.isEmpty()) return Optional.empty();
    var mean = lux.stream().mapToDouble(value -> value).average().orElse(0);
    var least = lux.stream().mapToDouble(value -> value).min().orElse(0);
    return Optional.of(new Light(mean, mean > 0 ? least / mean : 0));
  }
}
