package abhaya.investigation.cases;

import abhaya.base.web.DataTable;
import abhaya.base.web.FilterChips;
import abhaya.base.web.Pager;

/// Cases of a unit without anything that points at a victim.
///
/// @param about one sentence: what the list shows and what it leaves out
public record CaseListView(String about, FilterChips filters, DataTable cases, Pager pager) {}
