package abhaya.investigation.demo;

/// Seeded chance, fast and the same on every machine (SplitMix64).
final class Dice {
  private static final long STEP = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1.0p-53;

  private long state;

  private Dice(long state) {
    this.state = state;
  }

  /// Dice of their own for a thing: the same keys fall the same way, whatever was thrown before.
  static Dice of(long seed, long first, long second) {
    return new Dice(mix(mix(mix(seed + STEP) ^ first * STEP) + second * STEP));
  }

  private static long mix(long z) {
    var a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    var b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }

  long next() {
    state += STEP;
    return mix(state);
  }

  /// From 0 to below 1.
  double unit() {
    return (next() >>> 11) * UNIT;
  }

  /// From 0 to below `bound`.
  int below(int bound) {
    return (int) (((next() >>> 32) * bound) >>> 32);
  }

  /// From `low` to `high`, both included.
  int between(int low, int high) {
    return low + below(high - low + 1);
  }

  boolean chance(double share) {
    return unit() < share;
  }

  /// Normal, mean 0 and deviation 1: twelve throws are near enough, and alike on all machines.
  double normal() {
    var sum = 0.0;
    for (var i = 0; i < 3; i++) {
      var bits = next();
      sum += (bits & 0xFFFF) + ((bits >>> 16) & 0xFFFF) + ((bits >>> 32) & 0xFFFF) + (bits >>> 48);
    }
    return sum / 65_536 - 6 + 12 * 0.5 / 65_536;
  }

  /// Lognormal about a median; `spread` is the deviation of the logarithm.
  double about(double median, double spread) {
    return median * StrictMath.exp(spread * normal());
  }

  <T> T pick(java.util.List<T> from) {
    return from.get(below(from.size()));
  }
}
