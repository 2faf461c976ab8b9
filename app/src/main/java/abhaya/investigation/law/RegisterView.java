package abhaya.investigation.law;

import abhaya.base.web.DataTable;
import abhaya.base.web.Link;
import java.util.List;

/// A register of the law, ready to print.
///
/// @param about what the register holds and how sure its rows are
public record RegisterView(List<Link> tabs, String about, String count, DataTable table) {
  public RegisterView {
    tabs = List.copyOf(tabs);
  }
}
