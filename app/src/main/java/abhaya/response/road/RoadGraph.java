package abhaya.response.road;

import abhaya.base.geo.Point;
import abhaya.response.recommend.TravelTime.Basis;
import com.graphhopper.routing.querygraph.QueryGraph;
import com.graphhopper.routing.util.EdgeFilter;
import com.graphhopper.storage.BaseGraph;
import com.graphhopper.storage.DAType;
import com.graphhopper.storage.GHDirectory;
import com.graphhopper.storage.index.LocationIndexTree;
import com.graphhopper.storage.index.Snap;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// A graph that is open for reading. Its tables are files mapped into memory: nothing may be asked
/// of it once it is closed, which [Roads] sees to.
final class RoadGraph implements AutoCloseable {
  /// Farther than this from every known road, a place is not on one.
  static final double SNAP_METRES_MAX = 500;

  private final CarRoads roads = new CarRoads();
  private final EdgeFilter usable = roads.usable();
  private final RoadFolder.Kept kept;
  private final GHDirectory directory;
  private final BaseGraph graph;
  private final LocationIndexTree index;

  /// Throws where the folder holds no whole graph.
  RoadGraph(RoadFolder.Kept kept) {
    this.kept = kept;
    directory = new GHDirectory(kept.folder().toString(), DAType.MMAP_RO);
    graph = new BaseGraph.Builder(roads.values()).setDir(directory).build();
    if (!graph.loadExisting()) throw new IllegalStateException("no graph in the folder");
    index = new LocationIndexTree(graph, directory);
    if (!index.loadExisting()) throw new IllegalStateException("no index in the folder");
  }

  RoadFacts facts() {
    return kept.facts();
  }

  Path folder() {
    return kept.folder();
  }

  /// The way of one unit.
  ///
  /// @param seconds by road; where it rests on the distance: it is no nearer than this
  /// @param metres by road
  /// @param besideMetres straight from the unit to its road, and from the road to the place
  record Leg(Basis basis, double seconds, double metres, double besideMetres) {
    static Leg not(Basis basis, double seconds) {
      return new Leg(basis, seconds, 0, 0);
    }
  }

  List<Leg> legs(List<Point> from, Point to, Duration bound) {
    long deadline = System.nanoTime() + bound.toNanos();
    var target = snap(to);
    if (!isOnRoad(target)) {
      return Collections.nCopies(from.size(), Leg.not(Basis.PLACE_OFF_ROAD, 0));
    }
    var legs = new Leg[from.size()];
    Arrays.fill(legs, Leg.not(Basis.UNIT_OFF_ROAD, 0));
    var units = new ArrayList<Integer>();
    var snaps = new ArrayList<Snap>();
    for (int i = 0; i < legs.length; i++) {
      if (System.nanoTime() > deadline) {
        legs[i] = Leg.not(Basis.OUT_OF_TIME, 0);
        continue;
      }
      var snap = snap(from.get(i));
      if (!isOnRoad(snap)) continue;
      units.add(i);
      snaps.add(snap);
    }
    snaps.add(target);
    var search = new BackwardSearch(QueryGraph.create(graph, snaps), roads.time(), deadline);
    for (int i = 0; i < units.size(); i++) search.want(units.get(i), snaps.get(i).getClosestNode());
    search.from(target.getClosestNode());
    for (int i = 0; i < units.size(); i++) {
      double beside = snaps.get(i).getQueryDistance() + target.getQueryDistance();
      legs[units.get(i)] = search.leg(units.get(i), beside);
    }
    return List.of(legs);
  }

  private Snap snap(Point place) {
    return index.findClosest(place.lat(), place.lon(), usable);
  }

  private static boolean isOnRoad(Snap snap) {
    return snap.isValid() && snap.getQueryDistance() <= SNAP_METRES_MAX;
  }

  @Override
  public void close() {
    directory.close();
  }
}
