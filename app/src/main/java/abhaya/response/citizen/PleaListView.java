package abhaya.response.citizen;

import abhaya.base.web.DataTable;

/// All pleas that are not over.
public record PleaListView(DataTable table) {}
