package abhaya.base.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The form for a file of rows, and what became of the last one.
///
/// @param notice counts in a sentence; null before a file was sent
/// @param refused null if no row was refused
public record FileImportView(
    String action,
    String title,
    List<Field> fields,
    @Nullable String notice,
    @Nullable DataTable refused) {
  public FileImportView {
    fields = List.copyOf(fields);
  }
}
