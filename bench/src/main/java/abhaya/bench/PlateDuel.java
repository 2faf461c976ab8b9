package abhaya.bench;

import abhaya.safecity.plate.Match;
import abhaya.safecity.plate.PlateIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// One list of plates, and ours beside other ways to search it for the same reads: a third of them
/// is listed, a third one edit away, a third a stranger's.
final class PlateDuel {
  static final String JOB = "plates";
  private static final int READS = 20_000;
  private static final double BYTES_MAX = 120;

  private final Plates plates;
  private final PlateIndex index;
  private final List<String> reads = new ArrayList<>();
  private final int rounds;
  private final Report report;

  PlateDuel(Plates plates, int rounds, Report report) {
    this.plates = plates;
    this.rounds = rounds;
    this.report = report;
    index = new PlateIndex(plates.count());
    var began = System.nanoTime();
    for (var at = 0; at < plates.count(); at++) index.add(plates.get(at));
    var name = "ours, " + plates.count();
    report.result(JOB, name, "build", (System.nanoTime() - began) / 1e6, "ms");
    var bytes = (double) index.bytes() / plates.count();
    report.result(JOB, name, "bytes a plate", bytes, "B");
    report.ratio(JOB, "120 bytes a plate against " + name, BYTES_MAX / bytes, 1);
    for (var i = 0; i < READS; i++) {
      var one = i % 3 == 2 ? plates.stranger() : plates.any();
      reads.add(i % 3 == 1 ? plates.edited(one) : one);
    }
  }

  Plates plates() {
    return plates;
  }

  PlateIndex index() {
    return index;
  }

  /// Takes turns with a peer and compares each of its answers with ours.
  ///
  /// @param asked reads of one turn of the peer, others in each
  void beside(String name, PlatePeer peer, int asked, double target) throws Exception {
    report.progress("plates: ours and " + name);
    var mine = new Times();
    var other = new Times();
    var turn = new int[1];
    var turns =
        Turns.take(
            rounds,
            () -> ours(mine),
            () -> theirs(peer, reads(turn[0]++ * asked, asked), other, name));
    tell("ours beside " + name, mine, turns.ours());
    tell(name, other, turns.theirs());
    report.ratio(JOB, "against %s, %d".formatted(name, plates.count()), turns.ratio(), target);
  }

  /// Microseconds of the single reads of a side's last turn.
  private static final class Times {
    private double[] last = {};

    /// @return the median of this turn
    double of(double[] micros) {
      last = micros;
      return Turns.median(micros);
    }
  }

  private List<String> reads(int from, int count) {
    var some = new ArrayList<String>(count);
    for (var at = from; at < from + count; at++) some.add(reads.get(at % READS));
    return some;
  }

  private double ours(Times times) {
    var micros = new double[READS];
    var found = 0L;
    for (var at = 0; at < READS; at++) {
      var began = System.nanoTime();
      found += index.near(reads.get(at)).size();
      micros[at] = (System.nanoTime() - began) / 1e3;
    }
    if (found == 0) report.wrong(JOB, "nothing was found");
    return times.of(micros);
  }

  private double theirs(PlatePeer peer, List<String> asked, Times times, String name)
      throws Exception {
    var micros = new double[asked.size()];
    for (var at = 0; at < micros.length; at++) {
      var read = asked.get(at);
      peer.prepare(read);
      var began = System.nanoTime();
      var found = peer.near(read);
      micros[at] = (System.nanoTime() - began) / 1e3;
      if (!found.equals(names(index.near(read))))
        report.wrong(JOB, name + " finds " + found.size() + " others for one read");
    }
    return times.of(micros);
  }

  private void tell(String who, Times times, double median) {
    var name = who + ", " + plates.count();
    var sorted = times.last.clone();
    Arrays.sort(sorted);
    report.result(JOB, name, "p50", median, "µs");
    report.result(JOB, name, "p99", sorted[sorted.length * 99 / 100], "µs");
    report.result(JOB, name, "mean", Arrays.stream(sorted).average().orElse(0), "µs");
  }

  static Set<String> names(List<Match> matches) {
    return matches.stream().map(Match::plate).collect(Collectors.toCollection(TreeSet::new));
  }
}
