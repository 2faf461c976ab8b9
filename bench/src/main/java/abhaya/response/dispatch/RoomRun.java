package abhaya.response.dispatch;

import abhaya.base.access.Actor;
import abhaya.base.access.ApiScope;
import abhaya.base.access.DemoAccounts;
import abhaya.base.access.DemoDesk;
import abhaya.base.access.Posting;
import abhaya.base.access.Presence;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.access.SignInDesk;
import abhaya.base.access.UnitRelation;
import abhaya.base.feed.Handle;
import abhaya.base.jurisdiction.ChangeNote;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitRegister;
import abhaya.base.jurisdiction.UnitRow;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.BenchAdmin;
import abhaya.base.platform.DatabaseContext;
import abhaya.bench.Installation;
import abhaya.bench.Report;
import abhaya.response.incident.IncidentRegister;
import abhaya.response.incident.Opening;
import abhaya.response.incident.Priority;
import abhaya.response.intake.Doors;
import abhaya.response.livemap.Traffic;
import abhaya.response.unit.Fleet;
import abhaya.response.unit.FleetRegister;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// From a signal to the screens of the room, and from an order to the page of the crew: fifty signals
/// a second, ten thousand units that tell their places, each at its own moment, over HTTP and open
/// loop, on top of years of signals that are over. A screen is asked for as its own script asks; what
/// a browser needs to draw is not in it.
public final class RoomRun {
  public static final String JOB = "room";
  private static final int UNITS = 10_000;
  private static final int SCREENS = 10;
  private static final int SIGNALS_A_SECOND = 50;
  private static final int ORDERS_A_SECOND = 2;
  private static final int TICKS_A_SECOND = 20;
  private static final int OLD_SIGNALS = 300_000;
  private static final int WARMING_SECONDS = 30;
  private static final double LIMIT_MILLIS = 150;
  private static final UnitId STATE = UnitId.ofState(9);
  private static final Pattern SIGNAL = Pattern.compile("/response/signals/([A-Za-z0-9_-]{22})");
  private static final Pattern INCIDENT = Pattern.compile("\"reference\":\"([A-Z0-9-]+)\"");

  private final Installation installation;
  private final Report report;
  private final long seed;
  private final JsonMapper json = new JsonMapper();
  private final HttpClient http =
      HttpClient.newBuilder().executor(Executors.newVirtualThreadPerTaskExecutor()).build();

  /// When each signal was due, and how many screens have shown it.
  private record Sent(long dueNanos, AtomicInteger screens) {}

  private final Map<String, Sent> sent = new ConcurrentHashMap<>();
  private final List<Double> seenMillis = java.util.Collections.synchronizedList(new ArrayList<>());
  private final List<Double> lastMillis = java.util.Collections.synchronizedList(new ArrayList<>());
  private final Map<Integer, Long> ordered = new ConcurrentHashMap<>();
  private final List<Double> jobMillis = java.util.Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger unanswered = new AtomicInteger();
  private final AtomicInteger unended = new AtomicInteger();
  private Scope taker;

  public RoomRun(Installation installation, Report report, long seed) {
    this.installation = installation;
    this.report = report;
    this.seed = seed;
    taker = scope();
  }

  private Scope scope() {
    var trees = installation.bean(UnitTrees.class);
    return new Scope(
        new Actor(1, "AAAAAAAAAAAAAAAAAAAAAA", "bench"),
        new Posting(1, Role.CONTROL_SUPERVISOR, STATE, LocalDate.EPOCH, null),
        Role.CONTROL_SUPERVISOR.purpose(),
        new Presence("", Map.of(), Set.of(ApiScope.values())),
        unit ->
            unit == null ? UnitRelation.NONE : UnitRelation.between(trees.today(), STATE, unit));
  }

  /// @param seconds of each part
  public void run(int seconds) throws Exception {
    report.progress(UNITS + " units, " + OLD_SIGNALS + " signals of the past");
    var home = home();
    past();
    try (var doors = new Doors(installation)) {
      var traffic = new Traffic(home, doors::tell, seed, UNITS, TICKS_A_SECOND);
      traffic.plant(installation.bean(FleetRegister.class));
      var orders = (WARMING_SECONDS + seconds) * ORDERS_A_SECOND;
      report.progress(orders + " incidents and as many crews");
      var incidents = incidents(orders);
      var crews = crews(home, orders);
      measure(doors, traffic, incidents, crews, seconds);
    }
    tell(seconds);
  }

  private UnitId home() {
    var rows =
        List.of(
            new UnitRow(1, "IN.09.B1", "DISTRICT", "Bench", "", "IN.09", "2018-01-01", "", "", ""));
    var note = new ChangeNote(LocalDate.of(2000, 1, 1), "Bench district", "bench");
    var register = installation.bean(UnitRegister.class);
    DatabaseContext.SYSTEM.run(() -> register.take(rows, UnitId.NATION, note, false));
    return installation.bean(UnitTrees.class).today().find("IN.09.B1").orElseThrow().id();
  }

  /// Signals of the last years, all of them decided; what was planted is on the disk.
  private void past() throws Exception {
    BenchAdmin.execute(
        installation.product(),
        """
        insert into intake.signal (handle, reference, journal_no, channel, meaning, received_at)
        select lpad(n::text, 22, 'p'), 'P' || n, n, 'VOICE', 'CALL',
               now() - interval '1 hour' - n * interval '5 minutes'
          from generate_series(1, %d) n
        """
            .formatted(OLD_SIGNALS),
        """
        insert into intake.disposition (signal_id, outcome, decided_by)
        select id, 'SETTLED_BY_PHONE', 'bench' from intake.signal
        """,
        "vacuum analyze intake.signal",
        "vacuum analyze intake.disposition",
        "checkpoint");
  }

  private List<String> incidents(int count) {
    var register = installation.bean(IncidentRegister.class);
    var clock = installation.bean(Clock.class);
    var random = new Random(seed);
    var made = new ArrayList<String>();
    for (var one = 0; one < count; one++) {
      var place =
          new abhaya.base.geo.Point(
              26.2 + random.nextDouble() * 1.5, 80.2 + random.nextDouble() * 1.5);
      var told =
          new Opening.Told(Handle.next(), null, false, clock.instant(), null, place, 30);
      var opening = new Opening(told, "fight", Priority.P2, Map.of(), "Mill gate", false);
      made.add(taker.context().call(() -> register.open(taker, opening)).handle());
    }
    return made;
  }

  /// A crew with its unit and its page.
  private record Crew(int unit, Visitor page) {}

  private List<Crew> crews(UnitId home, int count) throws Exception {
    var units = installation.bean(Fleet.class).all();
    var crews = new ArrayList<Crew>();
    for (var one = 0; one < count; one++) {
      var unit = units.get(one).unit().id();
      var page = visitor(handle("bench-crew-" + one, Role.UNIT_CREW, home));
      var token = json.readTree(page.get("/field/state")).path("token").asString();
      page.post("/field/duty", token, "unit", Integer.toString(unit), "woman", "no", "hours", "8");
      crews.add(new Crew(unit, page));
    }
    return crews;
  }

  /// Makes a person; the handle to sign her in by.
  private String handle(String name, Role role, UnitId unit) {
    var person =
        installation
            .bean(DemoAccounts.class)
            .add(new DemoAccounts.Person(name, name, role, unit, null))
            .personId();
    return DatabaseContext.SYSTEM.call(() ->
        installation
            .bean(TransactionTemplate.class)
            .execute(_ ->
                installation
                    .bean(JdbcClient.class)
                    .sql("select handle from access.person where id = :id")
                    .param("id", person)
                    .query(String.class)
                    .single()));
  }

  private Visitor visitor(String card) {
    var source = new SignInDesk.Source("127.0.0.1", "Bench");
    var reference = installation.bean(DemoDesk.class).signIn(card, source).orElseThrow();
    return new Visitor(http, installation.address(), "__Host-abhaya=" + reference);
  }

  private void measure(
      Doors doors, Traffic traffic, List<String> incidents, List<Crew> crews, int seconds)
      throws Exception {
    var card = handle("bench-room", Role.CONTROL_SUPERVISOR, STATE);
    var open = new ArrayList<Screen>();
    var load = Executors.newVirtualThreadPerTaskExecutor();
    try {
      for (var one = 0; one < SCREENS; one++) {
        open.add(
            new Screen(
                visitor(card),
                "/response/console/live",
                "/response/console?live=yes",
                SIGNAL,
                (screen, signal) -> shown(doors, load, signal, screen)));
      }
      for (var crew : crews) {
        open.add(
            new Screen(
                crew.page(),
                "/api/v1/stream?topics=crew",
                "/field/state",
                INCIDENT,
                (screen, reference) -> jobSeen(crew.unit())));
      }
      report.progress("warming for " + WARMING_SECONDS + " s, then " + seconds + " s");
      var desk = visitor(card);
      var token = token(desk);
      var began = System.nanoTime();
      var units = Thread.ofPlatform().daemon().start(() -> drive(traffic, began));
      for (var turn = 0; turn < (WARMING_SECONDS + seconds) * SIGNALS_A_SECOND; turn++) {
        var due = began + turn * (TimeUnit.SECONDS.toNanos(1) / SIGNALS_A_SECOND);
        await(due);
        var number = turn;
        var counted = turn >= WARMING_SECONDS * SIGNALS_A_SECOND;
        load.execute(() -> signal(number, due, counted));
        var each = SIGNALS_A_SECOND / ORDERS_A_SECOND;
        if (turn % each != 0) continue;
        var at = turn / each;
        load.execute(() -> order(desk, token, incidents.get(at), crews.get(at).unit(), counted ? due : 0));
      }
      await(System.nanoTime() + TimeUnit.SECONDS.toNanos(5));
      units.interrupt();
      units.join();
      report.result(JOB, "a-screen", "asked", open.getFirst().answers(), "times");
      report.result(JOB, "a-screen", "size", open.getFirst().letters(), "letters");
      var refused = open.stream().mapToLong(Screen::refused).sum();
      report.result(JOB, "all-screens", "not-now", refused, "times");
    } finally {
      load.shutdown();
      open.forEach(Screen::close);
    }
  }

  private static String token(Visitor desk) throws Exception {
    var page = desk.get("/response/console");
    return page.replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
  }

  private static void await(long due) {
    for (var rest = due - System.nanoTime(); rest > 0; rest = due - System.nanoTime())
      LockSupport.parkNanos(rest);
  }

  private static void drive(Traffic traffic, long began) {
    for (var tick = 1; !Thread.currentThread().isInterrupted(); tick++) {
      traffic.drive();
      var due = began + tick * (TimeUnit.SECONDS.toNanos(1) / TICKS_A_SECOND);
      for (var rest = due - System.nanoTime();
          rest > 0 && !Thread.currentThread().isInterrupted();
          rest = due - System.nanoTime()) LockSupport.parkNanos(rest);
    }
  }

  private void signal(int number, long due, boolean counted) {
    var body =
        """
        {"number":"+9198%08d","text":"drill",
         "position":{"lat":26.85,"lon":80.95,"radiusMetres":20,"confidence":68,"method":"GNSS"}}
        """
            .formatted(number);
    var request =
        HttpRequest.newBuilder(URI.create(installation.address() + "/api/v1/signals/sos"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      var handle = json.readTree(answer.body()).path("id").asString("");
      if (handle.isEmpty()) unanswered.incrementAndGet();
      else sent.put(handle, new Sent(counted ? due : 0, new AtomicInteger()));
    } catch (java.io.IOException e) {
      unanswered.incrementAndGet();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final Map<String, Set<Screen>> shownBy = new ConcurrentHashMap<>();

  /// A signal may stand on a screen before its sender has the answer: that counts from when it was due
  /// all the same, and is waited for.
  private void shown(
      Doors doors, java.util.concurrent.ExecutorService load, String handle, Screen screen) {
    var by = shownBy.computeIfAbsent(handle, any -> ConcurrentHashMap.newKeySet());
    if (!by.add(screen)) return;
    var now = System.nanoTime();
    if (!load.isShutdown()) load.execute(() -> counted(doors, handle, now));
  }

  private void counted(Doors doors, String handle, long now) {
    var one = sent.get(handle);
    for (var tries = 0; one == null && tries < 2_000; tries++) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
      one = sent.get(handle);
    }
    if (one == null) return;
    var millis = (now - one.dueNanos()) / 1e6;
    if (one.dueNanos() > 0) seenMillis.add(millis);
    if (one.screens().incrementAndGet() < SCREENS) return;
    if (one.dueNanos() > 0) lastMillis.add(millis);
    try {
      doors.end(taker, handle);
    } catch (RuntimeException e) {
      if (unended.getAndIncrement() == 0) report.wrong(JOB, "a signal was not ended: " + e);
    }
  }

  /// @param due 0 where it is not counted
  private void order(Visitor desk, String token, String incident, int unit, long due) {
    if (due > 0) ordered.put(unit, due);
    try {
      var path = "/response/console/" + incident + "/send";
      desk.post(path, token, "unit", Integer.toString(unit), "word", "bench");
    } catch (java.io.IOException e) {
      ordered.remove(unit);
      report.wrong(JOB, "an order was not taken: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void jobSeen(int unit) {
    var due = ordered.remove(unit);
    if (due != null) jobMillis.add((System.nanoTime() - due) / 1e6);
  }

  private void tell(int seconds) {
    if (seenMillis.isEmpty() || lastMillis.isEmpty() || jobMillis.isEmpty()) {
      report.wrong(JOB, "nothing came to a screen");
      return;
    }
    var signals = numbers(seenMillis);
    var last = numbers(lastMillis);
    var jobs = numbers(jobMillis);
    report.percentiles(JOB, "signal-to-screen", signals, 99);
    report.percentiles(JOB, "signal-to-last-of-" + SCREENS, last, 99);
    report.percentiles(JOB, "order-to-field-page", jobs, 99);
    report.ratio(JOB, "150 ms against signal to screen, p99", LIMIT_MILLIS / p99(signals), 1);
    report.ratio(JOB, "150 ms against order to field page, p99", LIMIT_MILLIS / p99(jobs), 1);
    if (unanswered.get() > 0) report.wrong(JOB, unanswered + " signals were not acknowledged");
    var wanted = seconds * SIGNALS_A_SECOND;
    if (last.length != wanted)
      report.wrong(JOB, last.length + " of " + wanted + " signals stood on every screen");
    if (jobs.length != seconds * ORDERS_A_SECOND)
      report.wrong(JOB, jobs.length + " orders of " + seconds * ORDERS_A_SECOND + " were seen");
    report.note(
        JOB,
        "durability: each signal forced before it is acknowledged, each order committed; exactness:"
            + " every signal stood on each of " + SCREENS + " screens before it was ended, every"
            + " order on its crew's page; freshness: what is measured, from when the sender was due"
            + " until the page that shows it had come whole.");
    report.note(
        JOB,
        "Load, screens and crews run in the same process on the same cores as the server; the"
            + " drawing by a browser is not in it. " + OLD_SIGNALS
            + " decided signals lie in the table.");
  }

  private static double[] numbers(List<Double> all) {
    return all.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double p99(double[] all) {
    if (all.length == 0) return Double.POSITIVE_INFINITY;
    var sorted = all.clone();
    Arrays.sort(sorted);
    return sorted[Math.min(sorted.length - 1, sorted.length * 99 / 100)];
  }
}
