package abhaya.base.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.ModuleTest;
import abhaya.base.access.Actor;
import abhaya.base.access.ApiScope;
import abhaya.base.access.NotVisible;
import abhaya.base.access.Posting;
import abhaya.base.access.Presence;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.access.UnitRelation;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.listing.ListExport;
import abhaya.base.listing.ListFiles;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.ThrowawayDatabase;
import abhaya.base.web.Visits;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.LinkedMultiValueMap;

/// Messages that leave by a real mail server on a real socket, and by a real gateway over HTTP.
@ModuleTest
@ContextConfiguration(initializers = {ThrowawayDatabase.class, NoticeModuleTest.TwoWays.class})
class NoticeModuleTest {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final NoticeKind KIND =
      new NoticeKind("PROBE", "notice.kind.test", "/all", false, false);
  private static final NoticeKind MUST =
      new NoticeKind("MUST", "notice.kind.test", "/all", true, true);

  /// Ten in the morning in India: nobody rests.
  private static final Instant MORNING = Instant.parse("2026-11-24T04:30:00Z");

  private static final int MAIL_PORT = freePort();
  private static final List<String> SHORT = new CopyOnWriteArrayList<>();
  private static volatile int gatewayAnswers = 202;

  @Autowired Outbox outbox;
  @Autowired NoticeTimers timers;
  @Autowired NoticeStore store;
  @Autowired NoticePage page;
  @Autowired Visits visits;
  @Autowired ParkedPage parked;
  @Autowired ParkedDesk parkedDesk;
  @Autowired List<ListExport> lists;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  private GreenMail server;

  static final class TwoWays
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      TestPropertyValues.of(
              "abhaya.notice.mail.host=127.0.0.1",
              "abhaya.notice.mail.port=" + MAIL_PORT,
              "abhaya.notice.mail.starttls=false",
              "abhaya.notice.mail.user=abhaya",
              "abhaya.notice.mail.password=s3cret",
              "abhaya.notice.mail.from=abhaya@police.example",
              "abhaya.notice.sms.url=http://127.0.0.1:" + gateway() + "/send",
              "abhaya.notice.sms.token=t0ken",
              "abhaya.notice.link=https://abhaya.example",
              "abhaya.notice.sends=false")
          .applyTo(context);
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int gateway() {
    try {
      var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      http.createContext(
          "/send",
          exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var token = exchange.getRequestHeaders().getFirst("Authorization");
            SHORT.add(token + " " + body);
            exchange.sendResponseHeaders(gatewayAnswers, -1);
            exchange.close();
          });
      http.start();
      return http.getAddress().getPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void aMailServer() {
    SHORT.clear();
    gatewayAnswers = 202;
    start();
    // what another test left behind is not this one's
    program("update notice.outbox set state = 'SENT' where state <> 'SENT'");
    for (var way : Way.values()) timers.breaker(way).worked();
  }

  @AfterEach
  void theServerStops() {
    server.stop();
  }

  private void start() {
    var setup = new ServerSetup(MAIL_PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    server = new GreenMail(setup);
    server.setUser("abhaya@police.example", "abhaya", "s3cret");
    server.start();
  }

  @Test
  void aMessageSaysThatAnUpdateWaitsAndNoMore() throws Exception {
    var person = person("en", true, false);
    post(KIND, MORNING, person);
    assertThat(timers.sendDue(MORNING)).isEqualTo(1);
    var mail = mailTo(person).getFirst();
    var handle = handleOf(person);
    assertThat(mail.getSubject()).isEqualTo("Abhaya: an update is waiting");
    assertThat(mail.getContent().toString().strip())
        .isEqualTo(
            "An update is waiting: %s. After signing in: https://abhaya.example/notices/%s"
                .formatted(handle, handle));
    assertThat(mail.getHeader("Message-ID")[0]).isEqualTo("<" + handle + "@abhaya>");
    assertThat(mail.getFrom()[0].toString()).isEqualTo("abhaya@police.example");
  }

  @Test
  void itSaysSoInTheLanguageOfThePerson() throws Exception {
    var person = person("hi", true, false);
    post(KIND, MORNING, person);
    timers.sendDue(MORNING);
    assertThat(mailTo(person).getFirst().getSubject()).isEqualTo("अभय: एक सूचना प्रतीक्षा में है");
    assertThat(mailTo(person).getFirst().getContent().toString())
        .startsWith("एक सूचना प्रतीक्षा में है: ");
  }

  @Test
  void severalUpdatesThatWaitAreOneMessage() throws Exception {
    var person = person("en", true, false);
    post(KIND, MORNING, person, person);
    post(KIND, MORNING, person);
    assertThat(timers.sendDue(MORNING)).isEqualTo(1);
    assertThat(mailTo(person)).hasSize(1);
    assertThat(mailTo(person).getFirst().getContent().toString())
        .startsWith("3 updates are waiting: ");
  }

  @Test
  void whatIsRolledBackIsNotSent() {
    var person = person("en", true, false);
    DatabaseContext.SYSTEM.run(() ->
        transactions.executeWithoutResult(status -> {
          outbox.post(KIND, List.of(new Outbox.Notice(person, "/one")), MORNING);
          status.setRollbackOnly();
        }));
    assertThat(timers.sendDue(MORNING)).isZero();
    assertThat(mailTo(person)).isEmpty();
  }

  @Test
  void aServerThatIsDownLosesNothingAndSendsNothingTwiceWhenItIsBack() {
    var people = new ArrayList<Long>();
    for (var at = 0; at < 12; at++) people.add(person("en", true, false));
    people.forEach(person -> post(KIND, MORNING, person));
    server.stop();
    assertThat(timers.sendDue(MORNING)).isZero();
    assertThat(timers.sendDue(MORNING.plusSeconds(1))).as("the breaker is open").isZero();
    start();
    var sent = 0;
    for (var minute = 2; minute < 120; minute++) {
      sent += timers.sendDue(MORNING.plus(Duration.ofMinutes(minute)));
    }
    assertThat(sent).isEqualTo(12);
    for (var person : people) assertThat(mailTo(person)).hasSize(1);
  }

  @Test
  void afterFiveTriesAMessageIsParkedAndTold() {
    var person = person("en", true, false);
    post(KIND, MORNING, person);
    server.stop();
    for (var minute = 0; minute < 600; minute += 2) {
      timers.sendDue(MORNING.plus(Duration.ofMinutes(minute)));
    }
    assertThat(one("select state || tries from notice.outbox where person_id = " + person))
        .isEqualTo("PARKED5");
    assertThat(
            one(
                "select count(*)::text from platform.event where kind = 'NoticeParked'"
                    + " and body->>'handle' = '"
                    + handleOf(person)
                    + "'"))
        .isEqualTo("1");
    start();
    assertThat(timers.sendDue(MORNING.plus(Duration.ofHours(20)))).isZero();
  }

  @Test
  void whoKeepsTheAccountSendsAParkedMessageAgainOrGivesItUpAndTakesItBack() throws Exception {
    var person = person("en", true, false);
    postedAtTheNation(person);
    var admin = keeper(person("en", false, false), UnitId.NATION);
    post(KIND, MORNING, person);
    var handle = handleOf(person);
    program(
        "update notice.outbox set state = 'PARKED', fault = 'refused' where handle = '"
            + handle
            + "'");

    assertThat(state(admin, handle)).isEqualTo(ParkedMessage.State.PARKED);
    assertThat(act(admin, ParkedDesk.Act.GIVE_UP, handle)).isEqualTo(1);
    assertThat(state(admin, handle)).isEqualTo(ParkedMessage.State.GIVEN_UP);
    assertThat(act(admin, ParkedDesk.Act.SEND_AGAIN, handle)).as("given up").isZero();
    assertThat(act(admin, ParkedDesk.Act.TAKE_BACK, handle)).isEqualTo(1);
    assertThat(act(admin, ParkedDesk.Act.SEND_AGAIN, handle)).isEqualTo(1);
    assertThat(act(admin, ParkedDesk.Act.TAKE_BACK, handle)).isEqualTo(1);
    assertThat(act(admin, ParkedDesk.Act.SEND_AGAIN, handle)).isEqualTo(1);
    assertThat(state(admin, handle)).isEqualTo(ParkedMessage.State.AGAIN);
    var tomorrow = LocalDate.now(abhaya.base.platform.India.ZONE).plusDays(1);
    assertThat(timers.sendDue(at(tomorrow + "T10:00:00"))).isEqualTo(1);
    assertThat(state(admin, handle)).isEqualTo(ParkedMessage.State.ARRIVED);
    assertThat(act(admin, ParkedDesk.Act.TAKE_BACK, handle)).as("it arrived").isZero();
    assertThat(mailTo(person)).hasSize(1);
    assertThat(
            one(
                "select string_agg(action, ' ' order by id) from trail.entry where object = '"
                    + handle
                    + "'"))
        .isEqualTo("GIVE_UP TAKE_BACK SEND_AGAIN TAKE_BACK SEND_AGAIN");
  }

  @Test
  void whatIsParkedShowsNoAddressAndOnlyToThoseWhoKeepTheAccount() {
    var person = person("en", true, false);
    postedAtTheNation(person);
    post(KIND, MORNING, person);
    var handle = handleOf(person);
    program(
        "update notice.outbox set state = 'PARKED', fault = 'refused' where handle = '"
            + handle
            + "'");
    var admin = keeper(person("en", false, false), UnitId.NATION);
    var visit = visits.of(new MockHttpServletRequest("GET", "/notices/parked"));
    var html =
        Objects.requireNonNull(
            admin.context().call(() -> parked.show(admin, visit, null, 0).getBody()));
    assertThat(html)
        .contains(handle, "refused: the address is wrong")
        .doesNotContain(address(person));
    var file = ListFiles.of(lists, admin, visit, "/notices/parked?columns=person,handle");
    assertThat(ListFiles.column(file, 1)).contains(handle);
    assertThat(file.rows().toString()).doesNotContain(address(person));

    var elsewhere = keeper(person("en", false, false), new UnitId(9_999_999));
    assertThat(elsewhere.context().call(() -> parkedDesk.list(elsewhere))).isEmpty();
    assertThat(act(elsewhere, ParkedDesk.Act.GIVE_UP, handle)).isZero();
    var officer = reader(person);
    assertThatThrownBy(() -> officer.context().call(() -> parked.show(officer, visit, null, 0)))
        .isInstanceOf(NotVisible.class);
    assertThatThrownBy(
            () -> officer.context().call(() -> parked.act(officer, "give-up", Set.of(handle))))
        .isInstanceOf(NotVisible.class);
  }

  private ParkedMessage.State state(Scope scope, String handle) {
    return scope
        .context()
        .call(() ->
            parkedDesk.list(scope).stream()
                .filter(line -> line.handle().equals(handle))
                .findFirst()
                .orElseThrow()
                .state());
  }

  private int act(Scope scope, ParkedDesk.Act act, String handle) {
    return scope.context().call(() -> parkedDesk.act(scope, act, Set.of(handle)));
  }

  private void postedAtTheNation(long person) {
    program(
        """
        insert into access.posting (person_id, role, unit_id, valid)
        values (%d, 'SHO', 1, daterange('2020-01-01', null))
        """
            .formatted(person));
  }

  private static Scope keeper(long person, UnitId unit) {
    return new Scope(
        new Actor(person, "keeper", "Keeper"),
        new Posting(1, Role.DATA_ADMIN, unit, LocalDate.EPOCH, null),
        Role.DATA_ADMIN.purpose(),
        new Presence("", Map.of(), EnumSet.allOf(ApiScope.class)),
        other -> UnitRelation.OWN);
  }

  @Test
  void twoMachinesSendEachMessageOnce() throws Exception {
    var people = new ArrayList<Long>();
    for (var at = 0; at < 30; at++) people.add(person("en", true, false));
    people.forEach(person -> post(KIND, MORNING, person));
    try (var pool = Executors.newFixedThreadPool(2)) {
      var one = pool.submit(() -> timers.sendDue(MORNING) + timers.sendDue(MORNING));
      var other = pool.submit(() -> timers.sendDue(MORNING) + timers.sendDue(MORNING));
      assertThat(one.get() + other.get()).isEqualTo(30);
    }
    for (var person : people) assertThat(mailTo(person)).hasSize(1);
  }

  @Test
  void nothingRingsAtNightButWhatMust() {
    var person = person("en", true, false);
    var lastOfRest = at("2026-11-25T06:59:59");
    post(KIND, at("2026-11-24T21:00:00"), person);
    assertThat(timers.sendDue(at("2026-11-24T21:00:00"))).isZero();
    assertThat(timers.sendDue(lastOfRest)).isZero();
    assertThat(timers.sendDue(at("2026-11-25T07:00:00"))).isEqualTo(1);

    post(KIND, at("2026-11-25T20:59:59"), person);
    assertThat(timers.sendDue(at("2026-11-25T20:59:59"))).isEqualTo(1);
    post(MUST, at("2026-11-25T23:00:00"), person);
    assertThat(timers.sendDue(at("2026-11-25T23:00:00"))).isEqualTo(1);
    assertThat(mailTo(person)).hasSize(3);
  }

  @Test
  void whatAPersonRefusedIsNotSentUnlessItIsMandatory() {
    var person = person("en", true, false);
    store(
        person,
        new NoticeStore.Choice(address(person), null, "en", noRest(), Set.of("PROBE", "MUST")));
    post(KIND, MORNING, person);
    assertThat(timers.sendDue(MORNING)).isZero();
    post(MUST, MORNING, person);
    assertThat(timers.sendDue(MORNING)).isEqualTo(1);
  }

  @Test
  void aShortMessageGoesOverTheGateway() {
    var person = person("en", false, true);
    post(KIND, MORNING, person);
    assertThat(timers.sendDue(MORNING)).isEqualTo(1);
    assertThat(SHORT).hasSize(1);
    assertThat(SHORT.getFirst())
        .startsWith("Bearer t0ken {")
        .contains(
            "\"to\":\"+9198000", "\"id\":\"" + handleOf(person) + "\"", "An update is waiting");

    gatewayAnswers = 503;
    post(KIND, MORNING, person);
    assertThat(timers.sendDue(MORNING)).isZero();
    gatewayAnswers = 202;
    assertThat(timers.sendDue(MORNING.plus(Duration.ofMinutes(2)))).isEqualTo(1);

    gatewayAnswers = 400;
    post(KIND, MORNING, person);
    assertThat(timers.sendDue(MORNING)).isZero();
    assertThat(
            one("select fault from notice.outbox where state = 'PARKED' and person_id = " + person))
        .isEqualTo("refused");
  }

  @Test
  void onlyHerOwnMessageLeadsAPersonAnywhere() {
    var mine = person("en", true, false);
    post(KIND, MORNING, mine);
    var handle = handleOf(mine);
    var me = reader(mine);
    var answer = me.context().call(() -> page.open(me, handle));
    assertThat(answer.getHeaders().getLocation()).hasToString("/one");
    var other = reader(person("en", true, false));
    assertThatThrownBy(() -> other.context().call(() -> page.open(other, handle)))
        .isInstanceOf(NotVisible.class);
  }

  @Test
  void thePageKeepsAChoiceAndNamesWhatIsWrong() {
    var me = reader(person("en", false, false));
    var visit = visits.of(new MockHttpServletRequest("GET", "/notices"));
    var bad = new LinkedMultiValueMap<String, String>();
    bad.add("mail", "nobody at all");
    bad.add("phone", "98765");
    bad.add("quietFrom", "evening");
    var refused = me.context().call(() -> page.keep(me, visit, bad));
    assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    assertThat(refused.getBody())
        .contains("This is not a mail address.", "This is not a number", "This is not a time");

    var good = new LinkedMultiValueMap<String, String>();
    good.add("mail", "me@police.example");
    good.add("language", "hi");
    good.add("quietFrom", "22:30");
    assertThat(me.context().call(() -> page.keep(me, visit, good)).getStatusCode())
        .isEqualTo(HttpStatus.SEE_OTHER);
    var kept = me.context().call(() -> store.find(me));
    assertThat(kept.mail()).isEqualTo("me@police.example");
    assertThat(kept.rest().from()).isEqualTo(LocalTime.of(22, 30));
    var trail = one("select count(*)::text from trail.entry where entry::text like '%me@police%'");
    assertThat(trail).isEqualTo("0");
  }

  private static Instant at(String local) {
    return java.time.LocalDateTime.parse(local).atZone(abhaya.base.platform.India.ZONE).toInstant();
  }

  private static NightRest noRest() {
    return new NightRest(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
  }

  private void post(NoticeKind kind, Instant now, long... people) {
    var notices = new ArrayList<Outbox.Notice>();
    for (var person : people) notices.add(new Outbox.Notice(person, "/one"));
    DatabaseContext.SYSTEM.run(
        () -> transactions.executeWithoutResult(status -> outbox.post(kind, notices, now)));
  }

  private static String address(long person) {
    return "officer" + person + "@police.example";
  }

  private long person(String language, boolean mail, boolean phone) {
    var number = NUMBER.incrementAndGet();
    var name = "noticed-" + number;
    var id =
        one(
            """
            insert into access.person (id, handle, display_name)
            values (nextval('access.actor_number'), rpad('%s', 22, 'x'), '%s') returning id::text
            """
                .formatted(name, name));
    var person = Long.parseLong(id);
    store(
        person,
        new NoticeStore.Choice(
            mail ? address(person) : null,
            phone ? "+9198000%05d".formatted(number) : null,
            language,
            new NightRest(LocalTime.of(21, 0), LocalTime.of(7, 0)),
            Set.of()));
    return person;
  }

  private void store(long person, NoticeStore.Choice choice) {
    var me = reader(person);
    me.context()
        .run(() -> transactions.executeWithoutResult(status -> store.keep(me, choice, MORNING)));
  }

  private List<MimeMessage> mailTo(long person) {
    var found = new ArrayList<MimeMessage>();
    for (var mail : server.getReceivedMessages()) {
      try {
        if (mail.getAllRecipients()[0].toString().equals(address(person))) found.add(mail);
      } catch (jakarta.mail.MessagingException e) {
        throw new IllegalStateException(e);
      }
    }
    return found;
  }

  private String handleOf(long person) {
    return one(
        "select handle from notice.outbox where person_id = "
            + person
            + " order by id desc limit 1");
  }

  private String one(String sql) {
    return Objects.requireNonNull(
        DatabaseContext.SYSTEM.call(
            () -> transactions.execute(status -> jdbc.sql(sql).query(String.class).single())));
  }

  private void program(String sql) {
    DatabaseContext.SYSTEM.run(
        () -> transactions.executeWithoutResult(status -> jdbc.sql(sql).update()));
  }

  private static Scope reader(long person) {
    return new Scope(
        new Actor(person, "reader", "Reader"),
        new Posting(1, Role.SHO, UnitId.NATION, LocalDate.EPOCH, null),
        Role.SHO.purpose(),
        new Presence("", Map.of(), EnumSet.allOf(ApiScope.class)),
        other -> UnitRelation.OWN);
  }
}
