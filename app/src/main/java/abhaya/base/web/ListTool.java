package abhaya.base.web;

import abhaya.base.access.Scope;
import java.util.List;

/// What a reader can do with exactly the view of a list that she looks at, such as keeping it. A
/// module that has such a tool declares it as a bean; every list shows it.
public record ListTool(Drawing chip) {

  /// The chips of all tools.
  public static List<FilterChips.Chip> all(List<ListTool> tools, Scope scope, Visit visit) {
    return tools.stream().map(tool -> tool.chip().of(scope, visit)).toList();
  }

  /// Draws the chip for this reader and the address of the visit.
  @FunctionalInterface
  public interface Drawing {
    FilterChips.Chip of(Scope scope, Visit visit);
  }
}
