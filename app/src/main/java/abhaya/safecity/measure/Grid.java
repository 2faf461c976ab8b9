package abhaya.safecity.measure;

/// Square cells over a plane in metres; cell 0 lies at the smallest x and y, rows one after another.
public record Grid(double minX, double minY, double cellMetres, int columns, int rows) {
  private static final int CELLS_MAX = 1 << 24;

  public Grid {
    if (!(cellMetres > 0) || columns < 1 || rows < 1)
      throw new IllegalArgumentException("a grid has cells");
    if ((long) columns * rows > CELLS_MAX)
      throw new IllegalArgumentException("a grid has at most " + CELLS_MAX + " cells");
  }

  public int cells() {
    return columns * rows;
  }

  public int index(int column, int row) {
    return row * columns + column;
  }

  /// The cell of a point; -1 outside. A point on an edge belongs to the cell it begins.
  public int cellOf(double x, double y) {
    var column = Math.floor((x - minX) / cellMetres);
    var row = Math.floor((y - minY) / cellMetres);
    if (!(column >= 0 && column < columns && row >= 0 && row < rows)) return -1;
    return index((int) column, (int) row);
  }

  public double centreX(int column) {
    return minX + (column + 0.5) * cellMetres;
  }

  public double centreY(int row) {
    return minY + (row + 0.5) * cellMetres;
  }
}
