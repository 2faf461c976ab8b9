package abhaya.safecity.asset;

import abhaya.base.web.DataTable;
import abhaya.base.web.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The form for a file of things, and what became of the last one.
///
/// @param notice counts in a sentence; null before a file was sent
/// @param refused null if no row was refused
/// @param columns what a file may hold, by class
public record AssetImportView(
    List<Field> fields, @Nullable String notice, @Nullable DataTable refused, DataTable columns) {
  public AssetImportView {
    fields = List.copyOf(fields);
  }
}
