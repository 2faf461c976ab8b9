package abhaya.safecity.measure;

import java.util.Optional;

/// What happened at a place after a remedy, beside a control area and the ring round the place.
///
/// All counts are of periods of the same length. Fewer *reports* alone retire no hotspot: the answer
/// is a figure with bounds, not a verdict.
public record BeforeAfter(Counts place, Counts control, Counts ring) {

  /// Events before and after.
  public record Counts(long before, long after) {

    public Counts {
      if (before < 0 || after < 0) throw new IllegalArgumentException("a count is not negative");
    }
  }

  /// The ratio of change at the place to change in the control, 1 = no effect, with bounds.
  ///
  /// Counts are taken as Poisson; where one is nought, half an event is added to each.
  public Interval effect() {
    return ratio(place, control);
  }

  /// The same for the ring: above 1 events moved there, below 1 the good spread.
  public Interval ringEffect() {
    return ratio(ring, control);
  }

  /// Whether the bounds leave room for no effect at all.
  public boolean isUncertain() {
    return effect().contains(1);
  }

  /// Weighted displacement quotient: change of the ring by change of the place, both against the
  /// control. Below −1 more moved than was won; above 0 the good spread. Empty if nothing changed.
  public Optional<Double> displacementQuotient() {
    if (control.before == 0 || control.after == 0) return Optional.empty();
    var placeChange = change(place, control);
    if (placeChange >= 0) return Optional.empty();
    return Optional.of(change(ring, control) / placeChange);
  }

  private static double change(Counts counts, Counts control) {
    return (double) counts.after / control.after - (double) counts.before / control.before;
  }

  private static Interval ratio(Counts place, Counts control) {
    var none = place.before == 0 || place.after == 0 || control.before == 0 || control.after == 0;
    var add = none ? 0.5 : 0;
    var placeBefore = place.before + add;
    var placeAfter = place.after + add;
    var controlBefore = control.before + add;
    var controlAfter = control.after + add;
    var ratio = placeAfter / placeBefore / (controlAfter / controlBefore);
    var error = Math.sqrt(1 / placeBefore + 1 / placeAfter + 1 / controlBefore + 1 / controlAfter);
    return new Interval(
        ratio, ratio * Math.exp(-Interval.Z95 * error), ratio * Math.exp(Interval.Z95 * error));
  }
}
