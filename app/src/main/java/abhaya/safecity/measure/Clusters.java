package abhaya.safecity.measure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Groups of points lying densely together, and the noise between them (DBSCAN).
///
/// @param groups numbers of the points of each group, rising
public record Clusters(List<List<Integer>> groups, List<Integer> noise) {

  public Clusters {
    groups = groups.stream().map(group -> group.stream().sorted().toList()).toList();
    noise = noise.stream().sorted().toList();
  }

  /// A point is a core if at least so many points, itself included, lie within reach of it.
  public static Clusters dense(double reachMetres, int pointsMin, double[] xs, double[] ys) {
    var ones = new long[xs.length];
    Arrays.fill(ones, 1);
    return heavy(reachMetres, pointsMin, xs, ys, ones);
  }

  /// The same where a point stands for several, such as the middle of a cell for its events.
  public static Clusters heavy(
      double reachMetres, long weightMin, double[] xs, double[] ys, long[] weights) {
    var near = new Near(reachMetres, xs, ys);
    var groups = new ArrayList<List<Integer>>();
    var noise = new ArrayList<Integer>();
    var group = new int[xs.length];
    for (var start = 0; start < xs.length; start++) {
      if (group[start] != 0 || weight(near.of(start), weights) < weightMin) continue;
      var members = new ArrayList<Integer>();
      groups.add(members);
      var open = new ArrayDeque<Integer>(List.of(start));
      group[start] = groups.size();
      while (!open.isEmpty()) {
        var point = open.pop();
        members.add(point);
        var around = near.of(point);
        if (weight(around, weights) < weightMin) continue;
        for (var other : around) {
          if (group[other] != 0) continue;
          group[other] = groups.size();
          open.push(other);
        }
      }
    }
    for (var i = 0; i < xs.length; i++) if (group[i] == 0) noise.add(i);
    return new Clusters(groups, noise);
  }

  private static long weight(List<Integer> points, long[] weights) {
    var sum = 0L;
    for (var point : points) sum += weights[point];
    return sum;
  }

  /// Distance under which neighbours are nearer than chance would have them, for N points on an area
  /// (nearest-neighbour hierarchical clustering).
  ///
  /// @param t standard errors below the mean, 1.645 for one in twenty
  public static Optional<Double> threshold(long points, double squareMetres, double t) {
    if (points < 1 || !(squareMetres > 0)) return Optional.empty();
    var error = 0.26136 / Math.sqrt((double) points * points / squareMetres);
    return Optional.of(0.5 * Math.sqrt(squareMetres / points) - t * error);
  }

  /// Points by cells as wide as the reach: a point's neighbours lie in nine of them.
  private static final class Near {
    private record Cell(long column, long row) {}

    private final Map<Cell, List<Integer>> cells = new HashMap<>();
    private final double reach;
    private final double[] xs;
    private final double[] ys;

    Near(double reach, double[] xs, double[] ys) {
      this.reach = reach;
      this.xs = xs;
      this.ys = ys;
      for (var i = 0; i < xs.length; i++)
        cells.computeIfAbsent(cellOf(i), _ -> new ArrayList<>()).add(i);
    }

    List<Integer> of(int point) {
      var found = new ArrayList<Integer>();
      var cell = cellOf(point);
      for (var row = cell.row - 1; row <= cell.row + 1; row++)
        for (var column = cell.column - 1; column <= cell.column + 1; column++)
          for (var other : cells.getOrDefault(new Cell(column, row), List.of()))
            if (Math.hypot(xs[point] - xs[other], ys[point] - ys[other]) <= reach) found.add(other);
      return found;
    }

    private Cell cellOf(int point) {
      return new Cell((long) Math.floor(xs[point] / reach), (long) Math.floor(ys[point] / reach));
    }
  }
}
