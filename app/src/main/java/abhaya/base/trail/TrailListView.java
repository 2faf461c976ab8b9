package abhaya.base.trail;

import abhaya.base.web.DataTable;
import abhaya.base.web.FilterChips;
import abhaya.base.web.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The list of entries.
///
/// @param older address of the entries before these; null at the end
/// @param newest address of the first page; null there
public record TrailListView(
    List<Link> tabs,
    FilterChips filters,
    DataTable table,
    @Nullable String older,
    @Nullable String newest) {}
