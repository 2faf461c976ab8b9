package abhaya.response.road;

import abhaya.base.geo.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.PriorityQueue;

/// An invented city: blocks of 120 m, every eighth street a wide one, and a river that only every
/// twentieth street crosses. Writes itself as an extract, and knows its ways by a search of its own
/// over plain arrays, the oracle.
final class Grid {
  private static final Point CORNER = new Point(26.6, 80.7);
  private static final double BLOCK_DEGREES = 120 / Point.DEGREE_METRES;
  private static final int WIDE_EVERY = 8;
  private static final int BRIDGE_EVERY = 20;
  private static final double WIDE_METRES_PER_SECOND = 60 / 3.6;
  private static final double METRES_PER_SECOND = 30 / 3.6;

  private final int side;

  Grid(int side) {
    this.side = side;
  }

  int junctions() {
    return side * side;
  }

  Point place(int junction) {
    return new Point(
        CORNER.lat() + junction / side * BLOCK_DEGREES,
        CORNER.lon() + junction % side * BLOCK_DEGREES);
  }

  Path write(Path file) throws IOException {
    try (var out = Files.newBufferedWriter(file)) {
      out.write("<?xml version='1.0'?>\n<osm version='0.6' timestamp='2026-11-20T00:00:00Z'>\n");
      for (int i = 0; i < junctions(); i++) {
        var at = place(i);
        out.write(
            String.format(
                Locale.ROOT, "<node id='%d' lat='%.7f' lon='%.7f'/>%n", i + 1, at.lat(), at.lon()));
      }
      for (int line = 0; line < side; line++) {
        out.write(way(2 * line + 1, line, line * side, 1, side));
        if (line % BRIDGE_EVERY == 0) out.write(way(2 * line + 2, line, line, side, side));
        else {
          int half = side / 2;
          out.write(way(2 * line + 2, line, line, side, half));
          out.write(way(4 * side + line, line, line + half * side, side, side - half));
        }
      }
      out.write("</osm>\n");
    }
    return file;
  }

  private static String way(int id, int line, int first, int step, int count) {
    var text = new StringBuilder("<way id='" + id + "'>");
    for (int i = 0; i < count; i++) {
      text.append("<nd ref='").append(first + i * step + 1).append("'/>");
    }
    var kind = line % WIDE_EVERY == 0 ? "secondary" : "residential";
    return text.append("<tag k='highway' v='" + kind + "'/></way>\n").toString();
  }

  private record Label(int junction, double seconds) {}

  /// Seconds to one junction from each.
  double[] secondsTo(int target) {
    var seconds = new double[junctions()];
    Arrays.fill(seconds, Double.POSITIVE_INFINITY);
    seconds[target] = 0;
    var queue = new PriorityQueue<Label>((a, b) -> Double.compare(a.seconds(), b.seconds()));
    queue.add(new Label(target, 0));
    while (!queue.isEmpty()) {
      var label = queue.poll();
      if (label.seconds() > seconds[label.junction()]) continue;
      for (int step : new int[] {1, -1, side, -side}) {
        int next = label.junction() + step;
        if (!isStreet(label.junction(), next)) continue;
        double far = label.seconds() + seconds(label.junction(), next);
        if (far < seconds[next]) {
          seconds[next] = far;
          queue.add(new Label(next, far));
        }
      }
    }
    return seconds;
  }

  private boolean isStreet(int from, int to) {
    if (to < 0 || to >= junctions()) return false;
    if (from / side == to / side) return true;
    if (from % side != to % side) return false;
    var overRiver = Math.max(from, to) / side == side / 2;
    return !overRiver || from % side % BRIDGE_EVERY == 0;
  }

  private double seconds(int from, int to) {
    int line = from / side == to / side ? from / side : from % side;
    double speed = line % WIDE_EVERY == 0 ? WIDE_METRES_PER_SECOND : METRES_PER_SECOND;
    return place(from).metresTo(place(to)) / speed;
  }
}
