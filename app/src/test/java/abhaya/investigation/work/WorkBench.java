package abhaya.investigation.work;

import abhaya.base.access.DemoAccounts;
import abhaya.base.access.PersonScopes;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.access.Scopes;
import abhaya.base.feed.Batch;
import abhaya.base.feed.Handle;
import abhaya.base.jurisdiction.SmallTree;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.India;
import abhaya.base.web.Visit;
import abhaya.base.web.Visits;
import abhaya.investigation.cases.Delivery;
import abhaya.investigation.cases.ImportDesk;
import abhaya.investigation.cases.ImportOutcome;
import abhaya.investigation.cases.ImportProgress;
import abhaya.investigation.cases.OneCase;
import abhaya.investigation.cases.OpenCases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/// A station with its people and cases, for tests: S1 with two officers, their officer in charge, S2
/// with hers, and who supervises them. Each call makes new people, since a name is given once.
class WorkBench {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired UnitTrees trees;
  @Autowired ImportDesk imports;
  @Autowired Scopes scopes;
  @Autowired PersonScopes people;
  @Autowired DemoAccounts accounts;
  @Autowired OpenCases cases;
  @Autowired Visits visits;

  final LocalDate today = LocalDate.now(India.ZONE);
  String source = "";
  int number;

  /// Empties the tables of cases and work, and begins anew with other people.
  void clear() {
    system(() -> {
      var planted =
          jdbc.sql("select count(*) from jurisdiction.unit where id = 3001")
              .query(Integer.class)
              .single();
      if (planted == 0) SmallTree.plant(jdbc, trees);
      jdbc.sql("delete from cases.happening").update();
      jdbc.sql("delete from cases.case_file").update();
      jdbc.sql(
              """
              update work.transfer set state = 'WITHDRAWN', decided_at = now()
               where state = 'WAITING'
              """)
          .update();
      return 0;
    });
    number = NUMBER.incrementAndGet();
    source = "UP-BENCH-" + number;
  }

  /// A number under which the feed names an officer; another in each test.
  String officerId(int which) {
    return "OFF-" + number + "-" + which;
  }

  /// A person with account and posting, signed in.
  Scope person(String name, Role role, int unit, @Nullable String officerId) {
    var username = name.toLowerCase(Locale.ROOT).replace(' ', '.') + number;
    var account =
        accounts.add(new DemoAccounts.Person(name, username, role, new UnitId(unit), officerId));
    var posting =
        system(() ->
            jdbc.sql("select id from access.posting where person_id = :id")
                .param("id", account.personId())
                .query(Long.class)
                .single());
    return people.of(account.personId(), posting).orElseThrow();
  }

  Scope officer(int which) {
    return person("Officer " + which, Role.IO, SmallTree.S1, officerId(which));
  }

  void endPosting(Scope person) {
    system(() ->
        jdbc.sql(
                """
                update access.posting set valid = daterange(lower(valid), jurisdiction.today())
                 where person_id = :id
                """)
            .param("id", person.person().id())
            .update());
  }

  ImportOutcome feed(String... lines) {
    try {
      var file = Files.createTempFile("bench", ".ndjson");
      Files.write(file, Arrays.stream(lines).map(line -> line.replace('\'', '"')).toList());
      var delivery = new Delivery(file, null, Batch.Door.API, false);
      var outcome = imports.take(scopes.ofFeed("test"), delivery, new ImportProgress());
      Files.delete(file);
      return outcome;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A calendar's text without what is drawn by chance, which may hold any few letters.
  static String wordsOf(String calendar) {
    return calendar.replaceAll("Last day: [A-Za-z0-9_-]{22}|UID:[0-9a-f]{32}", "");
  }

  String fir(String key, LocalDate on, String more) {
    return ("{'type':'FIR','source':'%s','key':'%s','version':1,'unit':'IN.09.A.S1',"
            + "'firNumber':'%s/%d','recordedAt':'%s','enteredAt':'%s','sections':'64 BNS',"
            + "'officer':{'id':'%s','name':'Officer 1','rank':'SI'}%s}")
        .formatted(
            source,
            key,
            key.replaceAll("\\D", ""),
            on.getYear(),
            at(on),
            at(on),
            officerId(1),
            more);
  }

  String event(String type, String key, String fir, LocalDate on, String more) {
    return ("{'type':'%s','source':'%s','key':'%s','version':1,'unit':'IN.09.A.S1','fir':'%s',"
            + "'happenedAt':'%s','enteredAt':'%s'%s}")
        .formatted(type, source, key, fir, at(on), at(on), more);
  }

  static String at(LocalDate day) {
    return day + "T10:00:00+05:30";
  }

  String handle(String key) {
    return Objects.requireNonNull(
        system(() ->
            jdbc.sql("select handle from cases.case_file where key = :key")
                .param("key", key)
                .query(String.class)
                .single()));
  }

  OneCase one(Scope scope, String handle) {
    return as(scope, () -> cases.find(scope, handle).orElseThrow());
  }

  <T> T as(Scope scope, Supplier<T> work) {
    return scope.context().call(work::get);
  }

  <T> T system(Supplier<T> work) {
    return DatabaseContext.SYSTEM.call(() -> transactions.execute(status -> work.get()));
  }

  Visit visit(String path) {
    return visits.of(new MockHttpServletRequest("GET", path));
  }

  /// A form as it is sent: pairs of name and value, with a number of its own unless one is given.
  static MultiValueMap<String, String> form(String... pairs) {
    var form = new LinkedMultiValueMap<String, String>();
    for (var at = 0; at < pairs.length; at += 2) form.add(pairs[at], pairs[at + 1]);
    if (!form.containsKey("form")) form.add("form", Handle.next());
    return form;
  }

  List<String> happenings(String handle) {
    return system(() ->
        jdbc.sql(
                """
                select h.step from cases.happening h join cases.case_file f on f.id = h.case_id
                 where f.handle = :handle order by h.happened_at, h.key
                """)
            .param("handle", handle)
            .query(String.class)
            .list());
  }
}
