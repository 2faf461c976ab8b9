package abhaya.response.intake;

import abhaya.base.geo.Point;
import abhaya.base.platform.BenchAdmin;
import abhaya.bench.Installation;
import abhaya.bench.Report;
import abhaya.response.position.PositionRegister;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;

/// P1 to P3: positions over HTTP, presses over HTTP, tracker lines over TCP; beside the simplest
/// servers, and beside Traccar where its address is given.
public final class DeviceRace {
  private static final String PLACES = "positions";
  private static final String PRESSES = "presses";
  private static final String LINES = "trackers";
  private static final int DEVICES = 1_000;
  private static final int CONNECTIONS = 8;
  private static final int DEEP = 16;
  private static final int WAITING = 64;
  private static final int LINES_PER_SECOND = 10_000;
  private static final double CORE_PERCENT_MAX = 3;
  private static final DateTimeFormatter LINE_TIME =
      DateTimeFormatter.ofPattern("ddMMyyyy,HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Installation installation;
  private final Report report;
  private final Map<String, String> peers;
  private final int rounds;
  private final double seconds;
  private final Map<String, double[]> figures = new HashMap<>();
  private final Map<Integer, Long> lastOf = new ConcurrentHashMap<>();
  private final Set<String> missing = new HashSet<>();
  private final Instant began = Instant.now().minus(Duration.ofHours(1));
  private int round;
  private long linesSaid;

  /// @param peers addresses by name
  public DeviceRace(
      Installation installation,
      Report report,
      Map<String, String> peers,
      int rounds,
      double seconds) {
    this.installation = installation;
    this.report = report;
    this.peers = Map.copyOf(peers);
    this.rounds = rounds;
    this.seconds = seconds;
  }

  /// Runs the jobs that are wanted, side by side with their twins.
  ///
  /// @param jobs those of `positions`, `presses` and `trackers` that are wanted
  public void run(Set<String> jobs) throws Exception {
    var positions = installation.bean(PositionRegister.class);
    for (int i = 0; i < DEVICES; i++) positions.bind(imei(i), "unit/" + i, "bench");
    report.progress("devices: warming");
    warm(jobs);
    for (round = 0; round < rounds; round++) {
      report.progress("devices: round " + (round + 1) + " of " + rounds);
      if (jobs.contains(PLACES)) places(positions);
      if (jobs.contains(PRESSES)) presses();
      if (jobs.contains(LINES)) lines(positions);
    }
    if (jobs.contains(PLACES)) tellPlaces();
    if (jobs.contains(PRESSES)) tellPresses();
    if (jobs.contains(LINES)) tellLines();
  }

  /// All sides once, and their figures forgotten: a compiler at work is not what is measured.
  private void warm(Set<String> jobs) throws Exception {
    var positions = installation.bean(PositionRegister.class);
    if (jobs.contains(PLACES)) places(positions);
    if (jobs.contains(PRESSES)) presses();
    if (jobs.contains(LINES)) lines(positions);
    figures.clear();
  }

  private void places(PositionRegister positions) throws Exception {
    var door = installation.bean(PositionDoor.class);
    int port = door.open(0).orElseThrow();
    lastOf.clear();
    keep(PLACES, "ours", new Flood(local(port)).http(CONNECTIONS, DEEP, seconds, this::place));
    door.stop();
    check(Map.copyOf(lastOf), positions);
    try (var twin = Twin.http()) {
      keep(
          PLACES,
          "read-and-drop",
          new Flood(local(twin.number())).http(CONNECTIONS, DEEP, seconds, this::place));
    }
    peer(PLACES, "traccar");
  }

  private void presses() throws Exception {
    var door = installation.bean(PositionDoor.class);
    int port = door.open(0).orElseThrow();
    keep(PRESSES, "ours-forced", new Flood(local(port)).http(WAITING, 1, seconds, this::press));
    door.stop();
    var pool = new ArrayBlockingQueue<Connection>(8);
    BenchAdmin.execute(
        installation.product(),
        "create schema if not exists bench",
        "create table if not exists bench.message (id bigint generated always as identity primary"
            + " key, body text)");
    for (int i = 0; i < 8; i++) pool.add(BenchAdmin.open(installation.product()));
    try (var twin = Twin.http(text -> insert(pool, text))) {
      keep(
          PRESSES,
          "durable-insert",
          new Flood(local(twin.number())).http(WAITING, 1, seconds, this::press));
    } finally {
      for (var one : pool) one.close();
    }
    peer(PRESSES, "traccar-pg");
  }

  static void insert(ArrayBlockingQueue<Connection> pool, String text)
      throws SQLException, InterruptedException {
    var connection = pool.take();
    try (var write = connection.prepareStatement("insert into bench.message (body) values (?)")) {
      write.setString(1, text);
      write.executeUpdate();
    } finally {
      pool.add(connection);
    }
  }

  private void lines(PositionRegister positions) throws Exception {
    var said = said();
    var door = installation.bean(VehicleDoor.class);
    int port = door.open(0).orElseThrow();
    keep(LINES, "ours", new Flood(local(port)).lines(said, DEVICES, LINES_PER_SECOND));
    door.stop();
    checkLines(said.length, positions);
    try (var twin = Twin.lines()) {
      keep(LINES, "read-and-drop", new Flood(local(twin.number())).lines(said, DEVICES, LINES_PER_SECOND));
    }
  }

  /// Each of the devices stands where its last line said.
  private void checkLines(int count, PositionRegister positions) {
    int wrong = 0;
    for (int i = count - DEVICES; i < count; i++) {
      long number = linesSaid - count + i;
      var fix = positions.lastOf(imei((int) (number % DEVICES)));
      if (fix.isEmpty() || fix.get().point().metresTo(at(number)) > 1) wrong++;
    }
    if (wrong > 0) report.wrong(LINES, wrong + " devices stand elsewhere");
  }

  /// What is sent in one round, made before: the load's own work is not what is measured.
  private byte[][] said() {
    var said = new byte[(int) (seconds * LINES_PER_SECOND) / DEVICES * DEVICES][];
    for (int i = 0; i < said.length; i++) said[i] = line(linesSaid++);
    return said;
  }

  /// Each device stands where its last message said.
  private void check(Map<Integer, Long> last, PositionRegister positions) {
    int wrong = 0;
    for (var one : last.entrySet()) {
      var fix = positions.lastOf(imei(one.getKey()));
      if (fix.isEmpty() || fix.get().point().metresTo(point(one.getValue())) > 2_000) wrong++;
    }
    if (wrong > 0) report.wrong(PLACES, wrong + " devices stand elsewhere");
    if (positions.counts().shed() > 0) {
      report.note(PLACES, "shed so far, with a count: " + positions.counts().shed());
    }
  }

  private void peer(String job, String name) throws InterruptedException {
    var address = peers.get(name);
    if (address == null) {
      if (!missing.add(name)) return;
      report.note(job, "peer " + name + " is missing: give --peer " + name + "=http://HOST:PORT");
      return;
    }
    keep(job, name, new Flood(URI.create(address)).http(CONNECTIONS, DEEP, seconds, this::place));
  }

  private void keep(String job, String variant, Flood.Done done) {
    if (done.failed() > 0) report.wrong(job, variant + ": not answered well " + done.failed());
    of(job + variant + "rate")[round] = done.perSecond();
    of(job + variant + "cpu")[round] = done.cpuMicros();
  }

  private double[] of(String key) {
    return figures.computeIfAbsent(key, any -> new double[rounds]);
  }

  private double tell(String job, String variant, String figure, String unit) {
    var sorted = of(job + variant + figure).clone();
    Arrays.sort(sorted);
    report.result(job, variant, figure, sorted[sorted.length / 2], unit);
    return sorted[sorted.length / 2];
  }

  private void tellPlaces() {
    double ours = tell(PLACES, "ours", "rate", "requests/s");
    double cpu = tell(PLACES, "ours", "cpu", "µs");
    double drop = tell(PLACES, "read-and-drop", "rate", "requests/s");
    tell(PLACES, "read-and-drop", "cpu", "µs");
    report.result(PLACES, "ours", "share", ours / drop, "of read-and-drop");
    if (peers.containsKey("traccar")) {
      report.ratio(
          PLACES,
          "requests against Traccar",
          ours / tell(PLACES, "traccar", "rate", "requests/s"),
          12);
    }
    report.note(PLACES, "Ours: live state updated, then answered; history in memory, written by");
    report.note(
        PLACES, "batches within a second (CPU " + Math.round(cpu) + " µs with that writing).");
  }

  private void tellPresses() {
    double ours = tell(PRESSES, "ours-forced", "rate", "requests/s");
    tell(PRESSES, "ours-forced", "cpu", "µs");
    double insert = tell(PRESSES, "durable-insert", "rate", "requests/s");
    report.result(PRESSES, "ours-forced", "ratio", ours / insert, "× durable-insert");
    if (peers.containsKey("traccar-pg")) {
      report.ratio(
          PRESSES,
          "requests against Traccar on PostgreSQL",
          ours / tell(PRESSES, "traccar-pg", "rate", "requests/s"),
          30);
    }
    report.note(PRESSES, "Both forced to the disk before the answer; 64 wait.");
  }

  private void tellLines() {
    double ours = tell(LINES, "ours", "cpu", "µs");
    double drop = tell(LINES, "read-and-drop", "cpu", "µs");
    tell(LINES, "ours", "rate", "lines/s");
    double percent = ours * LINES_PER_SECOND / 1e6 * 100;
    report.result(LINES, "ours", "at 10,000/s", percent, "% of a core");
    report.ratio(LINES, "1.5 × the CPU of read-and-drop against ours", 1.5 * drop / ours, 1);
    report.ratio(LINES, "3 % of a core against 10,000 lines/s", CORE_PERCENT_MAX / percent, 1);
    report.note(LINES, "One line a write, 1,000 connections. Ours: check sum, dialect, live state, batches to disk.");
  }

  private String place(long number) {
    int device = (int) (number % DEVICES);
    lastOf.merge(device, number, Math::max);
    var point = point(number);
    return String.format(
        Locale.ROOT,
        "/?id=%s&lat=%.6f&lon=%.6f&speed=12.5&bearing=90&accuracy=8",
        imei(device),
        point.lat(),
        point.lon());
  }

  private String press(long number) {
    return place(number) + "&alarm=sos&timestamp=" + (1_795_000_000L + number % 900_000);
  }

  private static Point point(long number) {
    return new Point(26 + number / 1_000 % 100 / 1_000.0, 80 + number % 1_000 / 1_000.0);
  }

  private static Point at(long number) {
    return new Point(12 + number % 997 / 1_000.0, 77 + number % 991 / 1_000.0);
  }

  /// A whole line with its check sum, a second after the device's last.
  private byte[] line(long number) {
    var point = at(number);
    var body =
        String.format(
            Locale.ROOT,
            "$Header,iTriangle,1_37T02B0164MAIS,NR,1,L,%s,KA01I2000,1,%s,%.6f,N,%.6f,E,25.1,344,15,911.0,1.04,0.68,Airtel,1,1,11.8,3.8,0,C,24,404,45,61b4,9ad9",
            imei((int) (number % DEVICES)),
            LINE_TIME.format(began.plusSeconds(number / DEVICES)),
            point.lat(),
            point.lon());
    int sum = 0;
    for (byte one : body.getBytes(StandardCharsets.ISO_8859_1)) sum ^= one;
    return String.format(Locale.ROOT, "%s*%02X\r\n", body, sum)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String imei(int device) {
    return String.format(Locale.ROOT, "%015d", 869_867_000_000_000L + device);
  }

  private static URI local(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }
}
