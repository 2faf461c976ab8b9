package abhaya.safecity.fund;

import abhaya.base.web.DataTable;
import abhaya.base.web.FileImportView;

/// The form for a file of money, what became of the last one, and what a file may hold.
public record FundImportView(FileImportView form, DataTable columns) {}
