package abhaya.base.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/// The plan of a query on a guarded table, for the plan tests of every module: the lines of
/// `explain (analyze, costs off)` go in.
public final class GuardedPlan {
  private final List<String> lines;

  private GuardedPlan(List<String> lines) {
    this.lines = lines;
  }

  public static GuardedPlan of(List<String> lines) {
    return new GuardedPlan(List.copyOf(lines));
  }

  /// The index carries the policy, and no table is read from end to end.
  public GuardedPlan usesIndex(String index) {
    assertThat(text()).contains(index).doesNotContain("Seq Scan");
    return this;
  }

  /// Functions of access and sec stand in init plans, run once; none is in a filter, which would
  /// run for each row.
  public GuardedPlan asksTheContextOnce() {
    assertThat(lines)
        .filteredOn(line -> line.contains("Filter:") || line.contains("Cond:"))
        .noneMatch(line -> line.contains("access.") || line.contains("sec."));
    assertThat(lines)
        .filteredOn(line -> line.contains("SubPlan"))
        .as("a sub-plan is worked out for each row")
        .isEmpty();
    return this;
  }

  private String text() {
    return String.join("\n", lines);
  }
}
