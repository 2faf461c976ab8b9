package abhaya.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/// P17: the first answer after a start, with the start cache of the launcher and without, turn by
/// turn on the same empty installation; and the first distress signals of each.
final class StartRace {
  private static final String JOB = "start";
  private static final Path SCRIPT = Path.of("app/start-cache");
  private static final Path CACHED = Path.of("app/abhaya-run.jar");
  private static final double FIRST_ANSWER = 0.45;
  private static final double MEMORY = 1.1;
  private static final double COLD = 1.3;
  private static final long MAKING_MINUTES = 10;

  private final int rounds;
  private final Report report;

  StartRace(int rounds, Report report) {
    this.rounds = rounds;
    this.report = report;
  }

  /// First answers, processor time, memory and first signals of one side.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Side(
      double[] seconds, double[] cpu, double[] megabytes, FirstSignals.Times[] signals) {
    Side(int rounds) {
      this(
          new double[rounds],
          new double[rounds],
          new double[rounds],
          new FirstSignals.Times[rounds]);
    }

    double middle(ToDoubleFunction<FirstSignals.Times> what) {
      return median(Arrays.stream(signals).mapToDouble(what).toArray());
    }
  }

  void run() throws Exception {
    try (var place = new Place();
        var made = new Place()) {
      var cache = made.folder().resolve("start-cache");
      report.progress("start: making the cache");
      long began = System.nanoTime();
      make(cache);
      report.result(JOB, "cache", "made in", (System.nanoTime() - began) / 1e9, "s");
      report.result(
          JOB, "cache", "size", Files.size(cache.resolve("abhaya.aot")) / 1_048_576.0, "MiB");
      var plain = new Side(rounds);
      var cached = new Side(rounds);
      var with = List.of("-XX:AOTCache=" + cache.resolve("abhaya.aot"), "-Xlog:aot=off");
      for (int round = -1; round < rounds; round++) {
        report.progress("start: round " + (round + 2) + " of " + (rounds + 1));
        measure(place, ServerProcess.JAR, List.of(), plain, round);
        measure(place, cache.resolve(CACHED), with, cached, round);
      }
      tell(plain, cached);
    }
  }

  private static void make(Path cache) throws IOException, InterruptedException {
    var command =
        List.of(SCRIPT.toString(), "make", ServerProcess.JAR.toString(), cache.toString());
    var builder = new ProcessBuilder(command);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    var making = builder.start();
    if (!making.waitFor(MAKING_MINUTES, TimeUnit.MINUTES)) making.destroy();
    if (making.waitFor() != 0) throw new IOException("the start cache was not made");
  }

  private void measure(Place place, Path jar, List<String> flags, Side side, int round)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    try (var server = ServerProcess.start(place, 0, jar, flags)) {
      var wire = new Wire(server.address());
      int status = wire.status("/sign-in");
      double seconds = (System.nanoTime() - began) / 1e9;
      if (status != 200) report.wrong(JOB, "status " + status);
      if (round < 0) return;
      side.seconds()[round] = seconds;
      side.cpu()[round] = server.cpuSeconds();
      side.megabytes()[round] = server.megabytesNow();
      side.signals()[round] = new FirstSignals(wire).measure();
    }
  }

  private void tell(Side plain, Side cached) {
    double slow = tell("without-cache", plain);
    double fast = tell("with-cache", cached);
    double share = fast / slow;
    double memory = median(cached.megabytes()) / median(plain.megabytes());
    report.result(JOB, "with-cache", "first answer", share, "of without");
    report.result(
        JOB, "with-cache", "cpu", median(cached.cpu()) / median(plain.cpu()), "of without");
    report.result(JOB, "with-cache", "memory", memory, "of without");
    report.ratio(JOB, "0.45 against first answer with cache", FIRST_ANSWER / share, 1);
    report.ratio(JOB, "1.1 against memory with cache", MEMORY / memory, 1);
    report.note(JOB, "An empty installation whose database was made before; its start is in it.");
    report.note(JOB, "Signals: 200 at twenty a second, over HTTP, the first after the start and");
    report.note(JOB, "once more after thousands; from due to acknowledged, each forced to disk.");
  }

  private double tell(String variant, Side side) {
    double seconds = median(side.seconds());
    report.result(JOB, variant, "first answer", seconds, "s");
    report.result(JOB, variant, "cpu", median(side.cpu()), "s");
    report.result(JOB, variant, "memory", median(side.megabytes()), "MiB");
    double cold = side.middle(FirstSignals.Times::coldMedian);
    double warm = side.middle(FirstSignals.Times::warmMedian);
    report.result(JOB, variant + ", first signals", "p50", cold, "ms");
    report.result(
        JOB, variant + ", first signals", "p99", side.middle(FirstSignals.Times::cold99), "ms");
    report.result(JOB, variant + ", later signals", "p50", warm, "ms");
    report.result(
        JOB, variant + ", later signals", "p99", side.middle(FirstSignals.Times::warm99), "ms");
    report.ratio(JOB, variant + ": 1.3 × later signals against first", COLD * warm / cold, 1);
    return seconds;
  }

  private static double median(double[] of) {
    var sorted = of.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
