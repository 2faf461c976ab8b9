package abhaya.response.recommend;

import abhaya.base.geo.Box;
import abhaya.base.geo.CellGrid;
import abhaya.base.geo.Point;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// The table of paces: which holds at a place and an hour.
///
/// The square of the place speaks first, then its district, then its state, then what is assumed. A
/// square nobody drove to belongs to the district of the nearest one with trips within some 25 km,
/// and to the state of the nearest within some 200 km: no outline is asked.
public final class PaceBook {
  /// Stands for a unit as a whole where a cell could stand.
  public static final int WHOLE = -1;

  public static final double CELL_DEGREES = 0.05;

  private static final CellGrid GRID = new CellGrid(Box.INDIA, CELL_DEGREES);
  private static final int DISTRICT_RINGS = 5;
  private static final int STATE_RINGS = 40;
  private static final int HOURS = 24;

  /// Before anything was learnt.
  public static final PaceBook EMPTY = new PaceBook(List.of());

  private final Map<Integer, Home> homes = new HashMap<>();
  private final Map<Integer, @Nullable Pace[]> cells = new HashMap<>();
  private final Map<Integer, @Nullable Pace[]> districts = new HashMap<>();
  private final Map<Integer, @Nullable Pace[]> states = new HashMap<>();

  /// @param cell [#WHOLE] for the unit as a whole
  public record Row(int state, int unit, int cell, Pace pace) {}

  private record Home(int state, int unit, int trips) {}

  /// Of two rows for the same square and hour, on a border of districts, that of more trips speaks.
  public PaceBook(List<Row> rows) {
    for (var row : rows) {
      switch (row.pace().level()) {
        case HERE -> {
          put(cells, row.cell(), row.pace());
          var home = new Home(row.state(), row.unit(), row.pace().trips());
          homes.merge(row.cell(), home, (a, b) -> a.trips() >= b.trips() ? a : b);
        }
        case DISTRICT -> put(districts, row.unit(), row.pace());
        case STATE -> put(states, row.state(), row.pace());
        case ASSUMED -> throw new IllegalArgumentException("what is assumed is no row");
      }
    }
  }

  private static void put(Map<Integer, @Nullable Pace[]> of, int key, Pace pace) {
    var hours = of.computeIfAbsent(key, _ -> new @Nullable Pace[HOURS]);
    for (int hour = 0; hour < HOURS; hour++) {
      if (!pace.holds(hour)) continue;
      var other = hours[hour];
      if (other == null || other.trips() < pace.trips()) hours[hour] = pace;
    }
  }

  /// The square of a place.
  public static int cell(Point place) {
    return GRID.cell(place.lat(), place.lon());
  }

  /// The middle of a square.
  public static Point middle(int cell) {
    int row = cell / GRID.columns();
    int column = cell % GRID.columns();
    var box = GRID.box();
    return new Point(
        box.south() + (row + 0.5) * CELL_DEGREES, box.west() + (column + 0.5) * CELL_DEGREES);
  }

  /// @param hour in India, 0 to 23
  public Pace at(Point place, int hour) {
    return day(place).get(hour);
  }

  /// The pace of each hour of the day at a place.
  public List<Pace> day(Point place) {
    int cell = cell(place);
    var here = cells.get(cell);
    var near = home(cell, DISTRICT_RINGS);
    var district = near == null ? null : districts.get(near.unit());
    var wide = near == null ? home(cell, STATE_RINGS) : near;
    var state = wide == null ? null : states.get(wide.state());
    var day = new ArrayList<Pace>(HOURS);
    for (int hour = 0; hour < HOURS; hour++) {
      @Nullable Pace pace = here == null ? null : here[hour];
      if (pace == null && district != null) pace = district[hour];
      if (pace == null && state != null) pace = state[hour];
      day.add(pace == null ? Pace.USUAL : pace);
    }
    return day;
  }

  private @Nullable Home home(int cell, int rings) {
    if (homes.isEmpty()) return null;
    for (int ring = 0; ring <= rings; ring++) {
      var found = onRing(cell, ring, homes::containsKey);
      if (found != WHOLE) return homes.get(found);
    }
    return null;
  }

  /// The first square of a ring of squares that fits; [#WHOLE] where none does.
  private static int onRing(int cell, int ring, IntPredicate fits) {
    int row = cell / GRID.columns();
    int column = cell % GRID.columns();
    for (int r = row - ring; r <= row + ring; r++) {
      if (r < 0 || r >= GRID.rows()) continue;
      int step = Math.abs(r - row) == ring ? 1 : Math.max(1, 2 * ring);
      for (int c = column - ring; c <= column + ring; c += step) {
        if (c < 0 || c >= GRID.columns()) continue;
        int one = r * GRID.columns() + c;
        if (fits.test(one)) return one;
      }
    }
    return WHOLE;
  }
}
