package abhaya.investigation.imports;

import abhaya.base.web.DataTable;
import abhaya.base.web.Field;
import abhaya.base.web.Link;
import abhaya.base.web.Pager;
import java.util.List;

/// A file in, and the history of those before.
///
/// @param fields of the form; empty for a reader who may not import
public record ImportView(List<Link> tabs, List<Field> fields, DataTable history, Pager pager) {
  public ImportView {
    tabs = List.copyOf(tabs);
    fields = List.copyOf(fields);
  }
}
