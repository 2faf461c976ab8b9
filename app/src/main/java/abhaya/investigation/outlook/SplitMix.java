package abhaya.investigation.outlook;

/// SplitMix64 (Steele, Lea, Flood 2014), written out so that a seed means the same on every machine
/// and every release of Java.
final class SplitMix {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private long state;

  SplitMix(long seed) {
    state = seed;
  }

  /// A stream of its own for each case: what one case draws moves no other.
  static SplitMix of(long seed, long stream) {
    return new SplitMix(mixed(seed) + mixed(stream * GOLDEN + 1));
  }

  long next() {
    state += GOLDEN;
    return mixed(state);
  }

  private static long mixed(long value) {
    var z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /// From 0 to below 1.
  double share() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  double exponential(double mean) {
    return -mean * Math.log1p(-share());
  }
}
