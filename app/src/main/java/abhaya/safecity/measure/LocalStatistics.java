package abhaya.safecity.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Getis-Ord and Moran statistics of values at any places, by their definitions.
///
/// Slower than the grid form and free of its geometry: for streets, wards and stations.
public final class LocalStatistics {
  private final double[] values;
  private final int[][] neighbours;

  /// @param neighbours of each place, the place itself left out
  private LocalStatistics(double[] values, int[][] neighbours) {
    this.values = values;
    this.neighbours = neighbours;
  }

  /// Places in a row, each the neighbour of the next.
  public static LocalStatistics inLine(double... values) {
    var n = values.length;
    return new LocalStatistics(
        values.clone(),
        IntStream.range(0, n)
            .mapToObj(i -> IntStream.of(i - 1, i + 1).filter(j -> j >= 0 && j < n).toArray())
            .toArray(int[][]::new));
  }

  /// Places within a distance of each other.
  public static LocalStatistics within(double metres, double[] xs, double[] ys, double[] values) {
    var n = values.length;
    if (xs.length != n || ys.length != n)
      throw new IllegalArgumentException("a place for each value");
    return new LocalStatistics(
        values.clone(),
        IntStream.range(0, n)
            .mapToObj(i ->
                IntStream.range(0, n)
                    .filter(j -> j != i && Math.hypot(xs[i] - xs[j], ys[i] - ys[j]) <= metres)
                    .toArray())
            .toArray(int[][]::new));
  }

  /// Places whose neighbours are named one by one, the place itself left out. Where the naming is not
  /// mutual, Moran's chance does not hold; Gi and Gi* do.
  public static LocalStatistics of(double[] values, List<List<Integer>> neighbours) {
    if (neighbours.size() != values.length)
      throw new IllegalArgumentException("neighbours for each value");
    return new LocalStatistics(
        values.clone(),
        IntStream.range(0, values.length)
            .mapToObj(i ->
                neighbours.get(i).stream()
                    .mapToInt(Integer::intValue)
                    .filter(j -> j != i)
                    .distinct()
                    .toArray())
            .toArray(int[][]::new));
  }

  /// Gi*: the place itself counts among its neighbours. Empty if all values are the same.
  public Optional<double[]> giStar() {
    var n = values.length;
    var mean = Arrays.stream(values).average().orElse(0);
    var deviation = deviation(mean, n, -1);
    if (!(deviation > 0)) return Optional.empty();
    return Optional.of(
        IntStream.range(0, n)
            .mapToDouble(i -> {
              var w = neighbours[i].length + 1.0;
              var sum = values[i] + sumNear(i);
              return standardised(sum - mean * w, deviation, (n * w - w * w) / (n - 1));
            })
            .toArray());
  }

  /// Gi: the place itself is left out, of the neighbours and of the mean.
  public Optional<double[]> gi() {
    var n = values.length;
    var total = Arrays.stream(values).sum();
    if (n < 3 || !(deviation(total / n, n, -1) > 0)) return Optional.empty();
    return Optional.of(
        IntStream.range(0, n)
            .mapToDouble(i -> {
              var mean = (total - values[i]) / (n - 1);
              var w = (double) neighbours[i].length;
              var room = ((n - 1) * w - w * w) / (n - 2);
              return standardised(sumNear(i) - mean * w, deviation(mean, n - 1, i), room);
            })
            .toArray());
  }

  /// Moran's I over all places, and how far it is from chance.
  ///
  /// @param z standard errors from the value expected if the values were dealt out at random (Cliff
  ///     and Ord)
  /// @param zAsPrinted the same with the kurtosis left unscaled by the number of places, as some
  ///     makers of maps print it; it understates
  public record Moran(double i, double expected, double z, double zAsPrinted) {}

  /// Empty if all values are the same, nobody has a neighbour, or there are fewer than four places.
  public Optional<Moran> moran() {
    var n = values.length;
    var mean = Arrays.stream(values).average().orElse(0);
    var m2 = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    var links = Arrays.stream(neighbours).mapToDouble(near -> near.length).sum();
    if (n < 4 || !(m2 > 0) || links == 0) return Optional.empty();
    var cross =
        IntStream.range(0, n)
            .mapToDouble(i -> (values[i] - mean) * (sumNear(i) - mean * neighbours[i].length))
            .sum();
    var m4 = Arrays.stream(values).map(v -> Math.pow(v - mean, 4)).sum();
    var kurtosis = m4 / n / (m2 / n * (m2 / n));
    var i = n / links * cross / m2;
    var expected = -1.0 / (n - 1);
    var variance = varianceAtRandom(n, links, kurtosis) - expected * expected;
    var printed = varianceAtRandom(n, links, kurtosis / n) - expected * expected;
    return Optional.of(
        new Moran(
            i,
            expected,
            (i - expected) / Math.sqrt(variance),
            (i - expected) / Math.sqrt(printed)));
  }

  /// Neighbours are mutual here, so S1 is twice the links and S2 four times the squared degrees.
  private double varianceAtRandom(double n, double links, double kurtosis) {
    var s1 = 2 * links;
    var s2 = Arrays.stream(neighbours).mapToDouble(near -> 4.0 * near.length * near.length).sum();
    var plain = n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * links * links);
    var peaked = kurtosis * ((n * n - n) * s1 - 2 * n * s2 + 6 * links * links);
    return (plain - peaked) / ((n - 1) * (n - 2) * (n - 3) * links * links);
  }

  private double sumNear(int i) {
    return Arrays.stream(neighbours[i]).mapToDouble(j -> values[j]).sum();
  }

  private double deviation(double mean, int n, int without) {
    var squares =
        IntStream.range(0, values.length)
            .filter(j -> j != without)
            .mapToDouble(j -> (values[j] - mean) * (values[j] - mean))
            .sum();
    return Math.sqrt(squares / n);
  }

  private static double standardised(double excess, double deviation, double room) {
    var spread = deviation * Math.sqrt(room);
    return spread > 0 ? excess / spread : 0;
  }
}
