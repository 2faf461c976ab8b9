package abhaya.investigation.fair;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// A funnel plot of shares (Spiegelhalter 2005): how far from the common share chance alone may move
/// a unit of a size.
///
/// The limits are exact binomial ones, interpolated between neighbouring counts. Units of a country
/// differ by more than chance; the widened limits therefore stretch the normal approximation by the
/// overdispersion that the units themselves show, their outermost tenth on each side pulled in.
///
/// @param common the share of all units together
/// @param dispersion 1 where chance explains all; never below 1
public record Funnel(double common, double dispersion) {
  private static final double WINSOR = 0.1;
  private static final double INNER = 0.025;
  private static final double OUTER = 0.001;

  /// One unit in the funnel.
  public record Point<K>(K unit, Share share, Position strict, Position widened) {}

  /// Where a unit lies. Beyond the inner limits is one unit in twenty by chance, beyond the outer
  /// ones two in a thousand.
  public enum Position {
    FAR_BELOW,
    BELOW,
    WITHIN,
    ABOVE,
    FAR_ABOVE;

    public String messageKey() {
      return "fair.funnel." + name();
    }

    /// By the exact chance of so few or so many; the drawn lines lie within one case of it.
    static Position exact(Share share, double common) {
      var below = Binomial.upTo(share.part(), share.whole(), common);
      var above = Binomial.from(share.part(), share.whole(), common);
      if (below < OUTER) return FAR_BELOW;
      if (above < OUTER) return FAR_ABOVE;
      if (below < INNER) return BELOW;
      return above < INNER ? ABOVE : WITHIN;
    }

    static Position of(double share, Interval inner, Interval outer) {
      if (share < outer.low()) return FAR_BELOW;
      if (share > outer.high()) return FAR_ABOVE;
      if (share < inner.low()) return BELOW;
      return share > inner.high() ? ABOVE : WITHIN;
    }
  }

  /// A limit line to draw.
  public record Limits(long whole, Interval inner, Interval outer) {}

  public static Funnel of(Collection<Share> units) {
    var all = units.stream().reduce(new Share(0, 0), Share::plus);
    return new Funnel(all.value(), dispersion(units, all.value()));
  }

  private static double dispersion(Collection<Share> units, double common) {
    var scores = new ArrayList<Double>();
    for (var unit : units) {
      if (!unit.isEmpty() && common > 0 && common < 1) scores.add(score(unit, common));
    }
    if (scores.size() < 2) return 1;
    scores.sort(Double::compare);
    var cut = (int) Math.floor(WINSOR * scores.size());
    double low = scores.get(cut);
    double high = scores.get(scores.size() - 1 - cut);
    double sum = 0;
    for (double score : scores) {
      var pulled = Math.clamp(score, low, high);
      sum += pulled * pulled;
    }
    return Math.max(1, sum / scores.size());
  }

  private static double score(Share unit, double common) {
    return (unit.value() - common) / Math.sqrt(common * (1 - common) / unit.whole());
  }

  /// Exact limits for a unit of this size.
  public Limits limits(long whole) {
    return new Limits(
        whole,
        new Interval(limit(INNER, whole), limit(1 - INNER, whole)),
        new Interval(limit(OUTER, whole), limit(1 - OUTER, whole)));
  }

  /// The share at which the distribution of a unit's share reaches `level`: with `r` the quantile of
  /// the count, `(r - (P(R <= r) - level) / P(R = r)) / n`.
  double limit(double level, long whole) {
    if (whole <= 0) return level < 0.5 ? 0 : 1;
    var r = Binomial.quantile(level, whole, common);
    var mass = Binomial.mass(r, whole, common);
    var over = mass == 0 ? 0 : (Binomial.upTo(r, whole, common) - level) / mass;
    return Math.clamp((r - over) / whole, 0, 1);
  }

  /// Limits that allow for the spread units show anyway.
  public Limits widened(long whole) {
    return new Limits(whole, spread(Interval.Z95, whole), spread(Interval.Z998, whole));
  }

  private Interval spread(double z, long whole) {
    if (whole <= 0) return new Interval(0, 1);
    var half = z * Math.sqrt(dispersion * common * (1 - common) / whole);
    return new Interval(Math.max(0, common - half), Math.min(1, common + half));
  }

  /// Where a unit lies, by both kinds of limits.
  public <K> Point<K> place(K unit, Share share) {
    if (share.isEmpty()) return new Point<>(unit, share, Position.WITHIN, Position.WITHIN);
    var wide = widened(share.whole());
    return new Point<>(
        unit,
        share,
        Position.exact(share, common),
        Position.of(share.value(), wide.inner(), wide.outer()));
  }

  /// The lines of the funnel at these sizes.
  public List<Limits> lines(Collection<Long> sizes) {
    return sizes.stream().map(this::limits).toList();
  }
}
