package abhaya.base.signin;

import abhaya.base.web.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The people of the reader's units, and the form that enters one more.
///
/// @param link address to be handed over in person, right after somebody was entered; shown once
public record PeopleView(
    List<Line> lines, List<Field> fields, @Nullable String error, @Nullable String link) {

  public PeopleView {
    lines = List.copyOf(lines);
    fields = List.copyOf(fields);
  }

  public record Line(String name, String role, String unit, String from, String to) {}
}
