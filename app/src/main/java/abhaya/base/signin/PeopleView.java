package abhaya.base.signin;

import abhaya.base.web.DataTable;
import abhaya.base.web.FilterChips;
import abhaya.base.web.Pager;
import org.jspecify.annotations.Nullable;

/// The postings of the reader's units.
///
/// @param pager null where all stand on one page
public record PeopleView(FilterChips filters, DataTable table, @Nullable Pager pager) {}
