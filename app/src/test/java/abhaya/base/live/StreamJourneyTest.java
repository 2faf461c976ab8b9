package abhaya.base.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.JourneyTest;
import abhaya.base.access.ApiScope;
import abhaya.base.access.DemoAccounts;
import abhaya.base.access.DemoDesk;
import abhaya.base.access.Operation;
import abhaya.base.access.Role;
import abhaya.base.access.Scopes;
import abhaya.base.access.SessionRegister;
import abhaya.base.access.SignInDesk;
import abhaya.base.jurisdiction.SmallTree;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.Events;
import abhaya.base.platform.Outage;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// The stream over real sockets: who is told what, and that nothing is lost on the way.
@JourneyTest
@Import(StreamJourneyTest.Probes.class)
@Timeout(60)
class StreamJourneyTest {
  private static final Set<String> MADE = ConcurrentHashMap.newKeySet();
  private static final String COOKIE = "Cookie";

  @Autowired DemoAccounts accounts;
  @Autowired DemoDesk desk;
  @Autowired SessionRegister sessions;
  @Autowired Events events;
  @Autowired LiveFan fan;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired UnitTrees trees;
  @Autowired Scopes scopes;
  @LocalServerPort int port;

  @Value("${abhaya.database}")
  String database = "";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /// Something of a station happened.
  record ProbeTold(String handle, int unit) {}

  @TestConfiguration(proxyBeanMethods = false)
  static class Probes {
    @Bean
    LiveTopic probes() {
      return new LiveTopic(
          "probes",
          Operation.SEE_CASE_LIST,
          Set.of("ProbeTold"),
          event ->
              List.of(
                  LiveItem.of(
                      event.body().path("handle").asString(),
                      new UnitId(event.body().path("unit").asInt()))));
    }
  }

  @BeforeEach
  void theSmallTree() {
    DatabaseContext.SYSTEM.run(() ->
        transactions.executeWithoutResult(status -> {
          var planted =
              jdbc.sql("select count(*) from jurisdiction.unit where id = 3001")
                  .query(Integer.class)
                  .single();
          if (planted == 0) SmallTree.plant(jdbc, trees);
        }));
  }

  @Test
  void aReaderIsToldOfHerUnitsAndOfNoOther() throws Exception {
    var chief = signIn(Role.SHO, SmallTree.S1);
    try (var stream = listen("?topics=probes", COOKIE, chief, "")) {
      assertThat(stream.status()).isEqualTo(200);
      assertThat(stream.reaches("hello")).isTrue();
      tell("elsewhere", SmallTree.S2);
      tell("faraway", SmallTree.S3);
      tell("mine", SmallTree.S1);
      var told = Objects.requireNonNull(stream.told());
      assertThat(told.handles()).containsExactly("mine");
      assertThat(told.data())
          .isEqualTo("{\"topic\":\"probes\",\"handles\":[\"mine\"],\"more\":false}");
    }
    var above = signIn(Role.DISTRICT_CHIEF, SmallTree.DISTRICT_A);
    try (var stream = listen("", COOKIE, above, "")) {
      assertThat(stream.reaches("hello")).isTrue();
      tell("faraway2", SmallTree.S3);
      tell("below", SmallTree.S2);
      var told = Objects.requireNonNull(stream.told());
      assertThat(told.handles()).containsExactly("below");
    }
  }

  @Test
  void aTiedReaderIsNotToldOfWhatIsNotHers() throws Exception {
    var officer = signIn(Role.IO, SmallTree.S1);
    try (var stream = listen("?topics=probes", COOKIE, officer, "")) {
      assertThat(stream.reaches("hello")).isTrue();
      tell("another-officers", SmallTree.S1);
      assertThat(stream.reaches("beat")).isTrue();
      assertThat(stream.last).isNotEmpty();
    }
  }

  @Test
  void whoeverComesBackWithTheLastNumberLosesNothingAndHearsNothingTwice() throws Exception {
    var chief = signIn(Role.SHO, SmallTree.S1);
    var writers = 8;
    var each = 50;
    var heard = new ArrayList<String>();
    var breaks = 0;
    var from = "";
    try (var first = listen("?topics=probes", COOKIE, chief, "")) {
      assertThat(first.reaches("hello")).isTrue();
      from = first.last;
    }
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var writer = 0; writer < writers; writer++) {
        var own = writer;
        var _ =
            pool.submit(() ->
                IntStream.range(0, each).forEach(at -> tell("w" + own + "-" + at, SmallTree.S1)));
      }
      var until = System.nanoTime() + Listener.PATIENCE.toNanos();
      while (heard.size() < writers * each) {
        assertThat(System.nanoTime())
            .as("%d of %d heard after %d breaks", heard.size(), writers * each, breaks)
            .isLessThan(until);
        try (var stream = listen("?topics=probes", COOKIE, chief, from)) {
          for (var at = 0; at < 37 && heard.size() < writers * each; at++) {
            var told = stream.told();
            // the server may ask her to come back at any moment: that loses nothing either
            if (told == null) break;
            told.handles().stream().filter(one -> one.startsWith("w")).forEach(heard::add);
          }
          from = stream.last;
          breaks++;
        }
      }
    }
    assertThat(heard).doesNotHaveDuplicates().hasSize(writers * each);
    assertThat(breaks).isGreaterThan(5);
  }

  @Test
  void aNumberThatNobodyGaveOutMeansToAskForEverythingAnew() throws Exception {
    var chief = signIn(Role.SHO, SmallTree.S1);
    try (var stream = listen("?topics=probes", COOKIE, chief, "1-1")) {
      assertThat(stream.reaches("reset")).isTrue();
    }
  }

  @Test
  void aStreamEndsWithinASecondOfItsSession() throws Exception {
    var chief = signIn(Role.SHO, SmallTree.S1);
    var session = sessions.find(chief.substring(chief.indexOf('=') + 1)).orElseThrow();
    try (var stream = listen("?topics=probes", COOKIE, chief, "")) {
      assertThat(stream.reaches("hello")).isTrue();
      var began = System.nanoTime();
      assertThat(sessions.end(session.person(), session.handle())).isTrue();
      assertThat(stream.reaches("end")).isTrue();
      assertThat(stream.next()).isNull();
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
    }
    try (var after = listen("", COOKIE, chief, "")) {
      assertThat(after.status()).isEqualTo(401);
    }
  }

  @Test
  void manyListenAtOnce() throws Exception {
    var all = 400;
    var cookies = new ArrayList<String>();
    for (var at = 0; at < all / LiveFan.STREAMS_OF_A_SESSION_MAX + 1; at++) {
      cookies.add(signIn(Role.SHO, SmallTree.S1));
    }
    var open = new ArrayList<Listener>();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var at = 0; at < all; at++) {
        open.add(listen("?topics=probes", COOKIE, cookies.get(at % cookies.size()), ""));
      }
      for (var one : open) assertThat(one.reaches("hello")).isTrue();
      assertThat(fan.open()).isGreaterThanOrEqualTo(all);
      tell("to-all", SmallTree.S1);
      var heard = open.stream().map(one -> pool.submit(() -> hears(one, "to-all"))).toList();
      for (var one : heard) {
        assertThat(one.get(2 * Listener.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      }
    } finally {
      open.forEach(Listener::close);
    }
  }

  /// A test that waits for what is not told ends by itself, and says what it waited for.
  @Test
  void whatIsLostIsSaidAndNotWaitedForForEver() throws Exception {
    var chief = signIn(Role.SHO, SmallTree.S1);
    try (var stream = listen("?topics=probes", COOKIE, chief, "")) {
      assertThat(stream.reaches("hello")).isTrue();
      stream.waitsFor(Duration.ofMillis(50));
      assertThatThrownBy(stream::told)
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("a message that tells something did not come")
          .hasMessageContaining("last came hello");
    }
  }

  /// What another test told a moment before may come first.
  private static boolean hears(Listener one, String handle) {
    for (var told = one.told(); told != null; told = one.told()) {
      if (told.handles().contains(handle)) return true;
    }
    return false;
  }

  @Test
  void aSessionHoldsOnlySoManyAndItsOldestComesBackWhenItIsStillRead() throws Exception {
    var chief = signIn(Role.SHO, SmallTree.S1);
    var open = new ArrayList<Listener>();
    try {
      for (var at = 0; at < LiveFan.STREAMS_OF_A_SESSION_MAX; at++) {
        open.add(listen("?topics=probes", COOKIE, chief, ""));
      }
      try (var oneMore = listen("?topics=probes", COOKIE, chief, "")) {
        assertThat(oneMore.reaches("hello")).isTrue();
        assertThat(open.getFirst().reaches("resume")).isTrue();
        tell("after-the-oldest", SmallTree.S1);
        assertThat(hears(oneMore, "after-the-oldest")).isTrue();
        assertThat(hears(open.getLast(), "after-the-oldest")).isTrue();
      }
    } finally {
      open.forEach(Listener::close);
    }
  }

  @Test
  void whileTheDatabaseIsAwayWhoListensIsKeptAndWhoCatchesUpIsAskedToComeBack() throws Exception {
    var chief = signIn(Role.SHO, SmallTree.S1);
    try (var stream = listen("?topics=probes", COOKIE, chief, "")) {
      assertThat(stream.reaches("hello")).isTrue();
      tell("before-the-outage", SmallTree.S1);
      assertThat(hears(stream, "before-the-outage")).isTrue();
      var from = Place.parse(stream.last).orElseThrow();
      var reader = scopes.ofFeed("who-catches-up");
      var later = new LiveStream(1, fan.topics(), reader, LiveFan.QUEUE_MAX);
      var out = new ByteArrayOutputStream();
      try (var admin = DriverManager.getConnection(database)) {
        letIn(admin, 0);
        try {
          new StreamAnswer(fan, later, scopes, JsonMapper.shared(), out).write(from);
        } finally {
          letIn(admin, -1);
        }
      }
      assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("event: resume\ndata: {}\n\n");
      tellOnceItIsBack("after-the-outage");
      assertThat(hears(stream, "after-the-outage")).isTrue();
    }
  }

  /// Nobody but the administrator is let in, and who is in is sent away.
  private static void letIn(Connection admin, int most) throws SQLException {
    try (var act = admin.createStatement()) {
      act.execute("alter database %s connection limit %d".formatted(admin.getCatalog(), most));
      if (most < 0) return;
      act.execute(
          """
          select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and pid <> pg_backend_pid()
          """);
    }
  }

  private void tellOnceItIsBack(String handle) throws InterruptedException {
    for (var until = System.nanoTime() + Listener.PATIENCE.toNanos(); ; ) {
      try {
        tell(handle, SmallTree.S1);
        return;
      } catch (RuntimeException e) {
        assertThat(Outage.isIn(e)).isTrue();
        assertThat(System.nanoTime()).isLessThan(until);
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
  }

  @Test
  void badAsksAreRefusedWithTheFieldAndWithoutTheValue() throws Exception {
    var chief = signIn(Role.SHO, SmallTree.S1);
    for (var query :
        List.of("?topics=nothing-such", "?topics=probes,nothing-such", "?topics=signals")) {
      try (var refused = listen(query, COOKIE, chief, "")) {
        assertThat(refused.status()).as(query).isEqualTo(400);
        assertThat(refused.body()).contains("\"topics\"").doesNotContain("nothing-such");
      }
    }
    try (var refused = listen("", COOKIE, chief, "tomorrow")) {
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.body()).contains("Last-Event-ID").doesNotContain("tomorrow");
    }
    try (var nobody = listen("", COOKIE, "", "")) {
      assertThat(nobody.status()).isEqualTo(401);
    }
  }

  @Test
  void aClientIsToldOfFiguresAndAClientWithoutTopicsFindsNothing() throws Exception {
    var reader =
        accounts.addClient("live-reader", Role.READER_CLIENT, UnitId.NATION, Set.of(ApiScope.READ));
    try (var stream = listen("?topics=figures", "Authorization", token(reader), "")) {
      assertThat(stream.status()).isEqualTo(200);
      assertThat(stream.reaches("hello")).isTrue();
    }
    try (var refused = listen("?topics=cases", "Authorization", token(reader), "")) {
      assertThat(refused.status()).isEqualTo(400);
    }
    var device =
        accounts.addClient(
            "live-device", Role.DEVICE_CLIENT, UnitId.NATION, Set.of(ApiScope.DEVICES));
    try (var refused = listen("", "Authorization", token(device), "")) {
      assertThat(refused.status()).isEqualTo(404);
    }
  }

  @Test
  void aPersonWhoIsToldOfNothingHasAnEmptyStreamThatLives() throws Exception {
    var clerk = signIn(Role.CITY_ENTRY, SmallTree.DISTRICT_A);
    try (var stream = listen("", COOKIE, clerk, "")) {
      assertThat(stream.status()).isEqualTo(200);
      assertThat(Objects.requireNonNull(stream.next()).event()).isEqualTo("hello");
      tell("not-the-clerks", SmallTree.S1);
      var next = Objects.requireNonNull(stream.next());
      assertThat(next.event()).isEqualTo("beat");
      try (var resumed = listen("", COOKIE, clerk, stream.last)) {
        assertThat(Objects.requireNonNull(resumed.next()).event()).isEqualTo("hello");
        assertThat(Objects.requireNonNull(resumed.next()).event()).isEqualTo("beat");
      }
    }
    try (var refused = listen("?topics=probes", COOKIE, clerk, "")) {
      assertThat(refused.status()).isEqualTo(400);
    }
  }

  private Listener listen(String query, String header, String value, String from) throws Exception {
    return new Listener(http, port, query, header, value, from);
  }

  @Test
  void whatOneTransactionTellsComesInOneMessage() throws Exception {
    var chief = signIn(Role.SHO, SmallTree.S1);
    try (var stream = listen("?topics=probes", COOKIE, chief, "")) {
      assertThat(stream.reaches("hello")).isTrue();
      DatabaseContext.SYSTEM.run(() ->
          transactions.executeWithoutResult(status ->
              events.tellAll(
                  List.of(
                      new ProbeTold("one", SmallTree.S1),
                      new ProbeTold("not-hers", SmallTree.S3),
                      new ProbeTold("two", SmallTree.S1)))));
      tell("three", SmallTree.S1);
      assertThat(Objects.requireNonNull(stream.told()).handles()).containsExactly("one", "two");
      assertThat(Objects.requireNonNull(stream.told()).handles()).containsExactly("three");
    }
  }

  private void tell(String handle, int unit) {
    DatabaseContext.SYSTEM.run(() ->
        transactions.executeWithoutResult(status -> events.tell(new ProbeTold(handle, unit))));
  }

  /// A person signed in; the answer is her cookie.
  private String signIn(Role role, int unit) {
    var name = "listener-" + role.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + unit;
    if (MADE.add(name)) {
      accounts.add(new DemoAccounts.Person(name, name, role, new UnitId(unit), null));
    }
    var person =
        DatabaseContext.SYSTEM.call(() ->
            transactions.execute(status ->
                jdbc.sql("select handle from access.person where display_name = :name")
                    .param("name", name)
                    .query(String.class)
                    .single()));
    var reference = desk.signIn(person, new SignInDesk.Source("127.0.0.1", "Test")).orElseThrow();
    return "__Host-abhaya=" + reference;
  }

  private String token(DemoAccounts.ApiClient client) throws Exception {
    var pair = client.clientId() + ":" + client.clientSecret();
    var basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    var ask =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/oauth2/token"))
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
            .build();
    var answer = http.send(ask, HttpResponse.BodyHandlers.ofString()).body();
    return "Bearer " + answer.replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1");
  }
}
