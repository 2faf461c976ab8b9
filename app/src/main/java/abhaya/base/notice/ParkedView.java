package abhaya.base.notice;

import abhaya.base.web.DataTable;
import abhaya.base.web.FilterChips;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Messages that could not be delivered.
///
/// @param said what came of the last press; null at first
/// @param acts what can be done with those ticked; empty where nothing can
public record ParkedView(
    @Nullable String said,
    List<Chip> lists,
    FilterChips tools,
    String about,
    DataTable table,
    List<Act> acts) {
  public ParkedView {
    lists = List.copyOf(lists);
    acts = List.copyOf(acts);
  }

  /// @param alarm somebody must look at them
  public record Chip(String name, String count, String href, boolean chosen, boolean alarm) {}

  /// @param main the first choice
  public record Act(String value, String word, boolean main) {}
}
