package abhaya.investigation.work;

import abhaya.base.web.DataTable;
import abhaya.base.web.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Exhibits, or the queues of laboratories.
///
/// @param chips lists with their numbers; empty for laboratories
/// @param more a second table under the first; null where there is none
public record ExhibitView(
    List<Link> tabs,
    String about,
    List<WorkView.Chip> chips,
    DataTable table,
    @Nullable DataTable more) {
  public ExhibitView {
    tabs = List.copyOf(tabs);
    chips = List.copyOf(chips);
  }
}
