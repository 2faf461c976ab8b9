package abhaya.investigation.fair;

/// The binomial and the hypergeometric distribution, summed term by term.
final class Binomial {
  private static final double NEGLIGIBLE = 1e-19;
  private static final int TABLE = 256;
  private static final double[] LOG_FACTORIALS = new double[TABLE];
  private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

  static {
    for (var n = 2; n < TABLE; n++) LOG_FACTORIALS[n] = LOG_FACTORIALS[n - 1] + Math.log(n);
  }

  private Binomial() {}

  /// `ln n!`: summed while small, by Stirling's series beyond (error below 1e-15 there).
  static double logFactorial(long n) {
    if (n < TABLE) return LOG_FACTORIALS[(int) n];
    double x = n;
    double inverse = 1 / x;
    double series = inverse * (1.0 / 12 - inverse * inverse * (1.0 / 360));
    return (x + 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + series;
  }

  static double logChoose(long n, long k) {
    return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
  }

  /// P(R = k).
  static double mass(long k, long n, double p) {
    if (k < 0 || k > n) return 0;
    if (p <= 0) return k == 0 ? 1 : 0;
    if (p >= 1) return k == n ? 1 : 0;
    return Math.exp(logChoose(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p));
  }

  /// P(R <= k).
  static double upTo(long k, long n, double p) {
    if (k < 0) return 0;
    if (k >= n || p <= 0) return 1;
    if (p >= 1) return 0;
    return k <= n * p ? downFrom(k, n, p) : 1 - upFrom(k + 1, n, p);
  }

  /// P(R >= k).
  static double from(long k, long n, double p) {
    if (k <= 0) return 1;
    if (k > n || p <= 0) return 0;
    if (p >= 1) return 1;
    return k > n * p ? upFrom(k, n, p) : 1 - downFrom(k - 1, n, p);
  }

  private static double downFrom(long k, long n, double p) {
    double term = mass(k, n, p);
    double sum = 0;
    for (long r = k; r >= 0 && term > NEGLIGIBLE * (sum + Double.MIN_NORMAL); r--) {
      sum += term;
      term *= r * (1 - p) / ((n - r + 1) * p);
    }
    return sum;
  }

  private static double upFrom(long k, long n, double p) {
    double term = mass(k, n, p);
    double sum = 0;
    for (long r = k; r <= n && term > NEGLIGIBLE * (sum + Double.MIN_NORMAL); r++) {
      sum += term;
      term *= (n - r) * p / ((r + 1) * (1 - p));
    }
    return sum;
  }

  /// The smallest `r` with P(R <= r) of at least `level`.
  static long quantile(double level, long n, double p) {
    var r = Math.clamp(Math.round(n * p), 0L, n);
    while (r > 0 && upTo(r - 1, n, p) >= level) r -= step(r, n, p, level);
    r = Math.max(0, r);
    while (r < n && upTo(r, n, p) < level) r++;
    return r;
  }

  /// Down in strides while far away; the last strides are ones.
  private static long step(long r, long n, double p, double level) {
    var stride = Math.max(1, Math.round(Math.sqrt(n * p * (1 - p)) / 8));
    return r - stride > 0 && upTo(r - stride, n, p) >= level ? stride : 1;
  }

  /// P(at least `k` of `drawn` are marked) when `marked` of `all` are.
  static double hypergeometricFrom(long k, long all, long marked, long drawn) {
    double sum = 0;
    for (long r = Math.max(k, drawn - (all - marked)); r <= Math.min(marked, drawn); r++) {
      if (r < 0) continue;
      sum +=
          Math.exp(
              logChoose(marked, r) + logChoose(all - marked, drawn - r) - logChoose(all, drawn));
    }
    return Math.min(1, sum);
  }
}
