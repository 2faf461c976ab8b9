package abhaya.investigation.work;

import abhaya.base.web.DataTable;
import abhaya.base.web.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an officer who goes leaves behind.
///
/// @param officers who holds open cases here
/// @param sheet her cases, one after the other; empty until an officer is chosen
/// @param form gives them all to another officer; null where nothing is to be given
public record HandOverView(
    List<Link> tabs,
    DataTable officers,
    String officer,
    List<Sheet> sheet,
    @Nullable WorkForm form) {
  public HandOverView {
    tabs = List.copyOf(tabs);
    sheet = List.copyOf(sheet);
  }

  /// One case on the sheet.
  ///
  /// @param lines what a successor must know first
  public record Sheet(Link fir, String left, List<Fact> lines) {
    public Sheet {
      lines = List.copyOf(lines);
    }
  }

  public record Fact(String name, String value) {}
}
