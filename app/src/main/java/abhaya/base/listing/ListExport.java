package abhaya.base.listing;

import abhaya.base.access.Scope;
import abhaya.base.paper.FileSheet;
import abhaya.base.paper.Stamp;
import abhaya.base.web.Address;
import abhaya.base.web.FilterChips;
import abhaya.base.web.ListShape;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.springframework.http.HttpStatus;

/// A list of which files can be made. The module that has the list declares it as a bean.
///
/// @param path address of the list without its query; `/units/*` also one name further
/// @param object what the trail says was taken
/// @param guard who must agree
public record ListExport(String path, String object, Guard guard, Making making) {
  /// More rows than this are a copy of the register and not a list.
  public static final int ROWS_MAX = 5_000;

  private static final String ANY = "/*";

  /// Whether a second person is asked.
  public enum Guard {
    /// Cases, people, incidents: above [ExportDesk#ROWS_ALONE] rows.
    TWO_PEOPLE,
    /// Nothing about anybody: units, things in the street.
    ALONE
  }

  /// The path that is kept with a file asked for: without what differs from row to row.
  String kept() {
    return path.endsWith(ANY) ? path.substring(0, path.length() - ANY.length()) : path;
  }

  boolean isOf(String asked) {
    if (!path.endsWith(ANY)) return asked.equals(path);
    if (asked.equals(kept())) return true;
    return asked.startsWith(kept() + "/") && asked.indexOf('/', kept().length() + 1) < 0;
  }

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

    /// The chosen ones of these rows; all where none was chosen.
    public <R> List<R> chosen(List<R> rows, Function<R, String> handle) {
      if (only.isEmpty()) return rows;
      return rows.stream().filter(row -> only.contains(handle.apply(row))).toList();
    }
  }

  /// @param unit code of the unit whose rows these are, for the trail
  /// @param name of the file without ending: codes and days only
  public record Made(String unit, String name, int rows, FileSheet sheet) {

    /// These rows as they stand on the page.
    ///
    /// @throws Refused for more than [#ROWS_MAX]
    public static <R> Made of(Cover cover, ListShape<R> shape, List<R> rows, Stamp stamp) {
      if (rows.size() > ROWS_MAX) {
        throw Refused.with(HttpStatus.UNPROCESSABLE_CONTENT, "export-too-many");
      }
      var frame = new FileSheet.Frame(cover.title(), cover.facts(), cover.notes());
      var sheet = FileSheet.of(shape, rows, null, frame, stamp);
      return new Made(cover.unit(), cover.file(), rows.size(), sheet);
    }
  }

  /// What stands around the rows of a file.
  ///
  /// @param unit code of the unit whose rows these are
  /// @param file its name without ending: codes and days only
  public record Cover(
      String unit, String file, String title, List<FileSheet.Fact> facts, List<String> notes) {
    public Cover {
      facts = List.copyOf(facts);
      notes = List.copyOf(notes);
    }

    /// The filters that a reader sees above the list, as the facts of the file.
    public static List<FileSheet.Fact> facts(List<FilterChips.Chip> filters) {
      return filters.stream().map(chip -> new FileSheet.Fact(chip.label(), chip.value())).toList();
    }
  }
}
