package abhaya.base.geo;

import java.math.BigDecimal;

/// On which side of a line a point lies, without rounding: doubtful cases are worked out again in
/// full, so that two outlines that share a line never both claim or both refuse a point.
final class Turn {
  /// Above this share of its parts the sign of the quick result is certain (Shewchuk 1997).
  private static final double CERTAIN = 3.3306690738754716e-16;

  private Turn() {}

  /// Positive: (x, y) lies left of the way from (ax, ay) to (bx, by). Zero: on the line.
  static int of(double ax, double ay, double bx, double by, double x, double y) {
    double left = (ax - x) * (by - y);
    double right = (ay - y) * (bx - x);
    double turn = left - right;
    if (Math.abs(turn) > CERTAIN * (Math.abs(left) + Math.abs(right))) {
      return turn > 0 ? 1 : -1;
    }
    return exact(ax, ay, bx, by, x, y);
  }

  private static int exact(double ax, double ay, double bx, double by, double x, double y) {
    var left = minus(ax, x).multiply(minus(by, y));
    var right = minus(ay, y).multiply(minus(bx, x));
    return left.compareTo(right);
  }

  private static BigDecimal minus(double one, double other) {
    return new BigDecimal(one).subtract(new BigDecimal(other));
  }
}
