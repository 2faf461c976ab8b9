package abhaya.safecity.hotspot;

import abhaya.base.geo.Box;
import abhaya.base.geo.Plane;
import abhaya.base.geo.Point;
import abhaya.base.geo.StreetGrid;
import abhaya.base.jurisdiction.UnitId;
import abhaya.safecity.measure.Grid;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;

/// The cells of one city, laid on a plane at its middle.
///
/// @param inside cells that hold a street
public record Ground(String city, UnitId unit, Point centre, Grid grid, BitSet inside) {
  private static final double STEP_METRES = 40;

  public Ground {
    inside = (BitSet) inside.clone();
  }

  /// Square cells over a square ground; a cell counts if one of the streets passes through it.
  public static Ground over(
      String city, UnitId unit, StreetGrid streets, int cells, int cellMetres) {
    var half = -cells * cellMetres / 2.0;
    var grid = new Grid(half, half, cellMetres, cells, cells);
    var bare = new Ground(city, unit, streets.centre(), grid, new BitSet());
    var inside = new BitSet(grid.cells());
    for (var street : streets.streets()) {
      var metres = street.corners().getFirst().metresTo(street.corners().getLast());
      var steps = (int) Math.max(1, Math.ceil(metres / STEP_METRES));
      for (var i = 0; i <= steps; i++)
        bare.cellOf(street.at((double) i / steps)).ifPresent(inside::set);
    }
    return new Ground(city, unit, streets.centre(), grid, inside);
  }

  @Override
  public BitSet inside() {
    return (BitSet) inside.clone();
  }

  public boolean holds(int cell) {
    return cell >= 0 && cell < grid.cells() && inside.get(cell);
  }

  public List<Integer> cells() {
    return inside.stream().boxed().toList();
  }

  /// The cell of a place; empty outside the ground.
  public OptionalInt cellOf(Point place) {
    var plane = new Plane(centre);
    var cell = grid.cellOf(plane.east(place), plane.north(place));
    return cell < 0 ? OptionalInt.empty() : OptionalInt.of(cell);
  }

  public Box boxOf(int cell) {
    var plane = new Plane(centre);
    var column = cell % grid.columns();
    var row = cell / grid.columns();
    var x = grid.minX() + column * grid.cellMetres();
    var y = grid.minY() + row * grid.cellMetres();
    var low = plane.at(x, y);
    var high = plane.at(x + grid.cellMetres(), y + grid.cellMetres());
    return new Box(low.lat(), low.lon(), high.lat(), high.lon());
  }

  public Point middleOf(int cell) {
    var plane = new Plane(centre);
    return plane.at(grid.centreX(cell % grid.columns()), grid.centreY(cell / grid.columns()));
  }

  /// `R07 C12`: row from the south, column from the west.
  public String name(int cell) {
    return "R%02d C%02d".formatted(cell / grid.columns() + 1, cell % grid.columns() + 1);
  }
}
