package abhaya.response.pace;

import abhaya.base.web.DataTable;
import abhaya.base.web.FilterChips;
import abhaya.base.web.Pager;

/// The table of paces as a list.
///
/// @param about how many rows, and how they came about
public record PaceView(String about, FilterChips filters, DataTable table, Pager pager) {}
