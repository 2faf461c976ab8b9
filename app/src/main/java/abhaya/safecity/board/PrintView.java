package abhaya.safecity.board;

import abhaya.base.web.DataTable;
import java.util.List;

/// The printed tables, ready to print again.
public record PrintView(List<Print> prints) {

  /// @param notes what the table says against itself
  public record Print(String id, String title, DataTable table, List<String> notes) {

    public Print {
      notes = List.copyOf(notes);
    }
  }

  public PrintView {
    prints = List.copyOf(prints);
  }
}
