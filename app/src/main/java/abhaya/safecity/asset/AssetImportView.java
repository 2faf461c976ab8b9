package abhaya.safecity.asset;

import abhaya.base.web.DataTable;
import abhaya.base.web.FileImportView;

/// The form for a file of things, what became of the last one, and what a file may hold.
///
/// @param columns what a file may hold, by class
public record AssetImportView(FileImportView form, DataTable columns) {}
