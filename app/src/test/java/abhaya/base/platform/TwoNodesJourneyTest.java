package abhaya.base.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

/// One program on two machines over one database with a synchronous standby. What a machine does both
/// know; what is to happen happens once; a machine that is killed and a server that is killed take
/// nothing with them that was acknowledged.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(600)
class TwoNodesJourneyTest {
  private static final Pattern FORM =
      Pattern.compile(
          "action=\"(/sign-in/as/[^\"?]+)[^\"]*\"(?:(?!</form>).)*?<strong>([^<]*)<",
          Pattern.DOTALL);
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final String FORM_TYPE = "application/x-www-form-urlencoded";
  private static final int MAILS = 60;
  private static final int SENDERS = 2;

  /// Between two signals of a sender: how they fare is to be seen, not how many there can be.
  private static final int PAUSE_MILLIS = 25;

  private final Map<String, String> ledger = new ConcurrentHashMap<>();
  private final AtomicInteger number = new AtomicInteger();
  private @Nullable TwoNodes stage;

  @BeforeAll
  void start() throws Exception {
    stage = new TwoNodes();
  }

  @AfterAll
  void stop() throws Exception {
    if (stage != null) stage.close();
  }

  @Test
  @Order(1)
  void aSessionOfOneMachineWorksOnTheOtherAndEndsOnBothWithinASecond() throws Exception {
    var cookie = signIn(first(), "Station house officer");
    assertThat(first().get("/sessions", cookie).statusCode()).isEqualTo(200);
    assertThat(second().get("/sessions", cookie).statusCode()).isEqualTo(200);

    var form = new HashMap<>(cookie);
    form.put("Content-Type", FORM_TYPE);
    var token = token(second().get("/sessions", cookie).body());
    assertThat(first().post("/sign-out", "_csrf=" + token, form).statusCode()).isLessThan(400);
    // what is asked a second later is refused, however long an answer takes on a busy machine
    var ended = System.nanoTime();
    var lastGood = new AtomicLong(ended);
    assertThat(comes(() -> isEnded(cookie, lastGood))).isTrue();
    assertThat(Duration.ofNanos(lastGood.get() - ended)).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  @Order(2)
  void whatHappensOnOneMachineReachesWhoeverListensOnTheOther() throws Exception {
    var cookie = signIn(first(), "Call taker");
    try (var here = new Ear(first(), cookie, "");
        var there = new Ear(second(), cookie, "")) {
      assertThat(here.next("hello")).isNotEmpty();
      assertThat(there.next("hello")).isNotEmpty();
      var sender = client(first(), "demo-signals");
      var id = send(first(), sender, "stream-1");
      assertThat(here.next(id)).contains(id);
      assertThat(there.next(id)).contains(id);
      // and with the number of the one she goes on at the other
      var missed = send(second(), sender, "stream-2");
      assertThat(there.next(missed)).contains(missed);
      try (var moved = new Ear(second(), cookie, here.last)) {
        assertThat(moved.next(missed)).contains(missed);
      }
      try (var moved = new Ear(first(), cookie, there.last)) {
        var third = send(second(), sender, "stream-3");
        assertThat(moved.next(third)).contains(third);
      }
    }
  }

  @Test
  @Order(3)
  void whatBothMachinesSeeDueHappensOnce() throws Exception {
    var people =
        stage()
            .rows(
                """
                with chosen as (select id from access.person order by id limit 1)
                insert into notice.setting (person_id, mail, changed_at)
                select id, 'chief@example.test', now() from chosen
                on conflict (person_id) do update set mail = excluded.mail
                returning person_id
                """);
    stage().mail().purgeEmailFromAllMailboxes();
    stage()
        .rows(
            """
            insert into notice.outbox (handle, person_id, kind, way, path, pierces, next_at, made_at)
            select substr(md5('probe' || n), 1, 22), %s, 'probe-' || n, 'MAIL', '/notices', true,
                   now(), now()
              from generate_series(1, %d) n
            """
                .formatted(people.getFirst(), MAILS));
    stage().rows("update reminder.watch set next_at = now() - interval '1 minute'");
    assertThat(
            comes(
                () -> count("notice.outbox where kind like 'probe-%' and state = 'SENT'") == MAILS))
        .isTrue();
    var told = new ArrayList<String>();
    for (var one : stage().mail().getReceivedMessages()) {
      told.add(
          String.valueOf(one.getContent()).replaceAll("(?s).*/notices/([0-9a-f]{22}).*", "$1"));
    }
    assertThat(told.stream().filter(handle -> handle.matches("[0-9a-f]{22}")))
        .hasSize(MAILS)
        .doesNotHaveDuplicates();
    assertThat(comes(() -> count("reminder.watch where next_at < now()") == 0)).isTrue();
    assertThat(count("reminder.alarm")).isPositive();
    assertThat(
            stage()
                .rows(
                    """
                    select case_id || clock || anchor || name || level from reminder.alarm
                     group by 1 having count(*) > 1
                    """))
        .isEmpty();
  }

  @Test
  @Order(4)
  void whoComesWithOtherKeysIsRefusedAndDisturbsNobody() throws Exception {
    try (var stranger = stage().start("stranger", "--empty")) {
      assertThat(stranger.awaitEnd()).startsWith("1 ").contains("--keys");
    }
    assertThat(client(second(), "demo-signals")).containsKey("Authorization");
  }

  @Test
  @Order(5)
  void aMachineKilledInTheMiddleOfSignalsLosesNoneThatWasAcknowledged() throws Exception {
    var sender = client(first(), "demo-signals");
    var ended = new AtomicBoolean();
    var broken = new AtomicInteger();
    var threads = senders(sender, ended, broken);
    awaitMore(40);
    first().kill();
    awaitMore(40);
    ended.set(true);
    for (var thread : threads) thread.join();
    assertThat(broken).as("asks without an answer").hasPositiveValue();
    first().startAgain();
    everyAcknowledgedSignalIsThereOnce(client(second(), "demo-signals"));
  }

  @Test
  @Order(6)
  void thePrimaryIsKilledTheStandbyTakesItsPlaceAndAllGoesOn() throws Exception {
    var cookie = signIn(first(), "Call taker");
    var sender = client(first(), "demo-signals");
    var ended = new AtomicBoolean();
    var broken = new AtomicInteger();
    try (var ear = new Ear(second(), cookie, "")) {
      assertThat(ear.next("hello")).isNotEmpty();
      var threads = senders(sender, ended, broken);
      awaitMore(40);
      stage().killPrimary();
      awaitMore(40);
      // who asks meanwhile is told "not now", within the time she waits anyway
      assertThat(statusOn(first(), cookie)).isEqualTo(503);
      assertThat(statusOn(second(), cookie)).isEqualTo(503);
      stage().promote();
      awaitMore(40);
      assertThat(comes(() -> statusOn(first(), cookie) == 200 && statusOn(second(), cookie) == 200))
          .isTrue();
      ended.set(true);
      for (var thread : threads) thread.join();
      assertThat(broken).as("signals not acknowledged").hasValue(0);
      var id = send(first(), sender, "after-1");
      assertThat(ear.next(id)).contains(id);
    }
    everyAcknowledgedSignalIsThereOnce(client(second(), "demo-signals"));
    assertThat(count("platform.parked_event")).isZero();
  }

  private boolean isEnded(Map<String, String> cookie, AtomicLong lastGood) {
    var asked = System.nanoTime();
    if (statusOn(second(), cookie) != 200) return true;
    lastGood.set(asked);
    return false;
  }

  private TwoNodes stage() {
    return java.util.Objects.requireNonNull(stage);
  }

  private NodeProcess first() {
    return stage().first();
  }

  private NodeProcess second() {
    return stage().second();
  }

  private long count(String rest) {
    try {
      return Long.parseLong(stage().rows("select count(*) from " + rest).getFirst());
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int statusOn(NodeProcess node, Map<String, String> cookie) {
    try {
      return node.get("/sessions", cookie).statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  /// Whether it comes true within two minutes.
  private static boolean comes(BooleanSupplier wanted) throws InterruptedException {
    var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (!wanted.getAsBoolean()) {
      if (System.nanoTime() > until) return false;
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return true;
  }

  /// By the card of the demonstration with this role; the answer is the header with the session.
  private static Map<String, String> signIn(NodeProcess node, String role) throws Exception {
    var page = node.get("/sign-in", Map.of());
    var cards = FORM.matcher(page.body());
    var action = "";
    while (action.isEmpty() && cards.find()) {
      if (cards.group(2).strip().startsWith(role)) action = cards.group(1);
    }
    assertThat(action).as("card of " + role).isNotEmpty();
    var answer =
        node.post(
            action,
            "_csrf=" + token(page.body()),
            Map.of("Cookie", cookies(page), "Content-Type", FORM_TYPE));
    assertThat(answer.statusCode()).isEqualTo(303);
    return Map.of("Cookie", cookies(answer));
  }

  private static String token(String page) {
    var found = TOKEN.matcher(page);
    assertThat(found.find()).as("a form").isTrue();
    return found.group(1);
  }

  private static String cookies(HttpResponse<String> answer) {
    var kept = new ArrayList<String>();
    for (var one : answer.headers().allValues("Set-Cookie")) {
      var pair = one.split(";", 2)[0];
      if (!pair.endsWith("=")) kept.add(pair);
    }
    return String.join("; ", kept);
  }

  /// A token of a client of the demonstration, which the first machine has on file. It may take a
  /// while: a token needs the database.
  private Map<String, String> client(NodeProcess node, String name) throws Exception {
    var file =
        JsonMapper.shared()
            .readTree(Files.readString(first().data().resolve("demo-credentials.json")));
    var secret = "";
    for (var one : file.path("clients")) {
      if (one.path("clientId").asString().equals(name))
        secret = one.path("clientSecret").asString();
    }
    var pair =
        Base64.getEncoder().encodeToString((name + ":" + secret).getBytes(StandardCharsets.UTF_8));
    var headers = Map.of("Authorization", "Basic " + pair, "Content-Type", FORM_TYPE);
    var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (true) {
      var answer = node.post("/oauth2/token", "grant_type=client_credentials", headers);
      if (answer.statusCode() == 200) {
        var token = JsonMapper.shared().readTree(answer.body()).path("access_token").asString();
        return Map.of("Authorization", "Bearer " + token);
      }
      assertThat(System.nanoTime()).as(answer.body()).isLessThan(until);
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  private static String send(NodeProcess node, Map<String, String> sender, String key)
      throws IOException, InterruptedException {
    var headers = new HashMap<>(sender);
    headers.put("Idempotency-Key", key);
    headers.put("Content-Type", "application/json");
    var caller = "+9198000%05d".formatted(Math.floorMod(key.hashCode(), 100_000));
    var body = "{\"number\":\"" + caller + "\",\"text\":\"" + key + "\"}";
    var answer = node.post("/api/v1/signals/sos", body, headers);
    if (answer.statusCode() != 202)
      throw new IOException("not acknowledged: " + answer.statusCode());
    return JsonMapper.shared().readTree(answer.body()).path("id").asString();
  }

  private List<Thread> senders(
      Map<String, String> sender, AtomicBoolean ended, AtomicInteger broken) {
    var threads = new ArrayList<Thread>();
    for (var node : List.of(first(), second())) {
      for (var at = 0; at < SENDERS; at++) {
        threads.add(Thread.ofPlatform().start(() -> sendUntil(node, sender, ended, broken)));
      }
    }
    return threads;
  }

  /// What gets no answer is sent again under its key, to the same machine: it may come twice, and is
  /// one signal.
  private void sendUntil(
      NodeProcess node, Map<String, String> sender, AtomicBoolean ended, AtomicInteger broken) {
    try {
      while (!ended.get()) {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        var key = "ledger-" + number.incrementAndGet();
        try {
          ledger.put(key, send(node, sender, key));
        } catch (IOException e) {
          broken.incrementAndGet();
          ledger.put(key, send(node == first() ? second() : first(), sender, key));
        }
      }
    } catch (IOException e) {
      broken.incrementAndGet();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitMore(int count) throws InterruptedException {
    var wanted = ledger.size() + count;
    assertThat(comes(() -> ledger.size() >= wanted)).as("signals go on").isTrue();
  }

  private void everyAcknowledgedSignalIsThereOnce(Map<String, String> sender) throws Exception {
    var ids = Set.copyOf(ledger.values());
    assertThat(ids).hasSameSizeAs(ledger.keySet());
    assertThat(comes(() -> new HashSet<>(stored()).containsAll(ids)))
        .as("lost: %s", lost(ids))
        .isTrue();
    assertThat(stored()).doesNotHaveDuplicates();
    var texts = stage().rows("select words from intake.caller where words like 'ledger-%'");
    assertThat(texts).doesNotHaveDuplicates();
    for (var one : ledger.entrySet().stream().limit(20).toList()) {
      assertThat(send(second(), sender, one.getKey())).isEqualTo(one.getValue());
    }
  }

  private List<String> stored() {
    try {
      return stage().rows("select handle from intake.signal");
    } catch (java.sql.SQLException e) {
      return List.of();
    }
  }

  private Set<String> lost(Set<String> ids) {
    var lost = new HashSet<>(ids);
    lost.removeAll(stored());
    return lost;
  }

  /// Listens to the stream of one machine, and comes back with her last number when she is asked to,
  /// as every reader of the stream must: who is told of a whole outage at once may not keep up.
  private static final class Ear implements AutoCloseable {
    private final NodeProcess node;
    private final Map<String, String> cookie;
    private HttpResponse<java.io.InputStream> answer;
    private BufferedReader lines;
    private String last;
    private String latest = "nothing";

    Ear(NodeProcess node, Map<String, String> cookie, String from) throws Exception {
      this.node = node;
      this.cookie = cookie;
      last = from;
      answer = ask(node, cookie, from);
      lines = lines(answer);
    }

    private static HttpResponse<java.io.InputStream> ask(
        NodeProcess node, Map<String, String> cookie, String from) throws Exception {
      var request =
          HttpRequest.newBuilder(
              URI.create("http://localhost:" + node.port() + "/api/v1/stream?topics=signals"));
      cookie.forEach(request::header);
      if (!from.isEmpty()) request.header("Last-Event-ID", from);
      var answer =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .build()
              .send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      assertThat(answer.statusCode()).isEqualTo(200);
      return answer;
    }

    private static BufferedReader lines(HttpResponse<java.io.InputStream> answer) {
      return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    /// Reads on to a line with this word. A stream that ends for good before it says how.
    String next(String word) throws Exception {
      while (true) {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
          if (line.startsWith("id: ")) last = line.substring(4);
          if (line.contains(word)) return line;
          if (line.startsWith("event: ")) latest = line;
        }
        assertThat(latest).as("the last that came before the stream ended").endsWith("resume");
        answer = ask(node, cookie, last);
        lines = lines(answer);
      }
    }

    @Override
    public void close() throws IOException {
      answer.body().close();
    }
  }
}
