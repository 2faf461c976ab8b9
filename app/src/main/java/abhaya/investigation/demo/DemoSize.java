package abhaya.investigation.demo;

import java.util.List;

/// How much of the country is made.
///
/// @param lgds codes of the states; empty: all
/// @param firs FIRs in all over the whole time, shared out by volume; 0: the real volume
/// @param days length of the time the records cover
/// @param districtsMax police districts of a state at most
/// @param stationsMax stations of a district at most
public record DemoSize(List<Integer> lgds, long firs, int days, int districtsMax, int stationsMax) {

  /// The whole country, three years at the real volumes.
  public static final DemoSize DEMO = new DemoSize(List.of(), 0, 1_096, 999, 999);

  /// Three states with a few districts and a few hundred FIRs, for tests.
  public static final DemoSize TINY = new DemoSize(List.of(6, 9, 30), 420, 1_096, 4, 9);

  public DemoSize {
    lgds = List.copyOf(lgds);
    if (firs < 0 || days < 90)
      throw new IllegalArgumentException("A country needs 90 days or more.");
  }

  /// The whole country with so many FIRs over 1,500 days, for benchmarks.
  public static DemoSize cases(long firs) {
    return new DemoSize(List.of(), firs, 1_500, 999, 999);
  }

  boolean has(int lgd) {
    return lgds.isEmpty() || lgds.contains(lgd);
  }
}
