package abhaya.response.recommend;

import abhaya.base.geo.Box;
import abhaya.base.geo.CellGrid;
import abhaya.base.geo.Point;

/// Rings of cells round a place, and how far away everything beyond them is.
final class CellRings {

  /// Metres by which a distance may be rounded short before a cell is left out.
  private static final double ROUNDING = 0.999_999;

  private final Box box;
  private final double degrees;
  private final int rows;
  private final int columns;

  CellRings(CellGrid grid) {
    box = grid.box();
    degrees = grid.degrees();
    rows = grid.rows();
    columns = grid.columns();
  }

  /// What is done with each cell.
  interface Visit {

    /// @return how many slots were in it
    int cell(int cell);
  }

  /// Goes from ring to ring until whatever is farther out is farther than the worst so far, or
  /// until so many slots were seen.
  ///
  /// @param most the last ring
  /// @return whether nothing farther out can be nearer
  boolean walk(NearestFew few, int row, int column, int most, int all, Visit visit) {
    int seen = 0;
    int last = Math.min(most, Math.max(rows, columns));
    for (int ring = 0; ring <= last; ring++) {
      for (int r = Math.max(0, row - ring); r <= Math.min(rows - 1, row + ring); r++) {
        int step = Math.abs(r - row) == ring ? 1 : Math.max(1, 2 * ring);
        for (int c = column - ring; c <= column + ring; c += step) {
          if (c >= 0 && c < columns) seen += visit.cell(r * columns + c);
        }
      }
      if (seen == all || isBeyond(few, row, column, ring)) return true;
    }
    return false;
  }

  /// Whether everything outside the block of rings up to this one is farther than the worst. A side
  /// of the block at the edge of the grid has nothing outside.
  private boolean isBeyond(NearestFew few, int row, int column, int ring) {
    double worst = few.worst() / ROUNDING;
    var place = few.place();
    double south = box.south() + (row - ring) * degrees;
    double north = box.south() + (row + ring + 1) * degrees;
    double west = box.west() + (column - ring) * degrees;
    double east = box.west() + (column + ring + 1) * degrees;
    return (row - ring <= 0 || parallel(place, south) > worst)
        && (row + ring >= rows - 1 || parallel(place, north) > worst)
        && (column - ring <= 0 || meridian(place, west) > worst)
        && (column + ring >= columns - 1 || meridian(place, east) > worst);
  }

  private static double parallel(Point place, double lat) {
    return Math.abs(lat - place.lat()) * Point.DEGREE_METRES;
  }

  /// To the nearest point of a meridian, on the sphere.
  private static double meridian(Point place, double lon) {
    double turn = Math.toRadians(Math.abs(lon - place.lon()));
    if (turn >= Math.PI / 2) return (90 - Math.abs(place.lat())) * Point.DEGREE_METRES;
    double sine = Math.cos(Math.toRadians(place.lat())) * Math.sin(turn);
    return Math.asin(sine) * Point.EARTH_RADIUS_METRES;
  }
}
