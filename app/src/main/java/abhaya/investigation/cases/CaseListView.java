package abhaya.investigation.cases;

import abhaya.base.web.DataTable;
import abhaya.base.web.FilterChips;
import abhaya.base.web.Pager;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cases of a unit without anything that points at a victim.
///
/// @param about one sentence: what the list shows and what it leaves out
/// @param states the lists of this unit, each with its number of cases
/// @param tools columns, kept views, files
/// @param here address of exactly this view, of which the chosen rows can be taken; null where this
///     reader takes no file
public record CaseListView(
    String about,
    List<State> states,
    FilterChips tools,
    DataTable cases,
    Pager pager,
    @Nullable String here) {
  public CaseListView {
    states = List.copyOf(states);
  }

  /// @param alarm what a supervisor must see
  public record State(String name, String count, String href, boolean chosen, boolean alarm) {}
}
