package abhaya.response.dispatch;

import abhaya.base.web.DataTable;
import abhaya.base.web.FilterChips;
import abhaya.base.web.Pager;

/// Incidents as a list.
///
/// @param about how many, and what is left out
public record IncidentListView(String about, FilterChips filters, DataTable table, Pager pager) {}
