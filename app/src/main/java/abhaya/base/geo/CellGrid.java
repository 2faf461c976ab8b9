package abhaya.base.geo;

/// A box cut into cells of equal degrees, numbered row by row from the south-west. A point outside
/// counts to the nearest cell, so that nothing falls off the grid.
public record CellGrid(Box box, double degrees) {
  private static final int CELLS_MAX = 1 << 26;

  public CellGrid {
    var many = (box.north() - box.south()) / degrees * ((box.east() - box.west()) / degrees);
    if (!(degrees > 0) || many > CELLS_MAX) throw new IllegalArgumentException("cells too small");
  }

  public int rows() {
    return Math.max(1, (int) Math.ceil((box.north() - box.south()) / degrees));
  }

  public int columns() {
    return Math.max(1, (int) Math.ceil((box.east() - box.west()) / degrees));
  }

  public int size() {
    return rows() * columns();
  }

  public int row(double lat) {
    return Math.clamp((long) Math.floor((lat - box.south()) / degrees), 0, rows() - 1);
  }

  public int column(double lon) {
    return Math.clamp((long) Math.floor((lon - box.west()) / degrees), 0, columns() - 1);
  }

  public int cell(double lat, double lon) {
    return row(lat) * columns() + column(lon);
  }
}
