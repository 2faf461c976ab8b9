package abhaya.base.units;

import abhaya.base.web.Field;
import java.util.List;

/// The question before a change is taken back.
///
/// @param problem a sentence that belongs to no field, else empty
public record UnitUndoView(
    String action, String about, String problem, List<Field> fields, String back) {
  public UnitUndoView {
    fields = List.copyOf(fields);
  }
}
