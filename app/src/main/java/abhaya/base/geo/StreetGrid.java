package abhaya.base.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Invented streets round a place, the same for the same seed: no real city's map.
///
/// A bent net: every fourth street is a main road, blocks are of uneven depth, some side streets end
/// early. What a demonstration puts at the roadside (poles, cameras, outposts, events) takes its
/// places from here, so that all of it lies on the same streets.
public final class StreetGrid {
  private static final int MAIN_EVERY = 4;
  private static final double UNEVEN = 0.22;
  private static final double BENT = 0.06;
  private static final double ENDS_EARLY = 0.3;
  private static final int BLOCKS_MAX = 400;

  private final Point centre;
  private final List<Street> streets;

  /// One street from its first corner to its last.
  ///
  /// @param code `M3` a main road, `S14` a side street; printed as it stands
  /// @param corners at least two
  public record Street(String code, boolean main, List<Point> corners) {
    public Street {
      corners = List.copyOf(corners);
      if (corners.size() < 2) throw new IllegalArgumentException("a street has two ends");
    }

    /// The place so far along the street, 0 the first corner, 1 the last.
    public Point at(double share) {
      var place = Math.clamp(share, 0, 1) * (corners.size() - 1);
      var from = (int) Math.min(Math.floor(place), corners.size() - 2.0);
      var one = corners.get(from);
      var two = corners.get(from + 1);
      var part = place - from;
      return new Point(
          one.lat() + (two.lat() - one.lat()) * part, one.lon() + (two.lon() - one.lon()) * part);
    }
  }

  private StreetGrid(Point centre, List<Street> streets) {
    this.centre = centre;
    this.streets = List.copyOf(streets);
  }

  /// Streets in a square of so many blocks a side.
  ///
  /// @param blockMetres mean depth of a block
  public static StreetGrid around(Point centre, int blocks, double blockMetres, long seed) {
    if (blocks < 2 || blocks > BLOCKS_MAX) throw new IllegalArgumentException("2 to 400 blocks");
    if (!(blockMetres >= 20)) throw new IllegalArgumentException("a block is 20 m or deeper");
    var random = new SplittableRandom(seed);
    var net = new Net(new Plane(centre), random.nextDouble(-0.35, 0.35), blockMetres);
    var east = lines(blocks, blockMetres, random);
    var north = lines(blocks, blockMetres, random);
    var streets = new ArrayList<Street>();
    for (var across = 0; across < 2; across++) {
      for (var line = 0; line <= blocks; line++) {
        var main = line % MAIN_EVERY == 0;
        var first = main || random.nextDouble() > ENDS_EARLY ? 0 : random.nextInt(1, blocks);
        var last =
            main || random.nextDouble() > ENDS_EARLY ? blocks : random.nextInt(first, blocks);
        var corners = new ArrayList<Point>();
        for (var at = first; at <= Math.max(last, first + 1) && at <= blocks; at++)
          corners.add(across == 0 ? net.at(east[at], north[line]) : net.at(east[line], north[at]));
        if (corners.size() < 2) continue;
        streets.add(new Street((main ? "M" : "S") + (streets.size() + 1), main, corners));
      }
    }
    return new StreetGrid(centre, streets);
  }

  /// Distances of the lines from the middle, uneven and rising.
  private static double[] lines(int blocks, double metres, SplittableRandom random) {
    var places = new double[blocks + 1];
    for (var i = 0; i <= blocks; i++)
      places[i] = (i - blocks / 2.0 + random.nextDouble(-UNEVEN, UNEVEN)) * metres;
    return places;
  }

  /// The net turned as a whole and bent a little.
  private record Net(Plane plane, double turn, double blockMetres) {
    Point at(double east, double north) {
      var wave = 12 * blockMetres;
      var x = east + BENT * wave * Math.sin(north / wave);
      var y = north + BENT * wave * Math.sin(east / wave);
      return plane.at(
          x * Math.cos(turn) - y * Math.sin(turn), x * Math.sin(turn) + y * Math.cos(turn));
    }
  }

  public Point centre() {
    return centre;
  }

  public List<Street> streets() {
    return streets;
  }

  /// A place at some street; main roads are taken three times as often.
  public Point somewhere(SplittableRandom random) {
    return street(random).at(random.nextDouble());
  }

  public Street street(SplittableRandom random) {
    var chosen = streets.get(random.nextInt(streets.size()));
    for (var tries = 0; tries < 2 && !chosen.main(); tries++)
      chosen = streets.get(random.nextInt(streets.size()));
    return chosen;
  }
}
