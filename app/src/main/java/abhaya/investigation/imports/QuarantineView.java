package abhaya.investigation.imports;

import abhaya.base.web.DataTable;
import abhaya.base.web.FilterChips;
import abhaya.base.web.Link;
import abhaya.base.web.Pager;
import java.util.List;

/// The work list of a unit: records that wait.
public record QuarantineView(
    List<Link> tabs, String about, FilterChips filters, DataTable waiting, Pager pager) {
  public QuarantineView {
    tabs = List.copyOf(tabs);
  }
}
