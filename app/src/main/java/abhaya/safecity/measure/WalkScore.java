package abhaya.safecity.measure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// The score of a walk audit from 0 to 10, over the eight factors that are judged by a rubric.
///
/// The ninth, feeling, is a perception and depends on the others: it is kept apart.
public record WalkScore(Map<Factor, Integer> marks) {

  /// What an auditor looks at, each from 0 (poor) to 3 (good).
  public enum Factor {
    LIGHTING,
    OPENNESS,
    VISIBILITY,
    PEOPLE,
    SECURITY,
    WALK_PATH,
    PUBLIC_TRANSPORT,
    GENDER_USAGE,
    FEELING
  }

  public WalkScore {
    marks = Map.copyOf(marks);
    for (var mark : marks.values())
      if (mark < 0 || mark > 3) throw new IllegalArgumentException("a mark is from 0 to 3");
  }

  /// With every factor of the same weight; empty until all eight are marked.
  public Optional<BigDecimal> score() {
    var weights = new EnumMap<Factor, BigDecimal>(Factor.class);
    for (var factor : Factor.values()) weights.put(factor, BigDecimal.ONE);
    return score(weights);
  }

  /// With weights that stand beside the score wherever it is shown.
  public Optional<BigDecimal> score(Map<Factor, BigDecimal> weights) {
    var sum = BigDecimal.ZERO;
    var most = BigDecimal.ZERO;
    for (var factor : Factor.values()) {
      if (factor == Factor.FEELING) continue;
      var mark = marks.get(factor);
      if (mark == null) return Optional.empty();
      var weight = weights.getOrDefault(factor, BigDecimal.ZERO);
      sum = sum.add(weight.multiply(BigDecimal.valueOf(mark)));
      most = most.add(weight.multiply(BigDecimal.valueOf(3)));
    }
    if (most.signum() == 0) return Optional.empty();
    return Optional.of(sum.multiply(BigDecimal.TEN).divide(most, 1, RoundingMode.HALF_UP));
  }

  /// No light at all.
  public boolean isDark() {
    return Integer.valueOf(0).equals(marks.get(Factor.LIGHTING));
  }
}
