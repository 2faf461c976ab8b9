package abhaya.response.recommend;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.ItemBoundable;
import org.locationtech.jts.index.strtree.STRtree;

/// Packed trees of JTS, one for each capability, so that none is searched for what it has not. They
/// cannot be changed, and are built anew each second. On Mercator's plane, where near places keep
/// their order; a few more than asked for are put in order on the sphere.
final class TreeSide implements Side {
  private static final int LOOKED_AT = 8;
  private static final long REST_NANOS = 1_000_000_000;

  private final MovingUnits units;
  private volatile List<STRtree> trees = List.of();
  private long builtAt;

  TreeSide(MovingUnits units) {
    this.units = units;
    settle();
  }

  @Override
  public void moved(int unit) {
    if (System.nanoTime() - builtAt > REST_NANOS) settle();
  }

  @Override
  public void settle() {
    var fresh = new ArrayList<STRtree>();
    for (int bit = 0; bit < MovingUnits.SHARES.length; bit++) fresh.add(new STRtree());
    for (int unit = 0; unit < units.size(); unit++) {
      if (!units.isFree(unit)) continue;
      var point = units.point(unit);
      var place = plane(point.lat(), point.lon());
      for (int bit = 0; bit < MovingUnits.SHARES.length; bit++) {
        if (units.can(unit, bit)) fresh.get(bit).insert(place, unit);
      }
    }
    for (var tree : fresh) tree.build();
    trees = List.copyOf(fresh);
    builtAt = System.nanoTime();
  }

  private static Envelope plane(double lat, double lon) {
    double up = Math.toRadians(lat);
    double north = Math.log(Math.tan(Math.PI / 4 + up / 2));
    double east = Math.toRadians(lon);
    return new Envelope(east, east, north, north);
  }

  private static double apart(ItemBoundable one, ItemBoundable other) {
    return ((Envelope) one.getBounds()).distance((Envelope) other.getBounds());
  }

  @Override
  public void ask(Question[] questions, int[][] answers) {
    for (int i = 0; i < questions.length; i++) {
      var place = questions[i].place();
      var tree = trees.get(questions[i].capability());
      var found =
          tree.nearestNeighbour(plane(place.lat(), place.lon()), -1, TreeSide::apart, LOOKED_AT);
      var near = new int[found.length];
      for (int at = 0; at < near.length; at++) near[at] = (Integer) found[at];
      answers[i] = units.nearest(place, near);
    }
  }

  @Override
  public String freshness() {
    return "as of the last second";
  }
}
