package abhaya.investigation.cases;

import abhaya.base.web.DataTable;
import abhaya.base.web.Pager;
import java.util.List;

/// Cases of a unit without anything that points at a victim.
///
/// @param about one sentence: what the list shows and what it leaves out
/// @param states the lists of this unit, each with its number of cases
public record CaseListView(String about, List<State> states, DataTable cases, Pager pager) {
  public CaseListView {
    states = List.copyOf(states);
  }

  /// @param alarm what a supervisor must see
  public record State(String name, String count, String href, boolean chosen, boolean alarm) {}
}
