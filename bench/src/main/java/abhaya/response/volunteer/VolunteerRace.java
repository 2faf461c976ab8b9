package abhaya.response.volunteer;

import abhaya.base.geo.Point;
import abhaya.bench.Meanwhile;
import abhaya.bench.Peer;
import abhaya.bench.Peers;
import abhaya.bench.PostgresPeer;
import abhaya.bench.RedisPeer;
import abhaya.bench.Report;
import abhaya.bench.Settlements;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// P5: the volunteers within a kilometre of a call while a hundred a second change, beside a full
/// scan, a tree and servers; then how soon a change is found.
public final class VolunteerRace {
  public static final String JOB = "volunteers";
  private static final int CHANGES = 100;
  private static final int CHECKED = 60;
  private static final int QUESTIONS = 1 << 14;
  private static final int SOUGHT = 5_000;
  private static final double CHANGE_MILLIS_MAX = 1_000;
  private static final long NANOS_MAX = 60_000_000_000L;

  private final Report report;
  private final Settlements settlements;
  private final int count;
  private final long seed;
  private final double seconds;
  private final Point[] questions = new Point[QUESTIONS];
  private final List<Racer> racers = new ArrayList<>();

  /// A side with what it took, and how many times as long as ours it should take.
  private static final class Racer implements AutoCloseable {
    private final String name;
    private final People people;
    private final Side side;
    private final double target;
    private final Histogram nanos = new Histogram(NANOS_MAX, 3);
    private final List<Double> medians = new ArrayList<>();
    private final List<Double> rates = new ArrayList<>();
    private int checked;
    private int same;
    private long found;
    private long asked;

    Racer(String name, People people, Side side, double target) {
      this.name = name;
      this.people = people;
      this.side = side;
      this.target = target;
    }

    /// In microseconds a question.
    double median() {
      return medians.stream().sorted().toList().get(medians.size() / 2);
    }

    @Override
    public void close() throws IOException, SQLException {
      side.close();
    }
  }

  /// @param count volunteers on duty
  /// @param seconds how long each side has its turn
  public VolunteerRace(Report report, int count, long seed, double seconds) {
    this.report = report;
    this.count = count;
    this.seed = seed;
    this.seconds = seconds;
    this.settlements = new Settlements(Settlements.STATIONS, new SplittableRandom(seed));
    var random = new SplittableRandom(seed + 1);
    for (int i = 0; i < QUESTIONS; i++) questions[i] = settlements.any(random);
  }

  public void run(Path folder, Peers peers, int rounds) throws Exception {
    report.progress(count + " volunteers on " + Settlements.STATIONS + " stations");
    peers.tellMissing(JOB, report, Peer.REDIS, Peer.POSTGIS);
    try (var redis = peers.has(Peer.REDIS) ? RedisPeer.start(folder) : null;
        var postgis = peers.has(Peer.POSTGIS) ? PostgresPeer.start(folder, "postgis") : null) {
      enter(redis, postgis);
      for (var racer : racers) turn(racer, false);
      for (int round = 0; round < rounds; round++) {
        for (var racer : racers) turn(racer, true);
      }
      tell();
      seek(racers.getFirst());
    } finally {
      for (var racer : racers) racer.close();
    }
  }

  private People people() {
    return new People(count, settlements, new SplittableRandom(seed + 2));
  }

  private void enter(@Nullable RedisPeer redis, @Nullable PostgresPeer postgis) throws Exception {
    var ours = people();
    add("ours", ours, new OurSide(ours), 0);
    var scanned = people();
    add("plain scan", scanned, new ScanSide(scanned), 2);
    var planted = people();
    add("JTS STRtree", planted, new TreeSide(planted), 1);
    if (redis != null) {
      report.progress("the same in Redis");
      var told = people();
      add("Redis GEOSEARCH, one by one", told, new RedisSide(redis, told), 25);
    }
    if (postgis != null) {
      report.progress("the same in PostGIS");
      var written = people();
      add("PostGIS geography", written, new PostgisSide(postgis, written), 60);
    }
  }

  private void add(String name, People people, Side side, double target) {
    racers.add(new Racer(name, people, side, target));
  }

  private void turn(Racer racer, boolean counts) throws Exception {
    racer.side.settle();
    var nanos = new Histogram(NANOS_MAX, 3);
    int next = 0;
    var meanwhile = Meanwhile.start(CHANGES, () -> racer.side.changed(racer.people.change()));
    try (meanwhile) {
      long end = System.nanoTime() + (long) (seconds * 1e9);
      for (long began = System.nanoTime(); began < end; began = System.nanoTime()) {
        var from = questions[next++ % QUESTIONS];
        racer.found += racer.side.within(from).length;
        racer.asked++;
        long took = System.nanoTime() - began;
        nanos.recordValue(took);
        if (counts) racer.nanos.recordValue(took);
      }
    }
    check(racer);
    if (!counts) return;
    racer.medians.add(nanos.getValueAtPercentile(50) / 1e3);
    racer.rates.add(meanwhile.rate());
  }

  /// Nothing changes: every answer beside that of a full scan of the same people.
  private void check(Racer racer) throws Exception {
    racer.side.settle();
    for (int i = 0; i < CHECKED; i++) {
      var from = questions[racer.checked++ * 7 % QUESTIONS];
      var right = racer.people.within(from);
      var said = racer.side.within(from);
      Arrays.sort(right);
      Arrays.sort(said);
      if (Arrays.equals(right, said)) racer.same++;
    }
  }

  private void tell() {
    var ours = racers.getFirst();
    for (var racer : racers) {
      report.result(JOB, racer.name, "p50", racer.median(), "µs");
      report.result(JOB, racer.name, "p99", racer.nanos.getValueAtPercentile(99) / 1e3, "µs");
      report.result(JOB, racer.name, "max", racer.nanos.getMaxValue() / 1e3, "µs");
      var rate = racer.rates.stream().sorted().toList().get(racer.rates.size() / 2);
      report.result(JOB, racer.name, "changes meanwhile", rate, "a second");
      var share = 100.0 * racer.same / racer.checked;
      report.result(JOB, racer.name, "same ids as a full scan", share, "%");
      if (racer.target > 0) {
        var ratio = racer.median() / ours.median();
        report.ratio(JOB, racer.name + " against ours", ratio, racer.target);
      }
    }
    if (ours.same < ours.checked) report.wrong(JOB, "not the same ids as a full scan");
    report.note(
        JOB,
        String.format(
            Locale.ROOT,
            "%,d volunteers on duty, %.1f within a kilometre of a call on average; in memory,"
                + " nothing forced. Exactness is the share of answers with the same ids.",
            count,
            (double) ours.found / ours.asked));
    for (var racer : racers) {
      report.note(JOB, racer.name + ": answers are " + racer.side.freshness());
    }
  }

  /// Each change is sought by the next question, at the place where it was made.
  private void seek(Racer ours) throws Exception {
    var millis = new double[SOUGHT];
    for (int i = 0; i < SOUGHT; i++) {
      int one = ours.people.change();
      var place = ours.people.point(one);
      long began = System.nanoTime();
      ours.side.changed(one);
      var there = Arrays.stream(ours.side.within(place)).anyMatch(other -> other == one);
      millis[i] = (System.nanoTime() - began) / 1e6;
      if (there != ours.people.isHere(one)) report.wrong(JOB, "a change was not seen");
    }
    report.percentiles(JOB, "ours, changed and sought", millis, 99);
    var most = Arrays.stream(millis).max().orElse(0);
    report.ratio(JOB, "1 s against the slowest change", CHANGE_MILLIS_MAX / most, 1);
  }
}
