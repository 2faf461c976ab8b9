package abhaya.investigation.reminder;

import abhaya.base.access.Actor;
import abhaya.base.access.ApiScope;
import abhaya.base.access.DemoAccounts;
import abhaya.base.access.Posting;
import abhaya.base.access.Presence;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.access.Scopes;
import abhaya.base.access.UnitRelation;
import abhaya.base.feed.Batch;
import abhaya.base.jurisdiction.SmallTree;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.Event;
import abhaya.base.platform.EventReaders;
import abhaya.base.platform.India;
import abhaya.investigation.cases.Delivery;
import abhaya.investigation.cases.ImportDesk;
import abhaya.investigation.cases.ImportProgress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// A small country with people in some of its posts, and cases sent in by its feed.
@Component
class ReminderScenes {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final UnitTrees trees;
  private final ImportDesk desk;
  private final Scopes scopes;
  private final DemoAccounts accounts;
  private final AlarmTimers timers;
  private final EventReaders readers;
  private final JsonMapper json;
  private final Map<String, Long> people = new ConcurrentHashMap<>();
  private String source = "";

  ReminderScenes(
      JdbcClient jdbc,
      TransactionTemplate transactions,
      UnitTrees trees,
      ImportDesk desk,
      Scopes scopes,
      DemoAccounts accounts,
      AlarmTimers timers,
      EventReaders readers,
      JsonMapper json) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.trees = trees;
    this.desk = desk;
    this.scopes = scopes;
    this.accounts = accounts;
    this.timers = timers;
    this.readers = readers;
    this.json = json;
  }

  /// Nobody commands S2 and S3; the range and the sub-division do not exist.
  void anEmptyDesk() {
    // a source of its own: what another test sent is not this one's
    source = "UP-ALARM-" + System.nanoTime();
    program(() -> {
      var planted =
          jdbc.sql("select count(*) from jurisdiction.unit where id = 3001")
              .query(Integer.class)
              .single();
      if (planted == 0) SmallTree.plant(jdbc, trees);
      for (var table :
          List.of("reminder.told", "reminder.watch", "cases.happening", "cases.case_file")) {
        jdbc.sql("delete from " + table).update();
      }
      return 0;
    });
    person(Role.SHO, SmallTree.S1, null);
    person(Role.IO, SmallTree.S1, "OFF-1");
    person(Role.DISTRICT_CHIEF, SmallTree.DISTRICT_A, null);
    person(Role.PROSECUTOR, SmallTree.DISTRICT_A, null);
    person(Role.STATE_HQ, 109, null);
  }

  private void person(Role role, int unit, @Nullable String officer) {
    people.computeIfAbsent(
        role + "@" + unit,
        key -> {
          var name = "alarmed-" + NUMBER.incrementAndGet();
          return accounts
              .add(new DemoAccounts.Person(name, name, role, new UnitId(unit), officer))
              .personId();
        });
  }

  long personOf(Role role, int unit) {
    return Objects.requireNonNull(people.get(role + "@" + unit));
  }

  Scope reader(Role role, int unit) {
    var own = new UnitId(unit);
    var id = people.getOrDefault(role + "@" + unit, 999_999L);
    return new Scope(
        new Actor(id, "reader" + id, "Reader"),
        new Posting(1, role, own, LocalDate.EPOCH, null),
        role.purpose(),
        new Presence("", Map.of(), EnumSet.allOf(ApiScope.class)),
        other -> UnitRelation.between(trees.today(), own, other));
  }

  static Instant at(LocalDate day, String time) {
    return LocalDateTime.parse(day + "T" + time).atZone(India.ZONE).toInstant();
  }

  static String fir(String key, LocalDate on, String station) {
    return ("{'type':'FIR','key':'%s','version':1,'unit':'%s','firNumber':'%s/2026',"
            + "'recordedAt':'%sT10:00:00+05:30','enteredAt':'%sT10:00:00+05:30',"
            + "'sections':'376 IPC','officer':{'id':'%s','name':'Officer One','rank':'SI'}}")
        .formatted(key, station, key, on, on, station.endsWith("S1") ? "OFF-1" : "OFF-2");
  }

  static String event(String type, String key, String fir, String at, String more) {
    return ("{'type':'%s','key':'%s','version':1,'unit':'IN.09.A.S1','fir':'%s',"
            + "'happenedAt':'%s','enteredAt':'%s'%s}")
        .formatted(type, key, fir, at, at, more);
  }

  /// Sends records in, and has the watch hear of the cases.
  void send(String... lines) {
    send(List.of(lines));
  }

  void send(List<String> lines) {
    try {
      var file = Files.createTempFile("alarms", ".ndjson");
      var rows =
          lines.stream()
              .map(line -> line.replace("{'type'", "{'source':'" + source + "','type'"))
              .map(line -> line.replace('\'', '"'))
              .toList();
      Files.write(file, rows);
      desk.take(
          scopes.ofFeed("test"),
          new Delivery(file, null, Batch.Door.API, false),
          new ImportProgress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    hear();
  }

  private void hear() {
    // the program's own reader must have had its turn, or it sets the watch to the clock on the
    // wall
    var patience = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!readers.isUpToDate("reminder") && System.nanoTime() < patience) {
      LockSupport.parkNanos(2_000_000);
    }
    program(() -> {
      var ids = jdbc.sql("select id from cases.case_file order by id").query(Long.class).list();
      var body = json.valueToTree(Map.of("caseIds", ids));
      timers.hear(List.of(new Event("1", 1, "CasesChanged", body, Instant.EPOCH)));
      // the time of a test is not that of the clock on the wall
      jdbc.sql("update reminder.watch set next_at = '2000-01-01'").update();
      return 0;
    });
  }

  /// What the answer of a person has the watch do.
  void hearAnswers() {
    hear();
  }

  long caseId(String key) {
    return number("select id from cases.case_file where key = '" + key + "'");
  }

  /// Alarms of a case in the order in which they were raised: `T27 day-30^0`.
  List<String> alarms(String key, String clock) {
    return texts(
        """
        select name || '^' || level from reminder.alarm
         where case_id = %d and clock = '%s' order by due_at, level, name
        """
            .formatted(caseId(key), clock));
  }

  List<String> texts(String sql) {
    return program(() -> new ArrayList<>(jdbc.sql(sql).query(String.class).list()));
  }

  long number(String sql) {
    return program(() -> jdbc.sql(sql).query(Long.class).single());
  }

  void change(String sql) {
    program(() -> jdbc.sql(sql).update());
  }

  <T> T program(java.util.function.Supplier<T> work) {
    return Objects.requireNonNull(
        DatabaseContext.SYSTEM.call(() -> transactions.execute(status -> work.get())));
  }
}
