package abhaya.safecity.board;

import abhaya.base.web.DataTable;
import abhaya.base.web.Link;
import java.util.List;

/// One crore on its way, ready to print.
public record CroreView(List<Link> tabs, List<Link> ways, List<Step> steps) {

  /// @param id of the heading
  /// @param about what this step says
  public record Step(String id, String title, String about, DataTable table) {}

  public CroreView {
    tabs = List.copyOf(tabs);
    ways = List.copyOf(ways);
    steps = List.copyOf(steps);
  }
}
