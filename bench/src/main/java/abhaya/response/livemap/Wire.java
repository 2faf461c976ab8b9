package abhaya.response.livemap;

import abhaya.base.access.DemoAccounts;
import abhaya.base.access.DemoDesk;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.access.SignInDesk;
import abhaya.bench.Installation;
import abhaya.bench.Report;
import abhaya.response.unit.Fleet;
import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Consoles over sockets on loopback, while the units drive.
final class Wire {
  private static final int IN_A_SESSION = 12;
  private static final int ASKERS = 50;
  private static final int WARMING_SECONDS = 4;
  private static final OperatingSystemMXBean MACHINE =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final Installation installation;
  private final Report report;
  private final Fleet fleet;
  private final MapFan fan;
  private final Traffic traffic;
  private final Scope scope;
  private List<String> cookies = List.of();
  private Path folder = Path.of(".");
  private double idle;

  Wire(
      Installation installation,
      Report report,
      Fleet fleet,
      MapFan fan,
      Traffic traffic,
      Scope scope) {
    this.installation = installation;
    this.report = report;
    this.fleet = fleet;
    this.fan = fan;
    this.traffic = traffic;
    this.scope = scope;
  }

  /// What a reading gave.
  ///
  /// @param lastMillis for each tick, from its beginning until its last console had it
  /// @param corePercent of the server, without what it takes while nobody reads
  /// @param cpuMicros the same for each frame that a console was given
  record Reading(double[] lastMillis, double corePercent, double cpuMicros) {}

  static double percentile(double[] all, double share) {
    var sorted = all.clone();
    Arrays.sort(sorted);
    return sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))];
  }

  void signIn(Path at, int consoles) {
    folder = at;
    installation
        .bean(DemoAccounts.class)
        .add(new DemoAccounts.Person("Bench", "bench", Role.DISPATCHER, Traffic.HOME, null));
    var desk = installation.bean(DemoDesk.class);
    var card = desk.list().getFirst().handle();
    var all = new ArrayList<String>();
    for (var left = 0; left <= consoles / IN_A_SESSION; left++) {
      var reference = desk.signIn(card, new SignInDesk.Source("127.0.0.1", "Bench"));
      all.add("__Host-abhaya=" + reference.orElseThrow());
    }
    cookies = List.copyOf(all);
  }

  private String port() {
    return String.valueOf(installation.product().getEnvironment().getProperty("server.port"));
  }

  /// The same while nobody reads but the witness; to be taken off.
  void idle(int seconds) throws IOException {
    report.progress("no console for " + seconds + " s");
    drive(new HashMap<>(), 2);
    idle = drive(new HashMap<>(), seconds);
    report.result(MapRace.JOB, "server-without-consoles", "cpu", idle * 100, "% of a core");
  }

  /// A program of this class path in a process of its own, on these consoles.
  private Process start(Class<?> program, int consoles, int seconds) throws IOException {
    var file = Files.write(folder.resolve("cookies"), cookies);
    var command =
        List.of(
            ProcessHandle.current().info().command().orElse("java"),
            "-XX:+UseSerialGC",
            "-Xms1500m",
            "-Xmx1500m",
            "-cp",
            System.getProperty("java.class.path"),
            program.getName(),
            port(),
            file.toString(),
            Integer.toString(consoles),
            Integer.toString(seconds));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  Reading read(int consoles, int seconds) throws IOException, InterruptedException {
    report.progress(consoles + " consoles for " + seconds + " s");
    var readers = start(Desks.class, consoles, seconds);
    try (var said = readers.inputReader(StandardCharsets.US_ASCII)) {
      var open = String.valueOf(said.readLine());
      if (!open.equals("OPEN " + consoles))
        report.wrong(MapRace.JOB, "of " + consoles + " " + open);
      var truths = new HashMap<Integer, Long>();
      drive(truths, Desks.WARMING_SECONDS);
      truths.clear();
      var cpu = drive(truths, seconds) - idle;
      return reading(said, consoles, truths, cpu);
    } finally {
      readers.destroy();
      readers.waitFor();
    }
  }

  /// Lets the units drive on after each tick and keeps where they were; the cores that the server
  /// took meanwhile.
  private double drive(Map<Integer, Long> truths, int seconds) throws IOException {
    var threads = ManagementFactory.getThreadMXBean();
    try (var witness = new Witness(fan.open(scope, 0).orElseThrow(), fleet)) {
      witness.read(Duration.ofSeconds(2));
      var began = System.nanoTime();
      var own = threads.getCurrentThreadCpuTime();
      var whole = MACHINE.getProcessCpuTime();
      while (System.nanoTime() - began < seconds * 1e9) {
        if (!witness.read(Duration.ofSeconds(2))) report.wrong(MapRace.JOB, "a tick did not come");
        if (!witness.isRight()) report.wrong(MapRace.JOB, "a frame says other than the fleet");
        truths.put(witness.number(), Traffic.truth(fleet.all()));
        traffic.drive();
      }
      var spent = MACHINE.getProcessCpuTime() - whole;
      spent -= threads.getCurrentThreadCpuTime() - own;
      return spent / (double) (System.nanoTime() - began);
    }
  }

  private Reading reading(
      BufferedReader said, int consoles, Map<Integer, Long> truths, double cores)
      throws IOException {
    var last = new ArrayList<Double>();
    for (var line = said.readLine(); line != null; line = said.readLine()) {
      var words = line.split(" ");
      var truth = truths.get(Integer.parseInt(words[1]));
      if (truth == null || Integer.parseInt(words[2]) < consoles) continue;
      if (!words[4].equals(truth.toString())) report.wrong(MapRace.JOB, "a console differs");
      last.add(Double.parseDouble(words[3]));
    }
    report.result(MapRace.JOB, "read-by-" + consoles, "ticks", (double) last.size(), "ticks");
    if (last.size() < truths.size() / 2) report.wrong(MapRace.JOB, "ticks did not reach all");
    var millis = last.stream().mapToDouble(Double::doubleValue).toArray();
    return new Reading(millis, cores * 100, cores * 1e6 / consoles);
  }

  /// Consoles that ask for what moved in the last second; microseconds of the server an answer.
  double askText(int seconds) throws IOException, InterruptedException {
    report.progress("text over HTTP for " + seconds + " s");
    var askers = start(Askers.class, ASKERS, seconds + 2 * WARMING_SECONDS);
    try (var said = askers.inputReader(StandardCharsets.US_ASCII)) {
      var ticks = new HashMap<Integer, Long>();
      drive(ticks, 2 * WARMING_SECONDS);
      var cores = drive(ticks, seconds - 1) - idle;
      var words = String.valueOf(said.readLine()).split(" ");
      if (words.length < 3) throw new IOException("nobody asked");
      report.result(MapRace.JOB, "text-over-http", "size", Double.parseDouble(words[2]), "B");
      return cores * 1e6 / Double.parseDouble(words[1]);
    } finally {
      askers.destroy();
      askers.waitFor();
    }
  }
}
