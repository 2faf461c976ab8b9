package abhaya.base.geo;

/// A cell that may be shown where the place itself may not: at least so many metres each way, and
/// always the same one for the same place, so that asking often tells no more than asking once.
public record CoarseCell(int row, int column, double metres) {

  public CoarseCell {
    if (!(metres >= 100)) throw new IllegalArgumentException("too fine to hide a place");
  }

  public static CoarseCell of(Point point, double metres) {
    int row = (int) Math.floor((point.lat() + 90) / height(metres));
    int column = (int) Math.floor((point.lon() + 180) / width(row, metres));
    return new CoarseCell(row, column, metres);
  }

  public Box box() {
    double south = row * height(metres) - 90;
    double west = column * width(row, metres) - 180;
    return new Box(
        Math.max(-90, south),
        Math.clamp(west, -180, 180),
        Math.clamp(south + height(metres), -90, 90),
        Math.clamp(west + width(row, metres), -180, 180));
  }

  public Point centre() {
    return box().centre();
  }

  /// A name for it that says nothing but the cell.
  public String name() {
    return Math.round(metres) + "-" + row + "-" + column;
  }

  private static double height(double metres) {
    return metres / Point.DEGREE_METRES * 1.000_01;
  }

  /// Measured along the parallel of the row that lies farther from the equator, the shorter one.
  private static double width(int row, double metres) {
    double south = Math.abs(row * height(metres) - 90);
    double north = Math.abs((row + 1) * height(metres) - 90);
    double thin = Math.cos(Math.toRadians(Math.min(89.9, Math.max(south, north))));
    return Math.min(360, height(metres) / thin);
  }
}
