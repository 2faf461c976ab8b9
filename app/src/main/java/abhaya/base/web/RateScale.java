package abhaya.base.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Five classes of a percentage, with their edges printed wherever they colour something.
///
/// @param edges four percentages; a value on an edge belongs to the better class
public record RateScale(List<Integer> edges) {
  private static final List<Tone> STEPS =
      List.of(Tone.STEP_1, Tone.STEP_2, Tone.STEP_3, Tone.STEP_4, Tone.STEP_5);

  /// Compliance: few states stand below 40, few above 82.
  public static final RateScale COMPLIANCE = new RateScale(List.of(40, 55, 70, 82));

  public RateScale {
    edges = List.copyOf(edges);
    if (edges.size() != STEPS.size() - 1) throw new IllegalArgumentException("four edges");
  }

  /// The class of a percentage.
  public Tone tone(@Nullable BigDecimal value) {
    if (value == null) return Tone.NONE;
    var step = 0;
    for (var edge : edges) if (value.compareTo(BigDecimal.valueOf(edge)) >= 0) step++;
    return STEPS.get(step);
  }

  /// One entry of the legend.
  public record Step(Tone tone, String edge) {}

  /// The legend, worst first: `< 40`, `40–55`, … `≥ 82`.
  public List<Step> legend() {
    var legend = new ArrayList<Step>();
    legend.add(new Step(Tone.STEP_1, "< " + edges.getFirst()));
    for (var i = 1; i < edges.size(); i++) {
      legend.add(new Step(STEPS.get(i), edges.get(i - 1) + "–" + edges.get(i)));
    }
    legend.add(new Step(Tone.STEP_5, "≥ " + edges.getLast()));
    return List.copyOf(legend);
  }
}
