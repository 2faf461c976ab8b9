package abhaya.response.livemap;

import abhaya.base.access.Actor;
import abhaya.base.access.ApiScope;
import abhaya.base.access.Posting;
import abhaya.base.access.Presence;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.access.UnitRelation;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.bench.Installation;
import abhaya.bench.Report;
import abhaya.response.dispatch.FleetText;
import abhaya.response.unit.Fleet;
import abhaya.response.unit.FleetRegister;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// P16: the live map of 5,000 units beside the same as text made for each console, then read by 500
/// and by 5,000 consoles at once. What each console knows is compared with the fleet itself.
public final class MapRace {
  public static final String JOB = "consoles";
  private static final int UNITS = 5_000;
  private static final int CONSOLES = 500;
  private static final int MANY = 5_000;
  private static final int TURNS = 60;
  private static final int WARMING = 20;

  /// Consoles for which the text is made in a turn; it costs each the same.
  private static final int TEXTS = 5;

  private final Installation installation;
  private final Report report;
  private final Fleet fleet;
  private final MapFan fan;
  private final Traffic traffic;
  private final Scope scope;
  private final byte[] sink = new byte[1 << 21];

  public MapRace(Installation installation, Report report, long seed) {
    this.installation = installation;
    this.report = report;
    fleet = installation.bean(Fleet.class);
    fan = installation.bean(MapFan.class);
    traffic = new Traffic(fleet, installation.bean(Clock.class), seed, UNITS);
    var trees = installation.bean(UnitTrees.class);
    scope =
        new Scope(
            new Actor(1, "AAAAAAAAAAAAAAAAAAAAAA", "bench"),
            new Posting(1, Role.DISPATCHER, Traffic.HOME, LocalDate.EPOCH, null),
            Role.DISPATCHER.purpose(),
            new Presence("", Map.of(), Set.of(ApiScope.values())),
            unit -> UnitRelation.between(trees.today(), Traffic.HOME, unit));
  }

  /// @param folder for the cookies of the consoles
  /// @param seconds how long consoles are read
  public void run(Path folder, int seconds) throws Exception {
    report.progress(UNITS + " units");
    traffic.plant(installation.bean(FleetRegister.class));
    report.progress("frames beside text, for " + CONSOLES + " consoles");
    making();
    var wire = new Wire(installation, report, fleet, fan, traffic, scope);
    wire.signIn(folder, MANY);
    wire.idle(seconds);
    var few = wire.read(CONSOLES, seconds);
    report.percentiles(JOB, "last-of-" + CONSOLES, few.lastMillis(), 99);
    report.result(JOB, "server-with-" + CONSOLES, "cpu", few.corePercent(), "% of a core");
    var p99 = Wire.percentile(few.lastMillis(), 0.99);
    report.ratio(JOB, "20 ms against the last of 500, p99", 20 / p99, 1);
    var text = wire.askText(Math.min(10, seconds));
    report.result(JOB, "text-over-http", "cpu-an-answer", text, "µs");
    report.result(JOB, "frame-over-http", "cpu-a-frame", few.cpuMicros(), "µs");
    report.ratio(JOB, "CPU: text over HTTP against a frame over HTTP", text / few.cpuMicros(), 25);
    var many = wire.read(MANY, seconds);
    report.percentiles(JOB, "last-of-" + MANY, many.lastMillis(), 99);
    report.result(JOB, "server-with-" + MANY, "cpu", many.corePercent(), "% of a core");
    report.ratio(JOB, "10 % of a core against 5,000 consoles", 10 / many.corePercent(), 1);
    report.note(
        JOB,
        "durability: memory; exactness: what each of 500 consoles (each fiftieth of 5,000, whose"
            + " frames the others hold against theirs) knew after each tick was compared with the"
            + " fleet; freshness: a second");
    report.note(
        JOB,
        "CPU of the server: the whole process less the thread that drives the units, less the same"
            + " while no console reads; the readers are another process on the same two cores;"
            + " after 6 s of each reading.");
  }

  /// Bytes and processor time of frames and of text, made in this process.
  private void making() throws IOException {
    var text = new FleetText(installation, scope);
    var bytes = new long[4];
    var frames = new double[TURNS];
    var texts = new double[TURNS];
    var streams = new ArrayList<MapStream>();
    for (var at = 0; at < CONSOLES; at++) streams.add(fan.open(scope, 0).orElseThrow());
    try (var desk = new Witness(streams.getFirst(), fleet)) {
      for (var turn = -WARMING; turn < TURNS; turn++) {
        for (var one : streams.subList(1, CONSOLES)) one.next(Duration.ZERO);
        desk.read(Duration.ZERO);
        var tick = fleet.tick();
        var moved = traffic.drive();
        var frame = frameMicros(streams, desk);
        if (!desk.wasNext()) {
          // the product's own tick came between: this turn is taken again
          turn--;
          continue;
        }
        var length = desk.length();
        var began = cpu();
        for (var at = 0; at < TEXTS; at++) give(text.since(tick));
        var made = (cpu() - began) / 1e3 / TEXTS;
        if (!desk.isRight()) report.wrong(JOB, "a frame says other than the fleet");
        if (turn < 0) continue;
        frames[turn] = frame;
        texts[turn] = made;
        bytes[0] += length;
        bytes[1] += text.since(tick).length;
        bytes[2] += text.since(0).length;
        bytes[3] += moved;
      }
    } finally {
      streams.forEach(MapStream::close);
    }
    tell(bytes, median(frames), median(texts));
  }

  /// The tick, then each console its frame; per console.
  private double frameMicros(List<MapStream> streams, Witness desk) throws IOException {
    var began = cpu();
    fan.tick();
    for (var one : streams.subList(1, CONSOLES)) one.next(Duration.ZERO).forEach(this::give);
    var micros = (cpu() - began) / 1e3 / CONSOLES;
    desk.read(Duration.ZERO);
    return micros;
  }

  private void give(byte[] bytes) {
    System.arraycopy(bytes, 0, sink, 0, bytes.length);
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static double median(double[] all) {
    var sorted = all.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private void tell(long[] bytes, double frame, double text) {
    report.result(JOB, "a-tick", "moved", bytes[3] / (double) TURNS, "units");
    report.result(JOB, "frame", "size", bytes[0] / (double) TURNS, "B");
    report.result(JOB, "frame", "size-a-moved-unit", bytes[0] / (double) bytes[3], "B");
    report.result(JOB, "text-of-moved", "size", bytes[1] / (double) TURNS, "B");
    report.result(JOB, "text-of-all", "size", bytes[2] / (double) TURNS, "B");
    report.ratio(JOB, "bytes: text of all against frame", bytes[2] / (double) bytes[0], 90);
    report.ratio(JOB, "bytes: text of moved against frame", bytes[1] / (double) bytes[0], 12);
    report.result(JOB, "frame", "made-a-console", frame, "µs");
    report.result(JOB, "text-of-moved", "made-a-console", text, "µs");
    report.ratio(JOB, "CPU: making text for each against a frame for all", text / frame, 25);
  }
}
