package abhaya.safecity.hotspot;

import abhaya.safecity.hotspot.AskedFields.Bounds;
import abhaya.safecity.measure.CellCounts;
import abhaya.safecity.measure.Clusters;
import abhaya.safecity.measure.ForecastTrial;
import abhaya.safecity.measure.GiStar;
import abhaya.safecity.measure.Grid;
import abhaya.safecity.measure.KernelDensity;
import abhaya.safecity.measure.LocalStatistics;
import abhaya.safecity.measure.NearRepeat;
import abhaya.safecity.measure.Neighbourhood;
import abhaya.safecity.measure.Significance;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The five methods over what was sent: reads the parameters, bounds the work, computes.
///
/// The bounds keep one question under a few seconds of one core; each is refused by name.
final class AnalysisBook {
  static final int POINTS_MAX = 20_000;
  static final int CELLS_MAX = 262_144;
  static final int VALUES_MAX = 4_000;
  static final int CLUSTER_POINTS_MAX = 10_000;
  static final long STEPS_MAX = 100_000_000;
  private static final double METRES_MAX = 100_000;
  private static final Bounds COUNTS = new Bounds(1, CELLS_MAX, 0, 1_000_000);

  private AnalysisBook() {}

  /// @param values at the places asked for, or of the cells, rows from south to north
  /// @param outside events outside the grid
  @SuppressWarnings("ArrayRecordComponent")
  record Density(
      String method,
      String kernel,
      double bandwidth,
      String unit,
      double[] values,
      @Nullable Grid grid,
      long outside) {}

  static Density density(AskedFields asked) {
    var kernel = asked.word("kernel", List.of("quartic", "gaussian"));
    var bandwidth = asked.number("bandwidth", 0.001, METRES_MAX);
    var points = AskedPlaces.only("points", asked.objects("points", 1, POINTS_MAX));
    var method = new KernelDensity(bandwidth);
    var gaussian = kernel.equals("gaussian");
    if (asked.has("at") == asked.has("grid")) throw AskedFields.fault("at", "at-or-grid");
    if (asked.has("at")) {
      var at = points.more("at", asked.objects("at", 1, POINTS_MAX));
      asked.nothingElse();
      bounded("at", (long) at.size() * points.size());
      var values =
          IntStream.range(0, at.size())
              .mapToDouble(i ->
                  gaussian
                      ? method.gaussianAt(at.xs()[i], at.ys()[i], points.xs(), points.ys())
                      : method.quarticAt(at.xs()[i], at.ys()[i], points.xs(), points.ys()))
              .toArray();
      return new Density("kernel-density", kernel, bandwidth, UNIT, values, null, 0);
    }
    var grid = grid(asked.object("grid"));
    asked.nothingElse();
    var reach = bandwidth * (gaussian ? 5 : 1) / grid.cellMetres();
    bounded("grid", (long) (grid.cells() * (gaussian ? 4 * reach : 2 * reach * reach)));
    var counts = CellCounts.of(grid, points.xs(), points.ys());
    var values = (gaussian ? method.gaussian(counts) : method.quartic(counts)).toArray();
    return new Density("kernel-density", kernel, bandwidth, UNIT, values, grid, counts.outside());
  }

  private static final String UNIT = "events per square kilometre";

  private static Grid grid(AskedFields asked) {
    var columns = (int) asked.whole("columns", 1, 4_096);
    var rows = (int) asked.whole("rows", 1, 4_096);
    if ((long) columns * rows > CELLS_MAX) throw AskedFields.fault("grid", "too-many", CELLS_MAX);
    var grid =
        new Grid(
            asked.number("minX", -1e7, 1e7, 0),
            asked.number("minY", -1e7, 1e7, 0),
            asked.number("cellMetres", 0.001, METRES_MAX),
            columns,
            rows);
    asked.nothingElse();
    return grid;
  }

  private static void bounded(String field, long steps) {
    if (steps > STEPS_MAX) throw AskedFields.fault(field, "too-much-work", STEPS_MAX);
  }

  /// @param scores standard errors from the expected; null where all values are the same
  /// @param standing which scores stand when at most `falseDiscoveryRate` of those that stand may be
  ///     false (Benjamini and Hochberg)
  @SuppressWarnings("ArrayRecordComponent")
  record Local(
      String method,
      String statistic,
      double @Nullable [] scores,
      double @Nullable [] chances,
      @Nullable List<Significance.Heat> heat,
      @Nullable List<Boolean> standing,
      double falseDiscoveryRate,
      @Nullable String undefined) {}

  static Local local(AskedFields asked) {
    var rate = asked.number("falseDiscoveryRate", 0.0001, 0.5, 0.05);
    var self = asked.truth("self", true);
    var scores = asked.has("grid") ? gridScores(asked, self) : placeScores(asked, self);
    asked.nothingElse();
    var statistic = self ? "Gi*" : "Gi";
    if (scores.isEmpty())
      return new Local(
          "gi-star", statistic, null, null, null, null, rate, "all values are the same");
    var found = scores.get();
    var chances = Arrays.stream(found).map(Significance::twoSided).toArray();
    var stand = Significance.discoveries(chances, rate);
    return new Local(
        "gi-star",
        statistic,
        found,
        chances,
        Arrays.stream(found).mapToObj(Significance::heatOf).toList(),
        IntStream.range(0, found.length).mapToObj(stand::get).toList(),
        rate,
        null);
  }

  private static Optional<double[]> gridScores(AskedFields asked, boolean self) {
    if (!self) throw AskedFields.fault("self", "only-without-grid");
    var grid = grid(asked.object("grid"));
    var near =
        Neighbourhood.disc(asked.number("distance", 0, 200 * grid.cellMetres()), grid.cellMetres());
    var values = asked.wholes("values", COUNTS);
    if (values.length != grid.cells()) throw AskedFields.fault("values", "one-for-each");
    return new GiStar(CellCounts.of(grid, values), near).scores().map(scores -> scores.toArray());
  }

  private static Optional<double[]> placeScores(AskedFields asked, boolean self) {
    var values = asked.numbers("values", new Bounds(2, VALUES_MAX, -1e12, 1e12));
    var places = places(asked, values);
    return self ? places.giStar() : places.gi();
  }

  private static LocalStatistics places(AskedFields asked, double[] values) {
    if (asked.has("points")) {
      var points = AskedPlaces.only("points", asked.objects("points", 2, VALUES_MAX));
      if (points.size() != values.length) throw AskedFields.fault("values", "one-for-each");
      var distance = asked.number("distance", 0, METRES_MAX);
      return LocalStatistics.within(distance, points.xs(), points.ys(), values);
    }
    if (asked.has("neighbours"))
      return LocalStatistics.of(values, asked.links("neighbours", values.length, 400_000));
    if (!asked.has("layout")) throw AskedFields.fault("points", "points-or-neighbours");
    asked.word("layout", List.of("line"));
    return LocalStatistics.inLine(values);
  }

  /// @param clusters places of the points in the list sent, from 0
  /// @param labels number of each point's cluster, -1 for noise
  record Groups(
      String method,
      double eps,
      int minPts,
      List<List<Integer>> clusters,
      List<Integer> noise,
      List<Integer> labels) {}

  static Groups groups(AskedFields asked) {
    var eps = asked.number("eps", 0.000_001, METRES_MAX);
    var minPts = (int) asked.whole("minPts", 1, CLUSTER_POINTS_MAX);
    var points = AskedPlaces.only("points", asked.objects("points", 1, CLUSTER_POINTS_MAX));
    asked.nothingElse();
    var found = Clusters.dense(eps, minPts, points.xs(), points.ys());
    var labels = new ArrayList<Integer>(Collections.nCopies(points.size(), -1));
    for (var group = 0; group < found.groups().size(); group++)
      for (var point : found.groups().get(group)) labels.set(point, group);
    return new Groups("dbscan", eps, minPts, found.groups(), found.noise(), labels);
  }

  /// @param bands one for each end of a distance and a time
  record Repeats(String method, int permutations, long seed, int events, List<Band> bands) {}

  /// @param chance share of the dealings, the observed among them, with at least as many pairs
  record Band(
      double distance, int days, long observed, double expected, double ratio, double chance) {}

  static Repeats repeats(AskedFields asked) {
    var objects = asked.objects("events", 2, 5_000);
    var points = AskedPlaces.read("events", objects);
    var distances = asked.numbers("distances", new Bounds(1, 20, 0.001, METRES_MAX));
    var days = asked.wholes("days", new Bounds(1, 20, 0, 3_660));
    rising("distances", distances);
    rising("days", Arrays.stream(days).asDoubleStream().toArray());
    var rounds = (int) asked.whole("permutations", 1, 999, 99);
    var seed = asked.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE, 1);
    var events = new ArrayList<NearRepeat.Event>();
    for (var i = 0; i < objects.size(); i++)
      events.add(new NearRepeat.Event(points.xs()[i], points.ys()[i], day(objects.get(i))));
    objects.forEach(AskedFields::nothingElse);
    asked.nothingElse();
    bounded("events", pairs(points, distances[distances.length - 1]) * rounds);
    var bands =
        new NearRepeat(distances, days)
            .test(events, rounds, seed).stream()
                .map(cell ->
                    new Band(
                        cell.metres(),
                        cell.days(),
                        cell.observed(),
                        cell.expected(),
                        cell.ratio(),
                        cell.chance()))
                .toList();
    return new Repeats("near-repeat", rounds, seed, events.size(), bands);
  }

  /// A day as a number from any first day, or as a date.
  private static int day(AskedFields event) {
    if (!event.has("on")) return (int) event.whole("day", -1_000_000, 1_000_000);
    try {
      return Math.toIntExact(
          ChronoUnit.DAYS.between(LocalDate.EPOCH, LocalDate.parse(event.text("on"))));
    } catch (DateTimeException | ArithmeticException e) {
      throw AskedFields.fault("events.on", "not-a-date");
    }
  }

  private static void rising(String field, double[] ends) {
    for (var i = 1; i < ends.length; i++)
      if (ends[i] <= ends[i - 1]) throw AskedFields.fault(field, "not-rising");
  }

  private static long pairs(AskedPlaces points, double reach) {
    var near = 0L;
    var xs = points.xs().clone();
    Arrays.sort(xs);
    var from = 0;
    for (var i = 0; i < xs.length; i++) {
      while (xs[i] - xs[from] > reach) from++;
      near += i - from;
    }
    return near;
  }

  /// @param pai share of later events by share of the area; null where nothing happened later
  /// @param pei events hit by the most that as many cells could hit
  /// @param rri change of events in the chosen cells by change of all
  record Forecast(
      String method,
      double hit,
      double later,
      double areaShare,
      @Nullable Double pai,
      @Nullable Double pei,
      @Nullable Double rri,
      @Nullable Long best) {}

  static Forecast forecast(AskedFields asked) {
    if (!asked.has("earlier")) return plain(asked);
    var earlier = asked.wholes("earlier", COUNTS);
    var later = asked.wholes("later", COUNTS);
    if (earlier.length != later.length) throw AskedFields.fault("later", "one-for-each");
    var top = (int) asked.whole("top", 1, earlier.length);
    asked.nothingElse();
    var trial = ForecastTrial.ofTop(top, longs(earlier), longs(later));
    return new Forecast(
        "pai",
        trial.hit(),
        trial.later(),
        (double) top / earlier.length,
        trial.accuracyIndex().orElse(null),
        trial.efficiencyIndex().orElse(null),
        trial.recaptureIndex().orElse(null),
        trial.best());
  }

  /// From four numbers: events hit of all events, on an area of the whole area.
  private static Forecast plain(AskedFields asked) {
    var events = asked.number("events", 0, 1e12);
    var hit = asked.number("hit", 0, events);
    var whole = asked.number("wholeArea", 1e-9, 1e15);
    var area = asked.number("area", 1e-9, whole);
    asked.nothingElse();
    var pai = events == 0 ? null : (Double) (hit / events / (area / whole));
    return new Forecast("pai", hit, events, area / whole, pai, null, null, null);
  }

  private static List<Long> longs(int[] values) {
    return Arrays.stream(values).asLongStream().boxed().toList();
  }
}
