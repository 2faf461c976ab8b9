package abhaya.simulator;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A shift of the demonstration's control room: one call taker who opens and decides, one dispatcher
/// who sends and hears the steps by radio. Both work through the pages a person sees. What somebody
/// else has taken before is left to her.
final class ControlRoom {
  private static final Pattern INCIDENT = Pattern.compile("incident=([A-Za-z0-9_-]{22})");
  private static final Pattern VEHICLE =
      Pattern.compile(
          "href=\"/response/signals/([A-Za-z0-9_-]{22})\"(?:(?!</tr>).)*?Vehicle ·",
          Pattern.DOTALL);
  private static final Pattern AGENCY = Pattern.compile("name=\"agency\" value=\"([A-Z_]+)\"");
  private static final Pattern ASSIGNMENT =
      Pattern.compile("name=\"assignment\" value=\"([A-Za-z0-9_-]{22})\"");
  private static final Duration LEFT_BEHIND = Duration.ofHours(1);
  private static final Duration AFTERWARDS = Duration.ofMinutes(1);
  private static final Duration LOOK_ROUND = Duration.ofMinutes(1);
  private static final String SEEN = "vehicles: presses seen in the control room";
  private static final int TRIES = 3;
  private static final int PAGES_MAX = 6;
  private static final int WAITING_MAX = 500;
  private static final long REST_MILLIS = 250;

  private final Browser taker;
  private final Browser dispatcher;
  private final Ledger ledger;
  private final Pace pace;
  private final Habits habits;
  private final Set<String> vehicles = new HashSet<>();
  private final Desk takers = new Desk();
  private final Desk dispatchers = new Desk();

  ControlRoom(Portal portal, Ledger ledger, Pace pace, Habits habits) {
    this.taker = new Browser(portal);
    this.dispatcher = new Browser(portal);
    this.ledger = ledger;
    this.pace = pace;
    this.habits = habits;
  }

  /// @param patience how long a signal waits before the shift takes it
  /// @param city whose control room it is; signals from elsewhere go to another state
  /// @param patrols null: the units drive by themselves
  /// @param crew of one unit, with its phone; null: none
  /// @param tidy what is under way at the end is ended at once
  record Habits(
      Duration patience, City city, @Nullable Patrols patrols, @Nullable Crew crew, boolean tidy) {}

  private enum Next {
    TAKE,
    CALL_BACK,
    SEND,
    ACKNOWLEDGED,
    EN_ROUTE,
    ON_SCENE,
    CLEARED,
    CLOSE;

    boolean isOfTaker() {
      return this == TAKE || this == CALL_BACK;
    }
  }

  /// One signal on its way to its end.
  private static final class Job {
    private final String signal;
    private final Truth truth;
    private Next next = Next.TAKE;
    private Duration due;
    private String incident = "";
    private String assignment = "";
    private String unit = "";
    private String sign = "";
    private Duration eta = Duration.ofMinutes(5);
    private int tries;

    Job(String signal, Truth truth, Duration due) {
      this.signal = signal;
      this.truth = truth;
      this.due = due;
    }
  }

  /// Whether call taker and dispatcher are at their desks.
  boolean open() throws IOException, InterruptedException {
    if (!taker.signInAs("Call taker") || !dispatcher.signInAs("Dispatcher")) return false;
    var page = taker.get("/response").text();
    VEHICLE.matcher(page).results().forEach(hit -> vehicles.add(hit.group(1)));
    dispatcher.get("/response/console");
    return true;
  }

  /// Ends what an earlier shift left open, so that its units are free: trials older than an hour.
  void clearUp(Instant now) throws IOException, InterruptedException {
    var left = new ArrayList<String>();
    for (var page = 1; page <= PAGES_MAX; page++) {
      var list = dispatcher.getJson("/api/v1/incidents?status=open&page=" + page).body();
      for (var one : list.path("incidents")) {
        var since = Instant.parse(one.path("openedAt").asString(now.toString()));
        var old = since.isBefore(now.minus(LEFT_BEHIND));
        if (one.path("trial").asBoolean(false) && old) left.add(one.path("id").asString(""));
      }
      if (list.path("incidents").isEmpty()) break;
    }
    for (var incident : left) finish(incident);
  }

  /// All steps that are left, at once.
  private void finish(String incident) throws IOException, InterruptedException {
    var page = dispatcher.get("/response/console?incident=" + incident).text();
    for (var job :
        ASSIGNMENT.matcher(page).results().map(hit -> hit.group(1)).distinct().toList()) {
      for (var to : List.of("ON_SCENE", "CLEARED")) {
        var form = Map.of("assignment", job, "to", to);
        dispatcher.post("/response/console/" + incident + "/step", form);
      }
    }
    close(incident);
  }

  void hear(String signal, Truth truth) {
    if (takers.size() > WAITING_MAX) {
      ledger.count("control room: left to others");
      return;
    }
    put(new Job(signal, truth, pace.now().plus(habits.patience())));
  }

  /// What waits for one of the two, earliest first.
  private static final class Desk extends PriorityBlockingQueue<Job> {
    private static final long serialVersionUID = 1L;

    Desk() {
      super(64, Comparator.comparing(job -> job.due));
    }
  }

  /// Both work until the pace is stopped.
  void work(Besides threads) {
    threads.start("call-taker", this::take);
    threads.start("dispatcher", this::dispatch);
  }

  private void take() throws InterruptedException {
    var look = LOOK_ROUND;
    while (!pace.isStopped()) {
      if (habits.patrols() != null && look.compareTo(pace.now()) < 0) {
        look = pace.now().plus(LOOK_ROUND);
        lookRound();
      }
      next(takers);
    }
    if (habits.patrols() != null) lookRound();
    ledger.add("control room: not taken at the end", takers.size());
  }

  private void dispatch() throws InterruptedException {
    while (!pace.isStopped()) next(dispatchers);
    var deadline = System.nanoTime() + AFTERWARDS.toNanos();
    try {
      while (habits.tidy() && !dispatchers.isEmpty() && System.nanoTime() < deadline) {
        finish(dispatchers.remove().incident);
      }
    } catch (IOException e) {
      ledger.count("control room: no answer from a page");
    }
    ledger.add("control room: left open at the end", dispatchers.size());
  }

  private void next(Desk desk) throws InterruptedException {
    var first = desk.peek();
    if (first == null || first.due.compareTo(pace.now()) > 0) Pace.rest(REST_MILLIS);
    else step(desk.remove());
  }

  private void put(Job job) {
    (job.next.isOfTaker() ? takers : dispatchers).add(job);
  }

  private void step(Job job) throws InterruptedException {
    try {
      if (act(job)) put(job);
    } catch (IOException e) {
      ledger.count("control room: no answer from a page");
      if (++job.tries < TRIES) put(later(job, Duration.ofSeconds(30)));
    }
  }

  private Job later(Job job, Duration delay) {
    job.due = pace.now().plus(delay);
    return job;
  }

  /// @return whether more follows
  private boolean act(Job job) throws IOException, InterruptedException {
    return switch (job.next) {
      case TAKE -> take(job);
      case CALL_BACK -> callBack(job);
      case SEND -> send(job);
      case ACKNOWLEDGED -> tell(job, Next.EN_ROUTE, Duration.ofSeconds(25));
      case EN_ROUTE -> tell(job, Next.ON_SCENE, job.eta);
      case ON_SCENE -> arrive(job);
      case CLEARED -> tell(job, Next.CLOSE, Duration.ofSeconds(20));
      case CLOSE -> close(job);
    };
  }

  private boolean take(Job job) throws IOException, InterruptedException {
    var page = taker.get("/response/signals/" + job.signal);
    if (page.status() == 302 || page.status() == 303) {
      if (!open()) return false;
      page = taker.get("/response/signals/" + job.signal);
    }
    if (page.status() == 404 && ++job.tries < 20) return later(job, Duration.ofSeconds(2)) == job;
    if (job.truth.end() == Truth.End.CALLED_BACK) {
      job.next = Next.CALL_BACK;
      job.tries = 0;
      return callBack(job);
    }
    return decide(job, decision(job.truth));
  }

  /// Three tries, then a person decides.
  private boolean callBack(Job job) throws IOException, InterruptedException {
    job.tries++;
    var reached = job.tries == job.truth.reached();
    var tried = Map.of("tried", reached ? "REACHED" : "NO_ANSWER");
    taker.post("/response/signals/" + job.signal + "/call-backs", tried);
    ledger.count("control room: call-backs");
    if (reached) return decide(job, Map.of("outcome", "SETTLED_BY_PHONE"));
    if (job.tries == TRIES) return decide(job, Map.of("outcome", "FALSE_ALARM"));
    return later(job, Duration.ofMinutes(job.tries == 1 ? 2 : 5)) == job;
  }

  private boolean decide(Job job, Map<String, String> form)
      throws IOException, InterruptedException {
    var answer = taker.post("/response/signals/" + job.signal + "/decision", form);
    if (answer.status() != 303) {
      ledger.count("control room: taken by somebody else, or refused");
      return false;
    }
    ledger.count("control room: ended as " + form.get("outcome"));
    var incident = INCIDENT.matcher(answer.location());
    if (!incident.find()) return false;
    job.incident = incident.group(1);
    job.next = Next.SEND;
    later(job, Duration.ofSeconds(15));
    return true;
  }

  private Map<String, String> decision(Truth truth) {
    if (truth.end() != Truth.End.HANDED_TO_DISPATCH) return Map.of("outcome", truth.end().name());
    if (truth.city() != habits.city()) return Map.of("outcome", "REFERRED");
    var form = new HashMap<String, String>();
    form.put("outcome", truth.end().name());
    form.put("type", truth.type());
    form.put("trial", "yes");
    form.put("placeWords", "%.5f, %.5f".formatted(truth.place().lat(), truth.place().lon()));
    return form;
  }

  private boolean send(Job job) throws IOException, InterruptedException {
    var place = job.truth.place();
    var asked =
        "/api/v1/dispatch/recommendation?lat=%.5f&lon=%.5f&type=%s&limit=5"
            .formatted(place.lat(), place.lon(), job.truth.type());
    var ranked = new ArrayDeque<String[]>();
    for (var unit : dispatcher.getJson(asked).body().path("units")) {
      var one = new String[] {unit.path("unitId").asString(""), unit.path("callSign").asString("")};
      if (isOfCrew(one[0])) ranked.addFirst(one);
      else ranked.addLast(one);
    }
    for (var unit : ranked) {
      var answer =
          dispatcher.postJson(
              "/api/v1/incidents/" + job.incident + "/dispatches", Map.of("unitId", unit[0]));
      if (answer.status() == 201) return sent(job, unit, answer);
    }
    ledger.count("control room: no unit free at first");
    return ++job.tries < 10 && later(job, Duration.ofMinutes(1)) == job;
  }

  private boolean isOfCrew(String unit) {
    var crew = habits.crew();
    return crew != null && unit.equals(crew.unit());
  }

  private boolean sent(Job job, String[] unit, Portal.Answer answer) {
    ledger.count("control room: units sent");
    job.unit = unit[0];
    job.sign = unit[1];
    job.assignment = answer.body().path("id").asString("");
    job.eta = Duration.ofSeconds(Math.clamp(answer.body().path("etaSeconds").asLong(300), 40, 900));
    var patrols = habits.patrols();
    if (patrols != null) patrols.send(unit[1], job.truth.place());
    job.next = Next.ACKNOWLEDGED;
    later(job, Duration.ofSeconds(12));
    return true;
  }

  /// The unit's step of now is told, and the next one follows so much later.
  private boolean tell(Job job, Next after, Duration delay)
      throws IOException, InterruptedException {
    var crew = habits.crew();
    if (crew != null && isOfCrew(job.unit)) {
      crew.tell(job.assignment, job.next.name(), job.truth.place());
      ledger.count("control room: steps told by the unit's phone");
    } else {
      var form = Map.of("assignment", job.assignment, "to", job.next.name());
      var answer = dispatcher.post("/response/console/" + job.incident + "/step", form);
      var well = answer.status() == 303;
      ledger.count("control room: steps told by radio" + (well ? "" : ", refused"));
    }
    job.next = after;
    later(job, delay);
    return true;
  }

  private boolean arrive(Job job) throws IOException, InterruptedException {
    var patrols = habits.patrols();
    var late = ++job.tries > 40;
    if (patrols != null && !late && !patrols.isThere(job.sign)) {
      return later(job, Duration.ofSeconds(15)) == job;
    }
    return tell(job, Next.CLEARED, Duration.ofMinutes(4));
  }

  private boolean close(Job job) throws IOException, InterruptedException {
    var patrols = habits.patrols();
    if (patrols != null) patrols.release(job.sign);
    close(job.incident);
    return false;
  }

  private void close(String incident) throws IOException, InterruptedException {
    var page = dispatcher.get("/response/console?incident=" + incident).text();
    for (var agency : AGENCY.matcher(page).results().map(hit -> hit.group(1)).distinct().toList()) {
      var told = Map.of("agency", agency, "act", "told");
      dispatcher.post("/response/console/" + incident + "/agency", told);
    }
    var form =
        Map.of(
            "words", "Simulation: spoke to the caller, all is well now.",
            "arrived", "yes",
            "reached", "yes",
            "disposition", "SETTLED_BY_CONTACT");
    var answer = dispatcher.post("/response/console/" + incident + "/close", form);
    var well = answer.status() == 303 && answer.location().contains("said=done");
    ledger.count("control room: incidents closed" + (well ? "" : ", refused"));
  }

  /// Presses in vehicles have no answer: the shift finds them on its screen. They are left to a
  /// person, since nothing on the screen says whose vehicle it is.
  private void lookRound() throws InterruptedException {
    try {
      var page = taker.get("/response").text();
      for (var hit : VEHICLE.matcher(page).results().toList()) {
        if (vehicles.add(hit.group(1))) ledger.count(SEEN);
      }
    } catch (IOException e) {
      ledger.count("control room: no answer from a page");
    }
  }
}
