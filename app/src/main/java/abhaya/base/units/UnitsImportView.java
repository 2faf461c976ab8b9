package abhaya.base.units;

import abhaya.base.web.DataTable;
import abhaya.base.web.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The form for a units file, and what became of the last one.
///
/// @param notice counts in a sentence; null before a file was sent
/// @param refused null if no row was refused
public record UnitsImportView(
    List<Field> fields, @Nullable String notice, @Nullable DataTable refused) {
  public UnitsImportView {
    fields = List.copyOf(fields);
  }
}
