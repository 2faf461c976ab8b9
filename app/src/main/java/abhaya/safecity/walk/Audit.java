package abhaya.safecity.walk;

import abhaya.base.geo.Point;
import abhaya.safecity.measure.WalkScore;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// One walk at one place at one time.
///
/// @param key made on the phone; the same walk sent twice is one audit
/// @param marks of the nine factors in their order, 0 to 3
public record Audit(UUID key, Point place, Instant walkedAt, List<Integer> marks, Auditor auditor) {

  /// In the order of the marks.
  static final List<WalkScore.Factor> FACTORS = List.of(WalkScore.Factor.values());

  /// Who walked.
  public enum Auditor {
    TRAINED,
    OFFICER,
    RESIDENT
  }

  public Audit {
    marks = List.copyOf(marks);
    if (marks.size() != WalkScore.Factor.values().length)
      throw new IllegalArgumentException("a mark for each factor");
  }

  public WalkScore score() {
    return scoreOf(marks);
  }

  static WalkScore scoreOf(List<Integer> marks) {
    Map<WalkScore.Factor, Integer> byFactor = new EnumMap<>(WalkScore.Factor.class);
    for (var i = 0; i < FACTORS.size(); i++) byFactor.put(FACTORS.get(i), marks.get(i));
    return new WalkScore(byFactor);
  }
}
