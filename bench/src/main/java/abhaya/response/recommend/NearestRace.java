package abhaya.response.recommend;

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

/// P4: the five nearest free units with a capability while all of them move, on the class the
/// dispatcher's desk asks through the fleet, beside a full scan, trees, point indexes and servers.
public final class NearestRace {
  public static final String JOB = "nearest";
  private static final int UPDATES = 10_000;
  private static final int PILOT = 400;
  private static final int CHECKED = 300;
  private static final int QUESTIONS = 1 << 14;
  private static final double PATIENCE = 6;

  private final Report report;
  private final Settlements settlements;
  private final int count;
  private final long seed;
  private final double seconds;
  private final Question[] questions;
  private final List<Racer> racers = new ArrayList<>();

  /// A side with what it took, and how many times as long as ours it should take.
  private static final class Racer implements AutoCloseable {
    private final String name;
    private final MovingUnits units;
    private final Side side;
    private final double target;
    private final Histogram nanos = new Histogram(60_000_000_000L, 3);
    private final List<Histogram> byCapability = new ArrayList<>();
    private final List<Double> medians = new ArrayList<>();
    private final List<Double> rates = new ArrayList<>();
    private int checked;
    private int same;

    Racer(String name, MovingUnits units, Side side, double target) {
      this.name = name;
      this.units = units;
      this.side = side;
      this.target = target;
      for (var _ : MovingUnits.SHARES) byCapability.add(new Histogram(60_000_000_000L, 3));
    }

    /// In microseconds a question.
    double median() {
      return middle(medians);
    }

    @Override
    public void close() throws IOException, SQLException {
      side.close();
    }
  }

  /// @param count units, most of them busy
  /// @param seconds how long each side has its turn
  public NearestRace(Report report, int count, long seed, double seconds) {
    this.report = report;
    this.count = count;
    this.seed = seed;
    this.seconds = seconds;
    this.settlements = new Settlements(Settlements.STATIONS, new SplittableRandom(seed));
    var random = new SplittableRandom(seed + 1);
    questions = new Question[QUESTIONS];
    for (int i = 0; i < QUESTIONS; i++) {
      questions[i] = new Question(settlements.any(random), i % MovingUnits.SHARES.length);
    }
  }

  public void run(Path folder, Peers peers, int rounds) throws Exception {
    report.progress(count + " units on " + Settlements.STATIONS + " stations");
    peers.tellMissing(JOB, report, Peer.REDIS, Peer.POSTGIS);
    try (var redis = peers.has(Peer.REDIS) ? RedisPeer.start(folder) : null;
        var postgis = peers.has(Peer.POSTGIS) ? PostgresPeer.start(folder, "postgis") : null) {
      enter(redis, postgis);
      for (var racer : racers) turn(racer, false);
      for (int round = 0; round < rounds; round++) {
        for (var racer : racers) turn(racer, true);
      }
      tell();
    } finally {
      for (var racer : racers) racer.close();
    }
  }

  private MovingUnits units() {
    return new MovingUnits(count, settlements, new SplittableRandom(seed + 2));
  }

  private void enter(@Nullable RedisPeer redis, @Nullable PostgresPeer postgis) throws Exception {
    var ours = units();
    add("ours", ours, new OurSide(ours), 0);
    var scanned = units();
    add("plain scan", scanned, new ScanSide(scanned), 2);
    var planted = units();
    add("JTS STRtree", planted, new TreeSide(planted), 2.5);
    var turned = units();
    add("S2 point index", turned, new SphereSide(turned), 2.5);
    if (redis != null) {
      var told = units();
      add("Redis GEOSEARCH, pipelined", told, new RedisSide(redis, told, radii(told)), 4);
    }
    if (postgis != null) {
      report.progress("the free units in PostGIS");
      var written = units();
      add("PostGIS geography KNN", written, new PostgisSide(postgis, written), 100);
    }
  }

  private void add(String name, MovingUnits units, Side side, double target) {
    racers.add(new Racer(name, units, side, target));
  }

  /// Metres within which three questions in four find enough, by capability.
  private double[] radii(MovingUnits units) {
    var radii = new double[MovingUnits.SHARES.length];
    for (int bit = 0; bit < radii.length; bit++) {
      int wanted = bit;
      var far =
          Arrays.stream(questions)
              .filter(question -> question.capability() == wanted)
              .limit(PILOT)
              .mapToDouble(question -> farthest(units, question))
              .sorted()
              .toArray();
      radii[bit] = far[far.length * 3 / 4];
    }
    return radii;
  }

  private static double farthest(MovingUnits units, Question question) {
    int last = -1;
    for (int unit : units.nearest(question)) last = unit;
    return last < 0 ? 0 : units.metres(last, question.place());
  }

  private void turn(Racer racer, boolean counts) throws Exception {
    var nanos = new Histogram(60_000_000_000L, 3);
    int block = racer.side.block();
    var asked = new Question[block];
    var answers = new int[block][];
    int next = 0;
    var meanwhile = Meanwhile.start(UPDATES, () -> racer.side.moved(racer.units.move()));
    try (meanwhile) {
      long end = System.nanoTime() + (long) (seconds * 1e9);
      for (long began = System.nanoTime(); began < end; began = System.nanoTime()) {
        for (int i = 0; i < block; i++) asked[i] = questions[next++ % QUESTIONS];
        began = System.nanoTime();
        racer.side.ask(asked, answers);
        long took = (System.nanoTime() - began) / block;
        nanos.recordValue(took);
        if (counts) racer.nanos.recordValue(took);
        if (counts) racer.byCapability.get(asked[0].capability()).recordValue(took);
      }
    }
    check(racer);
    if (!counts) return;
    racer.medians.add(nanos.getValueAtPercentile(50) / 1e3);
    racer.rates.add(meanwhile.rate());
  }

  /// Nothing moves: every answer beside that of a full scan of the same units.
  private void check(Racer racer) throws Exception {
    racer.side.settle();
    int block = racer.side.block();
    var asked = new Question[block];
    var answers = new int[block][];
    for (int from = 0; from < CHECKED; from += block) {
      for (int i = 0; i < block; i++) {
        asked[i] = questions[(racer.checked + i) * 7 % QUESTIONS];
      }
      racer.side.ask(asked, answers);
      for (int i = 0; i < block; i++) {
        racer.checked++;
        if (Arrays.equals(answers[i], racer.units.nearest(asked[i]))) racer.same++;
      }
    }
  }

  private void tell() {
    var ours = racers.getFirst();
    for (var racer : racers) {
      report.result(JOB, racer.name, "p50", racer.median(), "µs");
      report.result(JOB, racer.name, "p99", micros(racer.nanos, 99), "µs");
      report.result(JOB, racer.name, "p99.9", micros(racer.nanos, 99.9), "µs");
      report.result(JOB, racer.name, "max", racer.nanos.getMaxValue() / 1e3, "µs");
      report.result(JOB, racer.name, "changes meanwhile", middle(racer.rates), "a second");
      var share = 100.0 * racer.same / racer.checked;
      report.result(JOB, racer.name, "same five as a full scan", share, "%");
      if (racer.target > 0) {
        var ratio = racer.median() / ours.median();
        report.ratio(JOB, racer.name + " against ours", ratio, racer.target);
      }
      if (racer.side.block() > 1) continue;
      for (int bit = 0; bit < MovingUnits.SHARES.length; bit++) {
        double percent = MovingUnits.SHARES[bit] * 100;
        var which = "%s, capability of %.0f %%".formatted(racer.name, percent);
        report.result(JOB, which, "p50", micros(racer.byCapability.get(bit), 50), "µs");
      }
    }
    var tail = micros(ours.nanos, 99) / micros(ours.nanos, 50);
    report.ratio(JOB, "6 × p50 against p99", PATIENCE / tail, 1);
    if (ours.same < ours.checked) report.wrong(JOB, "not the same five as a full scan");
    notes();
  }

  private void notes() {
    report.note(
        JOB,
        String.format(
            Locale.ROOT,
            "%,d units, a fifth free, capabilities of 100, 30, 15 and 5 %% asked in turn; all in"
                + " memory, nothing forced. Exactness is the share of the same five.",
            count));
    for (var racer : racers) {
      report.note(JOB, racer.name + ": answers are " + racer.side.freshness());
    }
    report.note(JOB, "Ours is what the desk asks through the fleet.");
  }

  private static double micros(Histogram nanos, double percentile) {
    return nanos.getValueAtPercentile(percentile) / 1e3;
  }

  private static double middle(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
