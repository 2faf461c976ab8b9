package abhaya.safecity.measure;

import java.util.Arrays;

/// The cells counted as near a cell, itself included: for each row above or below, how far sideways.
public final class Neighbourhood {
  private final int[] halfWidths;

  private Neighbourhood(int[] halfWidths) {
    this.halfWidths = halfWidths;
  }

  /// A square of so many cells to each side.
  public static Neighbourhood square(int cells) {
    if (cells < 0) throw new IllegalArgumentException("a reach is not below nought");
    var halfWidths = new int[cells + 1];
    Arrays.fill(halfWidths, cells);
    return new Neighbourhood(halfWidths);
  }

  /// The cells whose centres lie within a distance.
  public static Neighbourhood disc(double metres, double cellMetres) {
    var cells = (int) Math.floor(metres / cellMetres);
    var halfWidths = new int[cells + 1];
    var squared = metres / cellMetres * (metres / cellMetres);
    for (var dy = 0; dy <= cells; dy++) {
      var width = (int) Math.floor(Math.sqrt(Math.max(0, squared - (double) dy * dy)));
      halfWidths[dy] = width;
    }
    return new Neighbourhood(halfWidths);
  }

  int rows() {
    return halfWidths.length - 1;
  }

  int halfWidth(int dy) {
    return halfWidths[Math.abs(dy)];
  }

  public boolean includes(int dx, int dy) {
    return Math.abs(dy) <= rows() && Math.abs(dx) <= halfWidth(dy);
  }
}
