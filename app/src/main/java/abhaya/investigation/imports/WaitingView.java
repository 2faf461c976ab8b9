package abhaya.investigation.imports;

import abhaya.base.web.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One record that waits, and what can be decided about it.
///
/// @param problem why the last decision could not be carried out; empty if it was not tried
/// @param field of the form; null where this reader may not decide, or nothing is left to decide
public record WaitingView(
    List<Fact> facts, String why, String problem, String action, @Nullable Field field) {
  public WaitingView {
    facts = List.copyOf(facts);
  }

  /// A line of what is known of the record.
  public record Fact(String name, String value) {}
}
