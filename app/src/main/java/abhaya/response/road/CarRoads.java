package abhaya.response.road;

import com.graphhopper.routing.ev.BooleanEncodedValue;
import com.graphhopper.routing.ev.DecimalEncodedValue;
import com.graphhopper.routing.ev.FerrySpeed;
import com.graphhopper.routing.ev.Roundabout;
import com.graphhopper.routing.ev.Subnetwork;
import com.graphhopper.routing.ev.VehicleAccess;
import com.graphhopper.routing.ev.VehicleSpeed;
import com.graphhopper.routing.util.EdgeFilter;
import com.graphhopper.routing.util.EncodingManager;
import com.graphhopper.routing.util.OSMParsers;
import com.graphhopper.routing.util.parsers.CarAccessParser;
import com.graphhopper.routing.util.parsers.CarAverageSpeedParser;
import com.graphhopper.routing.util.parsers.OSMRoundaboutParser;
import com.graphhopper.routing.weighting.Weighting;
import com.graphhopper.util.EdgeIteratorState;
import com.graphhopper.util.PMap;
import java.util.List;

/// What is kept of each road: whether a car may go there, how fast as a rule, in which direction,
/// and whether it belongs to a piece that leads nowhere. The same when a graph is built and read.
final class CarRoads {
  /// Of the form on disk; a graph of another form is built anew.
  static final String FORM = "graphhopper-11/car-1";

  private static final String CAR = "car";
  private static final List<String> NOT_DRIVEN =
      List.of("footway", "cycleway", "path", "steps", "bridleway", "corridor", "construction");
  private static final int SPEED_BITS = 7;
  private static final double SPEED_STEP_KMH = 2;
  private static final double MS_PER_KMH = 1 / 3.6;

  private final BooleanEncodedValue access = VehicleAccess.create(CAR);
  private final DecimalEncodedValue speed =
      VehicleSpeed.create(CAR, SPEED_BITS, SPEED_STEP_KMH, true);
  private final BooleanEncodedValue roundabout = Roundabout.create();
  private final BooleanEncodedValue dead = Subnetwork.create(CAR);
  private final EncodingManager values =
      EncodingManager.start()
          .add(access)
          .add(speed)
          .add(roundabout)
          .add(FerrySpeed.create())
          .add(dead)
          .build();

  EncodingManager values() {
    return values;
  }

  BooleanEncodedValue dead() {
    return dead;
  }

  OSMParsers parsers() {
    var parsers = new OSMParsers();
    for (var kind : NOT_DRIVEN) parsers.addIgnoredHighway(kind);
    return parsers
        .addWayTagParser(new OSMRoundaboutParser(roundabout))
        .addWayTagParser(new CarAccessParser(values, new PMap()))
        .addWayTagParser(new CarAverageSpeedParser(values));
  }

  /// Roads a unit can stand on and leave.
  EdgeFilter usable() {
    return edge -> !edge.get(dead) && (edge.get(access) || edge.getReverse(access));
  }

  Weighting time() {
    return new Time();
  }

  /// Seconds on the road. Turns cost nothing.
  private final class Time implements Weighting {
    @Override
    public double calcMinWeightPerDistance() {
      return 1 / (speed.getMaxStorableDecimal() * MS_PER_KMH);
    }

    @Override
    public double calcEdgeWeight(EdgeIteratorState edge, boolean reverse) {
      if (!(reverse ? edge.getReverse(access) : edge.get(access))) return Double.POSITIVE_INFINITY;
      double kmh = reverse ? edge.getReverse(speed) : edge.get(speed);
      return kmh > 0 ? edge.getDistance() / (kmh * MS_PER_KMH) : Double.POSITIVE_INFINITY;
    }

    @Override
    public long calcEdgeMillis(EdgeIteratorState edge, boolean reverse) {
      return Math.round(calcEdgeWeight(edge, reverse) * 1000);
    }

    @Override
    public double calcTurnWeight(int inEdge, int viaNode, int outEdge) {
      return 0;
    }

    @Override
    public long calcTurnMillis(int inEdge, int viaNode, int outEdge) {
      return 0;
    }

    @Override
    public boolean hasTurnCosts() {
      return false;
    }

    @Override
    public String getName() {
      return CAR;
    }
  }
}
