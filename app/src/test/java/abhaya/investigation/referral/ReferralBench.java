package abhaya.investigation.referral;

import abhaya.base.access.DemoAccounts;
import abhaya.base.access.PersonScopes;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.access.Scopes;
import abhaya.base.feed.Batch;
import abhaya.base.feed.Handle;
import abhaya.base.geo.Point;
import abhaya.base.jurisdiction.SmallTree;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.EventReaders;
import abhaya.base.platform.India;
import abhaya.base.web.Visit;
import abhaya.base.web.Visits;
import abhaya.investigation.cases.Delivery;
import abhaya.investigation.cases.ImportDesk;
import abhaya.investigation.cases.ImportOutcome;
import abhaya.investigation.cases.ImportProgress;
import abhaya.response.incident.ClosingDesk;
import abhaya.response.incident.IncidentAnswer;
import abhaya.response.incident.IncidentRegister;
import abhaya.response.incident.Opening;
import abhaya.response.incident.Priority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.support.TransactionTemplate;

/// A control room, two stations and a feed, for tests.
class ReferralBench {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired UnitTrees trees;
  @Autowired ImportDesk imports;
  @Autowired Scopes scopes;
  @Autowired PersonScopes people;
  @Autowired DemoAccounts accounts;
  @Autowired IncidentRegister incidents;
  @Autowired ClosingDesk closing;
  @Autowired EventReaders readers;
  @Autowired Visits visits;
  @Autowired Clock clock;

  int number;
  private final Map<String, Scope> known = new ConcurrentHashMap<>();

  void begin() {
    system(() -> {
      var planted =
          jdbc.sql("select count(*) from jurisdiction.unit where id = 3001")
              .query(Integer.class)
              .single();
      if (planted == 0) SmallTree.plant(jdbc, trees);
      return 0;
    });
    number = NUMBER.incrementAndGet();
  }

  /// Somebody in that role at that unit: one for all tests, since a password is dear to hash.
  Scope person(Role role, int unit) {
    return known.computeIfAbsent(role + " " + unit, _ -> newcomer(role, unit));
  }

  private Scope newcomer(Role role, int unit) {
    var name = "Reader " + NUMBER.incrementAndGet() + " " + role;
    var username = name.toLowerCase(Locale.ROOT).replace(' ', '.');
    var account =
        accounts.add(new DemoAccounts.Person(name, username, role, new UnitId(unit), null));
    var posting =
        system(() ->
            jdbc.sql("select id from access.posting where person_id = :id")
                .param("id", account.personId())
                .query(Long.class)
                .single());
    return people.of(account.personId(), posting).orElseThrow();
  }

  /// An incident at the first station, from one signal.
  IncidentAnswer.Done open(Scope desk, String type, Point place) {
    var told =
        new Opening.Told(Handle.next(), "caller-token", false, clock.instant(), null, place, 12);
    var opening = new Opening(told, type, Priority.P1, Map.of(), "Mill gate", false);
    var made = as(desk, () -> incidents.open(desk, opening));
    as(
        desk,
        () ->
            incidents.change(
                desk,
                made.handle(),
                1,
                IncidentRegister.Edit.NONE.station(new UnitId(SmallTree.S1))));
    return made;
  }

  void refer(Scope desk, String incident) {
    as(desk, () -> closing.refer(desk, incident));
    caughtUp();
  }

  /// Waits until the module heard all that was told.
  void caughtUp() {
    var until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!readers.isUpToDate(ReferralFacts.READER)) {
      if (System.nanoTime() > until) throw new IllegalStateException("the reader lags behind");
      Thread.onSpinWait();
    }
  }

  String fir(String key, int version, String more) {
    var at = clock.instant().atZone(India.ZONE).toOffsetDateTime().withNano(0);
    return ("{'type':'FIR','source':'UP-REF-%d','key':'%s','version':%d,'unit':'IN.09.A.S1',"
            + "'firNumber':'%d%s/%d','recordedAt':'%s','enteredAt':'%s','sections':'78 BNS'%s}")
        .formatted(
            number, key, version, number, key.replaceAll("\\D", ""), at.getYear(), at, at, more);
  }

  String firNumber(String key) {
    var year = clock.instant().atZone(India.ZONE).getYear();
    return number + key.replaceAll("\\D", "") + "/" + year;
  }

  ImportOutcome.Done feed(String... lines) {
    try {
      var file = Files.createTempFile("bench", ".ndjson");
      Files.write(file, Arrays.stream(lines).map(line -> line.replace('\'', '"')).toList());
      var delivery = new Delivery(file, null, Batch.Door.API, false);
      var outcome = imports.take(scopes.ofFeed("test"), delivery, new ImportProgress());
      Files.delete(file);
      caughtUp();
      return (ImportOutcome.Done) outcome;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String caseOf(String key) {
    return Objects.requireNonNull(
        system(() ->
            jdbc.sql("select handle from cases.case_file where key = :key and source = :source")
                .param("key", key)
                .param("source", "UP-REF-" + number)
                .query(String.class)
                .single()));
  }

  List<String> rows(String sql) {
    return system(() -> jdbc.sql(sql).query(String.class).list());
  }

  <T> T as(Scope scope, Supplier<T> work) {
    return scope.context().call(work::get);
  }

  <T> T system(Supplier<T> work) {
    return DatabaseContext.SYSTEM.call(
        () -> Objects.requireNonNull(transactions.execute(status -> work.get())));
  }

  Visit visit(String path, String language) {
    var request = new MockHttpServletRequest("GET", path);
    request.addParameter("lang", language);
    return visits.of(request);
  }
}
