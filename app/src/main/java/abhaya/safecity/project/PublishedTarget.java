package abhaya.safecity.project;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// A number of things that a report promised, counted or found working. Reports contradict each
/// other; every print is kept.
public record PublishedTarget(
    String city,
    ComponentKind component,
    ComponentKind.Unit unit,
    Meaning meaning,
    long quantity,
    LocalDate asOf,
    String source,
    String note) {

  /// What the number was said to be.
  public enum Meaning {
    PROPOSED,
    TARGET,
    TENDERED,
    DONE,
    WORKING,
    EXISTING
  }

  private static final int COLUMNS = 8;

  public PublishedTarget {
    if (!component.isCountedIn(unit))
      throw new IllegalArgumentException(component + " is not counted in " + unit);
  }

  /// Reads our own file; a fault in it is a defect. No cell of it holds a comma.
  public static List<PublishedTarget> readAll(String csv) {
    var targets = new ArrayList<PublishedTarget>();
    var lines = csv.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    for (var line : lines.subList(1, lines.size())) {
      var cells = line.split(",", -1);
      if (cells.length != COLUMNS) throw new IllegalArgumentException("eight columns: " + line);
      targets.add(
          new PublishedTarget(
              cells[0],
              ComponentKind.valueOf(cells[1]),
              ComponentKind.Unit.valueOf(cells[2]),
              Meaning.valueOf(cells[3]),
              Long.parseLong(cells[4]),
              LocalDate.parse(cells[5]),
              cells[6],
              cells[7]));
    }
    return targets;
  }
}
