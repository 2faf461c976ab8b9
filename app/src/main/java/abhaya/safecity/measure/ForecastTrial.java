package abhaya.safecity.measure;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// How well cells chosen from one period held the events of the next.
///
/// @param hit later events in the chosen cells
/// @param best later events in the best possible choice of as many cells
public record ForecastTrial(
    int chosen, int cells, long earlierHit, long earlier, long hit, long later, long best) {

  /// Chooses the cells with the highest scores; of equals the one that comes first.
  public static ForecastTrial ofBest(
      int chosen, double[] scores, List<Long> earlier, List<Long> later) {
    if (scores.length != earlier.size())
      throw new IllegalArgumentException("a score for each cell");
    return ofOrder(
        chosen, Comparator.comparingDouble((Integer cell) -> scores[cell]), earlier, later);
  }

  /// Chooses the cells with most earlier events; of equals the one that comes first.
  public static ForecastTrial ofTop(int chosen, List<Long> earlier, List<Long> later) {
    return ofOrder(
        chosen, Comparator.comparing((Integer cell) -> earlier.get(cell)), earlier, later);
  }

  private static ForecastTrial ofOrder(
      int chosen, Comparator<Integer> rising, List<Long> earlier, List<Long> later) {
    if (earlier.size() != later.size() || chosen < 1 || chosen > earlier.size())
      throw new IllegalArgumentException("as many cells before as after, and some are chosen");
    var order =
        IntStream.range(0, earlier.size()).boxed().sorted(rising.reversed()).limit(chosen).toList();
    var best =
        later.stream().sorted(Comparator.reverseOrder()).limit(chosen).mapToLong(n -> n).sum();
    return new ForecastTrial(
        chosen,
        earlier.size(),
        order.stream().mapToLong(earlier::get).sum(),
        sum(earlier),
        order.stream().mapToLong(later::get).sum(),
        sum(later),
        best);
  }

  /// PAI: share of later events by share of the area.
  public Optional<Double> accuracyIndex() {
    if (later == 0) return Optional.empty();
    return Optional.of((double) hit / later / ((double) chosen / cells));
  }

  /// PEI: events hit by the most that as many cells could hit.
  public Optional<Double> efficiencyIndex() {
    return best == 0 ? Optional.empty() : Optional.of((double) hit / best);
  }

  /// RRI: change of events in the chosen cells by change of all.
  public Optional<Double> recaptureIndex() {
    if (earlierHit == 0 || later == 0 || earlier == 0) return Optional.empty();
    return Optional.of((double) hit / earlierHit / ((double) later / earlier));
  }

  private static long sum(List<Long> counts) {
    return Arrays.stream(counts.toArray(Long[]::new)).mapToLong(n -> n).sum();
  }
}
