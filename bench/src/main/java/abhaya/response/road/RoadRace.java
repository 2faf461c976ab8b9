package abhaya.response.road;

import abhaya.base.geo.Point;
import abhaya.bench.Report;
import abhaya.response.recommend.DetourTravel;
import abhaya.response.recommend.PaceBook;
import abhaya.response.recommend.TravelTime.Basis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/// Ways of the 25 nearest units to one incident: by road within the bound of the desk, beside the
/// plain distance. Every way found is compared with a search over plain arrays.
public final class RoadRace {
  private static final String JOB = "roads";
  private static final int UNITS = 600;
  private static final int LOOKED_AT = 25;
  private static final int WARMING = 200;
  private static final int INCIDENTS = 1_000;
  private static final int CHECKED = 40;
  private static final double WITHIN = 0.005;
  private static final Duration BOUND = Duration.ofMillis(50);
  private static final Instant NOW = Instant.parse("2026-11-28T06:30:00Z");

  private final Report report;
  private final Grid grid;
  private final SplittableRandom random;
  private final DetourTravel detour = new DetourTravel(PaceBook.EMPTY);

  /// @param side junctions along one side of the invented city
  public RoadRace(Report report, int side, long seed) {
    this.report = report;
    this.grid = new Grid(side);
    this.random = new SplittableRandom(seed);
  }

  public void run(Path folder) throws Exception {
    var place = Files.createDirectories(folder.resolve("graph"));
    var extract = grid.write(folder.resolve("grid.osm"));
    report.note(JOB, grid.junctions() + " junctions, " + Files.size(extract) / 1024 + " kB");
    long start = System.nanoTime();
    var built = build(extract, place);
    report.result(JOB, "import, in this process", "time", (System.nanoTime() - start) / 1e6, "ms");
    var facts = new RoadFacts(built.junctions(), built.roads(), built.bounds(), null, NOW);
    try (var graph = new RoadGraph(new RoadFolder.Kept(place, facts))) {
      race(graph);
    }
  }

  private static GraphBuild.Built build(Path extract, Path place) throws IOException {
    try {
      ExtractReader.check(extract);
      return new GraphBuild(step -> {}).build(extract, place);
    } catch (RoadFault.Found e) {
      throw new IllegalStateException(e.fault().code(), e);
    }
  }

  private void race(RoadGraph graph) {
    var units = random.ints(UNITS, 0, grid.junctions()).toArray();
    var byRoad = new double[INCIDENTS];
    var byLine = new double[INCIDENTS];
    int late = 0;
    int other = 0;
    int checked = 0;
    for (int i = -WARMING; i < INCIDENTS; i++) {
      int incident = random.nextInt(grid.junctions());
      var near = nearest(units, incident);
      var from = near.stream().map(grid::place).toList();
      var to = grid.place(incident);
      long start = System.nanoTime();
      var lines = detour.ways(from, to, NOW, BOUND);
      long between = System.nanoTime();
      var legs = graph.legs(from, to, BOUND);
      long end = System.nanoTime();
      if (i < 0) continue;
      byLine[i] = (between - start) / 1e6;
      byRoad[i] = (end - between) / 1e6;
      for (var leg : legs) if (leg.basis() == Basis.OUT_OF_TIME) late++;
      if (first(legs, lines.size()) != 0) other++;
      if (i < CHECKED) checked += check(near, incident, legs);
    }
    report.percentiles(JOB, "by distance, 25 units", byLine, 99);
    report.percentiles(JOB, "by road, 25 units", byRoad, 99);
    var sorted = byRoad.clone();
    Arrays.sort(sorted);
    double p99 = sorted[INCIDENTS * 99 / 100];
    report.ratio(JOB, "bound of 50 ms over the 99th percentile", BOUND.toMillis() / p99, 1);
    report.note(JOB, late + " of " + INCIDENTS * LOOKED_AT + " ways were cut off by the bound");
    report.note(JOB, "in " + other + " of " + INCIDENTS + " incidents another unit is first");
    report.note(JOB, checked + " ways equal a search over plain arrays within 0.5 %");
  }

  private List<Integer> nearest(int[] units, int incident) {
    var place = grid.place(incident);
    return Arrays.stream(units)
        .boxed()
        .sorted(Comparator.comparingDouble(unit -> metres(unit, place)))
        .limit(LOOKED_AT)
        .toList();
  }

  private double metres(int unit, Point place) {
    return grid.place(unit).metresTo(place);
  }

  /// Which of the units, the nearest by line being the first, is there first by road.
  private static int first(List<RoadGraph.Leg> legs, int count) {
    int best = 0;
    for (int i = 1; i < count; i++) {
      if (legs.get(i).basis() != Basis.ROADS) continue;
      var held = legs.get(best);
      if (held.basis() != Basis.ROADS || legs.get(i).seconds() < held.seconds()) best = i;
    }
    return best;
  }

  private int check(List<Integer> units, int incident, List<RoadGraph.Leg> legs) {
    var right = grid.secondsTo(incident);
    var found = new ArrayList<Integer>();
    for (int i = 0; i < legs.size(); i++) {
      if (legs.get(i).basis() != Basis.ROADS) continue;
      double should = right[units.get(i)];
      if (Math.abs(legs.get(i).seconds() - should) > Math.max(0.5, WITHIN * should)) {
        report.wrong(JOB, "a way differs: " + legs.get(i).seconds() + " s and not " + should);
      }
      found.add(i);
    }
    return found.size();
  }
}
