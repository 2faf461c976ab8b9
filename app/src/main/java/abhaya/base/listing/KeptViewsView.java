package abhaya.base.listing;

import abhaya.base.web.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a reader keeps, and the form that keeps one more.
///
/// @param of the view to be kept; empty: none
/// @param undo handle of the view just taken away
public record KeptViewsView(
    String of, List<Field> fields, List<Line> lines, @Nullable String undo) {
  public KeptViewsView {
    fields = List.copyOf(fields);
    lines = List.copyOf(lines);
  }

  /// @param own she can take it away
  public record Line(
      String handle, String name, String href, String list, String whose, boolean own) {}
}
