package abhaya.response.road;

import abhaya.response.recommend.TravelTime.Basis;
import abhaya.response.road.RoadGraph.Leg;
import com.graphhopper.isochrone.algorithm.ShortestPathTree;
import com.graphhopper.routing.util.TraversalMode;
import com.graphhopper.routing.weighting.Weighting;
import com.graphhopper.storage.Graph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One search from the place against the direction of travel, until all units are found or the time
/// is up. It comes to the nearest first: what it did not come to is no nearer than where it stood.
final class BackwardSearch extends ShortestPathTree {
  private static final int LOOK_EVERY = 128;

  private final long deadline;
  private final Map<Integer, List<Integer>> wanted = new HashMap<>();
  private final Map<Integer, IsoLabel> found = new HashMap<>();
  private double reachedSeconds;
  private int steps;
  private boolean late;

  /// @param deadline of the clock of [System#nanoTime]
  BackwardSearch(Graph graph, Weighting weighting, long deadline) {
    super(graph, weighting, true, TraversalMode.NODE_BASED);
    this.deadline = deadline;
    setWeightLimit(Double.POSITIVE_INFINITY);
  }

  void want(int unit, int node) {
    wanted.computeIfAbsent(node, key -> new ArrayList<>()).add(unit);
  }

  void from(int node) {
    search(node, this::reached);
  }

  private void reached(IsoLabel label) {
    reachedSeconds = label.weight;
    var units = wanted.remove(label.node);
    if (units != null) for (int unit : units) found.put(unit, label);
  }

  @Override
  protected boolean finished() {
    if (wanted.isEmpty()) return true;
    if (steps++ % LOOK_EVERY == 0 && System.nanoTime() > deadline) late = true;
    return late || super.finished();
  }

  Leg leg(int unit, double besideMetres) {
    var label = found.get(unit);
    if (label != null) return new Leg(Basis.ROADS, label.weight, label.distance, besideMetres);
    return Leg.not(late ? Basis.OUT_OF_TIME : Basis.NO_WAY, reachedSeconds);
  }
}
