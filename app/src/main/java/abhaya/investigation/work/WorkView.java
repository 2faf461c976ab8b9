package abhaya.investigation.work;

import abhaya.base.web.DataTable;
import abhaya.base.web.FilterChips;
import abhaya.base.web.Link;
import abhaya.base.web.Pager;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One of the morning's lists.
///
/// @param about one sentence: what the list shows and of what it was worked out
/// @param lists each with its number of cases
/// @param holders with whom the waiting cases lie; empty in other lists
/// @param tools columns, kept views, files
/// @param calendar address of the file with all last days
/// @param bulk what can be done with the cases ticked; null where the reader only looks
public record WorkView(
    List<Link> tabs,
    String about,
    @Nullable String cut,
    List<Chip> lists,
    List<Chip> holders,
    FilterChips tools,
    DataTable cases,
    Pager pager,
    String calendar,
    @Nullable WorkForm bulk) {
  public WorkView {
    tabs = List.copyOf(tabs);
    lists = List.copyOf(lists);
    holders = List.copyOf(holders);
  }

  /// @param alarm what a supervisor must see
  public record Chip(String name, String count, String href, boolean chosen, boolean alarm) {}
}
