package abhaya.base.units;

import abhaya.base.web.DataTable;
import abhaya.base.web.Field;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A form to change a unit, or what it would do.
///
/// @param problem a sentence that belongs to no field, else empty
/// @param preview codes before and after; null before the form was sent
/// @param kept what was typed, for the confirmation
public record UnitChangeView(
    String action,
    String about,
    String problem,
    List<Field> fields,
    @Nullable DataTable preview,
    List<Map.Entry<String, String>> kept,
    String back) {

  public UnitChangeView {
    fields = List.copyOf(fields);
    kept = List.copyOf(kept);
  }
}
