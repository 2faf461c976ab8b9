package abhaya.response.unit;

import abhaya.base.web.DataTable;
import abhaya.base.web.FilterChips;

/// The list of units, ready to print.
///
/// @param counts how many stand how, in words
public record UnitView(FilterChips chips, String counts, DataTable table) {}
