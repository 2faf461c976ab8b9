package abhaya.base.signin;

import abhaya.base.web.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The programs of the reader's units, and the form that enters one more.
///
/// @param secret of the program just entered, shown once
public record ProgramsView(List<Line> lines, List<Field> fields, @Nullable Secret secret) {

  public ProgramsView {
    lines = List.copyOf(lines);
    fields = List.copyOf(fields);
  }

  public record Line(
      String handle, String name, String kind, String unit, String since, boolean active) {}

  public record Secret(String name, String secret) {
    @Override
    public String toString() {
      return "Secret of " + name;
    }
  }
}
