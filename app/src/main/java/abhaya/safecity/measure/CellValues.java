package abhaya.safecity.measure;

/// One number for each cell of a grid.
public final class CellValues {
  private final Grid grid;
  private final double[] values;

  CellValues(Grid grid, double[] values) {
    this.grid = grid;
    this.values = values;
  }

  public Grid grid() {
    return grid;
  }

  public double at(int column, int row) {
    return values[grid.index(column, row)];
  }

  public double[] toArray() {
    return values.clone();
  }
}
