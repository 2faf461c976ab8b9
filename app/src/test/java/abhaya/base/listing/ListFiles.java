package abhaya.base.listing;

import abhaya.base.access.Scope;
import abhaya.base.paper.FileSheet;
import abhaya.base.paper.Stamp;
import abhaya.base.web.Address;
import abhaya.base.web.Visit;
import java.util.List;
import java.util.Set;

/// Files of lists in tests: exactly what the export form would make of an address.
public final class ListFiles {
  private ListFiles() {}

  public static FileSheet of(List<ListExport> lists, Scope scope, Visit visit, String address) {
    var at = Address.of(address);
    var list = lists.stream().filter(one -> one.isOf(at.path())).findFirst().orElseThrow();
    var asked = new ListExport.Asked(at, Set.of());
    return scope
        .context()
        .call(() -> list.making().make(scope, visit, asked, Stamp.of(visit, "")).sheet());
  }

  /// The names of its columns.
  public static List<String> heads(FileSheet sheet) {
    return sheet.heads().stream().map(FileSheet.Head::name).toList();
  }

  /// What stands in one column, row by row.
  public static List<Object> column(FileSheet sheet, int number) {
    return sheet.rows().stream().map(row -> row.get(number)).toList();
  }
}
