package abhaya.safecity.followup;

import abhaya.base.web.DataTable;
import abhaya.base.web.Field;
import abhaya.base.web.Link;
import java.util.List;
import java.util.Map;

/// The draws of a city, ready to print.
///
/// @param fields of a new draw; empty for who may not
public record DrawView(
    List<Link> tabs, String problem, DataTable draws, List<Field> fields, String action) {

  /// One draw.
  ///
  /// @param recipe command that draws the same from the list
  public record One(
      List<Link> tabs,
      List<Map.Entry<String, String>> facts,
      DataTable drawn,
      String list,
      String recipe) {

    public One {
      tabs = List.copyOf(tabs);
      facts = List.copyOf(facts);
    }
  }

  public DrawView {
    tabs = List.copyOf(tabs);
    fields = List.copyOf(fields);
  }
}
