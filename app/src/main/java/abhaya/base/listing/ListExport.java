package abhaya.base.listing;

import abhaya.base.access.Scope;
import abhaya.base.paper.FileSheet;
import abhaya.base.paper.Stamp;
import abhaya.base.web.Address;
import abhaya.base.web.Visit;
import java.util.Set;

/// A list of cases or people of which files can be made. The module that has the list declares it
/// as a bean.
///
/// @param path address of the list without its query
public record ListExport(String path, Making making) {

  /// Makes the sheet of exactly the view that an address names. It asks for the reader's rights as
  /// the page does, so that what the page may not show is not in the file.
  @FunctionalInterface
  public interface Making {
    Made make(Scope scope, Visit visit, Asked asked, Stamp stamp);
  }

  /// @param of the list with its filters, columns and order
  /// @param only handles of the chosen rows; empty: all
  public record Asked(Address of, Set<String> only) {
    public Asked {
      only = Set.copyOf(only);
    }
  }

  /// @param unit code of the unit whose rows these are, for the trail
  /// @param name of the file without ending: codes and days only
  public record Made(String unit, String name, int rows, FileSheet sheet) {}
}
