package abhaya.simulator;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Somebody or something that moves along the streets of a city: blocks of 240 m round its middle,
/// never across a block. With an aim it drives there, first along one street and then the other;
/// without one it turns at corners as it likes.
final class Walk {
  static final double BLOCK_METRES = 240;
  private static final int BLOCKS = 44;

  private final City city;
  private final SplittableRandom random;
  private double north;
  private double east;
  private int turn;
  private @Nullable Place aim;

  Walk(City city, SplittableRandom random) {
    this.city = city;
    this.random = random;
    this.north = corner(random);
    this.east = corner(random);
    this.turn = random.nextInt(4);
  }

  /// Somewhere at a roadside.
  static Place somewhere(City city, SplittableRandom random) {
    double along = (random.nextDouble() - 0.5) * BLOCKS * BLOCK_METRES;
    double across = corner(random);
    return random.nextBoolean()
        ? city.middle().moved(along, across)
        : city.middle().moved(across, along);
  }

  private static double corner(SplittableRandom random) {
    return (random.nextInt(BLOCKS) - BLOCKS / 2) * BLOCK_METRES;
  }

  Place place() {
    return city.middle().moved(north, east);
  }

  City city() {
    return city;
  }

  /// Degrees from north, clockwise.
  int heading() {
    return turn * 90;
  }

  void aimAt(@Nullable Place place) {
    aim = place;
  }

  boolean isThere() {
    var to = aim;
    return to != null && place().metresTo(to) < BLOCK_METRES;
  }

  /// Goes on by so many metres, corner by corner.
  void go(double metres) {
    double left = metres;
    for (int legs = 0; left > 0.5 && legs < 200; legs++) {
      if (isThere()) return;
      if (atCorner()) turn = next();
      double leg = Math.min(left, toNextCorner());
      switch (turn) {
        case 0 -> north += leg;
        case 1 -> east += leg;
        case 2 -> north -= leg;
        default -> east -= leg;
      }
      left -= leg;
    }
  }

  private boolean atCorner() {
    return offCorner(north) < 0.5 && offCorner(east) < 0.5;
  }

  private static double offCorner(double at) {
    return Math.abs(at - Math.round(at / BLOCK_METRES) * BLOCK_METRES);
  }

  private double toNextCorner() {
    double at = turn % 2 == 0 ? north : east;
    boolean rises = turn < 2;
    double steps = at / BLOCK_METRES;
    double next = rises ? Math.floor(steps + 1e-6) + 1 : Math.ceil(steps - 1e-6) - 1;
    return Math.max(1, Math.abs(next * BLOCK_METRES - at));
  }

  private int next() {
    var to = aim;
    if (to != null) return towards(to);
    double edge = BLOCKS * BLOCK_METRES / 2;
    if (north > edge) return 2;
    if (north < -edge) return 0;
    if (east > edge) return 3;
    if (east < -edge) return 1;
    int drawn = random.nextInt(6);
    if (drawn == 0) return (turn + 1) % 4;
    return drawn == 1 ? (turn + 3) % 4 : turn;
  }

  private int towards(Place to) {
    var here = place();
    double northward = here.metresTo(new Place(to.lat(), here.lon()));
    double eastward = here.metresTo(new Place(here.lat(), to.lon()));
    if (northward > BLOCK_METRES / 2) return to.lat() > here.lat() ? 0 : 2;
    if (eastward > 1) return to.lon() > here.lon() ? 1 : 3;
    return turn;
  }
}
