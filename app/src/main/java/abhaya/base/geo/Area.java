package abhaya.base.geo;

import java.util.ArrayList;
import java.util.List;

/// A piece of land: one or more closed lines, read by the even-odd rule, so that islands and holes
/// are simply more lines.
///
/// Two questions have two answers. [#side] says truly whether a point is on the line. [#owns] gives
/// every point of a line to exactly one of the areas that share it: where areas tile the land, each
/// place has one owner, also on borders and corners.
public final class Area {
  private final List<Loop> loops;
  private final Box box;

  public Area(List<Loop> loops) {
    if (loops.isEmpty()) throw new IllegalArgumentException("an area has an outline");
    this.loops = List.copyOf(loops);
    var corners = new ArrayList<Point>();
    for (var loop : loops) for (int i = 0; i < loop.size(); i++) corners.add(loop.corner(i));
    this.box = Box.around(corners).orElseThrow();
  }

  public static Area of(Point... corners) {
    return new Area(List.of(new Loop(List.of(corners))));
  }

  public Box box() {
    return box;
  }

  public Side side(Point point) {
    if (!box.holds(point)) return Side.OUTSIDE;
    for (var loop : loops) if (loop.touches(point.lat(), point.lon())) return Side.EDGE;
    return isOdd(point) ? Side.INSIDE : Side.OUTSIDE;
  }

  /// Whether the point belongs here. On a line it belongs to the area north or east of it.
  public boolean owns(Point point) {
    return box.holds(point) && isOdd(point);
  }

  /// How far the nearest line is, from inside or outside. Good to 0.7 % up to 50 km.
  public double metresToEdge(Point point) {
    double least = Double.MAX_VALUE;
    for (var loop : loops) least = Math.min(least, loop.metresTo(point));
    return least;
  }

  /// Whether a place known only to so many metres may lie on either side of the line.
  public boolean isDoubtful(Point point, double radiusMetres) {
    return metresToEdge(point) <= radiusMetres;
  }

  private boolean isOdd(Point point) {
    var odd = false;
    for (var loop : loops) odd ^= loop.crossedOddly(point.lat(), point.lon());
    return odd;
  }
}
