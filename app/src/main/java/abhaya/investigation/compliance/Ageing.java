package abhaya.investigation.compliance;

import java.util.ArrayList;
import java.util.List;

/// Overdue cases by days over the last day. The first day over is day 1.
public record Ageing(long upTo30, long upTo60, long upTo120, long upTo180, long over180) {

  public static final Ageing NONE = new Ageing(0, 0, 0, 0, 0);

  /// One step of the ageing table.
  ///
  /// @param name as in the summary's `bucket`
  public record Bucket(String name, long count) {}

  /// Days over at which a bucket ends and the next begins.
  static final List<Integer> EDGES = List.of(30, 60, 120, 180);

  private static final List<String> NAMES = List.of("1-30", "31-60", "61-120", "121-180", ">180");

  public Ageing {
    if (upTo30 < 0 || upTo60 < 0 || upTo120 < 0 || upTo180 < 0 || over180 < 0) {
      throw new IllegalArgumentException("a count is never below zero");
    }
  }

  public long total() {
    return upTo30 + upTo60 + upTo120 + upTo180 + over180;
  }

  public Ageing plus(Ageing other) {
    return new Ageing(
        upTo30 + other.upTo30,
        upTo60 + other.upTo60,
        upTo120 + other.upTo120,
        upTo180 + other.upTo180,
        over180 + other.over180);
  }

  public List<Bucket> buckets() {
    var counts = List.of(upTo30, upTo60, upTo120, upTo180, over180);
    var buckets = new ArrayList<Bucket>(NAMES.size());
    for (int i = 0; i < NAMES.size(); i++) buckets.add(new Bucket(NAMES.get(i), counts.get(i)));
    return List.copyOf(buckets);
  }
}
