package abhaya.safecity.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/// Whether an event makes another soon and near it likelier than chance (Knox, with permutations).
///
/// Pairs of events are counted by distance and days apart. Chance is the same places with the days
/// dealt out anew, many times, from a published seed.
public final class NearRepeat {
  private static final int PAIRS_MAX = 20_000_000;

  private final double[] metres;
  private final int[] days;

  /// Upper ends of the bands, rising: a pair belongs to the first band whose end it does not pass.
  public NearRepeat(double[] metres, int[] days) {
    this.metres = metres.clone();
    this.days = days.clone();
    for (var i = 1; i < metres.length; i++)
      if (metres[i] <= metres[i - 1]) throw new IllegalArgumentException("bands rise");
    for (var i = 1; i < days.length; i++)
      if (days[i] <= days[i - 1]) throw new IllegalArgumentException("bands rise");
    if (metres.length == 0 || days.length == 0) throw new IllegalArgumentException("no band");
  }

  /// Something that happened at a place, on a day counted from any first day.
  public record Event(double x, double y, int day) {}

  /// One band of distance and time.
  ///
  /// @param chance share of the dealings, the observed one among them, with at least as many pairs
  public record Cell(double metres, int days, long observed, double expected, double chance) {

    /// How many times as many pairs as by chance; 0 where chance gives none.
    public double ratio() {
      return expected > 0 ? observed / expected : 0;
    }
  }

  public List<Cell> test(List<Event> events, int permutations, long seed) {
    var pairs = pairs(events);
    var when = events.stream().mapToInt(Event::day).toArray();
    var observed = count(pairs, when);
    var sums = new double[observed.length];
    var atLeast = new int[observed.length];
    var random = new SplittableRandom(seed);
    for (var round = 0; round < permutations; round++) {
      shuffle(when, random);
      var dealt = count(pairs, when);
      for (var cell = 0; cell < dealt.length; cell++) {
        sums[cell] += dealt[cell];
        if (dealt[cell] >= observed[cell]) atLeast[cell]++;
      }
    }
    var cells = new ArrayList<Cell>();
    for (var cell = 0; cell < observed.length; cell++)
      cells.add(
          new Cell(
              metres[cell / days.length],
              days[cell % days.length],
              observed[cell],
              permutations == 0 ? 0 : sums[cell] / permutations,
              (atLeast[cell] + 1.0) / (permutations + 1)));
    return cells;
  }

  /// Pairs near enough for some band: first, second, band of distance.
  @SuppressWarnings("ArrayRecordComponent")
  private record Pairs(int[] firsts, int[] seconds, byte[] bands, int size) {}

  /// A sweep from west to east: only events within the widest band are ever compared.
  private Pairs pairs(List<Event> events) {
    var order = new ArrayList<Integer>();
    for (var i = 0; i < events.size(); i++) order.add(i);
    order.sort(Comparator.comparingDouble(i -> events.get(i).x()));
    var reach = metres[metres.length - 1];
    var found = new Pairs(new int[64], new int[64], new byte[64], 0);
    for (var a = 0; a < order.size(); a++) {
      var one = events.get(order.get(a));
      for (var b = a + 1; b < order.size(); b++) {
        var other = events.get(order.get(b));
        if (other.x() - one.x() > reach) break;
        var apart = Math.hypot(one.x() - other.x(), one.y() - other.y());
        if (apart <= reach) found = grown(found, order.get(a), order.get(b), bandOf(apart));
      }
    }
    return found;
  }

  private static Pairs grown(Pairs pairs, int first, int second, int band) {
    var at = pairs.size;
    if (at == PAIRS_MAX) throw new IllegalArgumentException("more than " + PAIRS_MAX + " pairs");
    var room = at < pairs.firsts.length ? pairs.firsts.length : at * 2;
    var next =
        room == pairs.firsts.length
            ? new Pairs(pairs.firsts, pairs.seconds, pairs.bands, at + 1)
            : new Pairs(
                Arrays.copyOf(pairs.firsts, room),
                Arrays.copyOf(pairs.seconds, room),
                Arrays.copyOf(pairs.bands, room),
                at + 1);
    next.firsts[at] = first;
    next.seconds[at] = second;
    next.bands[at] = (byte) band;
    return next;
  }

  private int bandOf(double apart) {
    var band = 0;
    while (apart > metres[band]) band++;
    return band;
  }

  private long[] count(Pairs pairs, int[] when) {
    var counts = new long[metres.length * days.length];
    for (var i = 0; i < pairs.size; i++) {
      var apart = Math.abs(when[pairs.firsts[i]] - when[pairs.seconds[i]]);
      for (var band = 0; band < days.length; band++) {
        if (apart > days[band]) continue;
        counts[pairs.bands[i] * days.length + band]++;
        break;
      }
    }
    return counts;
  }

  static void shuffle(int[] values, SplittableRandom random) {
    for (var i = values.length - 1; i > 0; i--) {
      var j = random.nextInt(i + 1);
      var kept = values[i];
      values[i] = values[j];
      values[j] = kept;
    }
  }
}
