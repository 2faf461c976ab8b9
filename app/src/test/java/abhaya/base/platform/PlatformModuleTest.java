package abhaya.base.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.ModuleTest;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class PlatformModuleTest {
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired Events events;
  @Autowired EventReaders readers;
  @Autowired DatabaseServer server;

  record BellRang(int number) {}

  record ChainBroke(int number) {}

  record DoorOpened(int number) {}

  record GateOpened(int number) {}

  record LatchOpened(int number) {}

  record RowsMoved(List<Integer> rows) {}

  record WindowOpened(int number) {}

  private String role() {
    return transactions.execute(
        status -> jdbc.sql("select coalesce(sec.role(), 'nobody')").query(String.class).single());
  }

  @Test
  void aTransactionActsUnderTheSignedContextOfItsThread() {
    assertThat(new DatabaseContext(7, 109, "SHO", "SUPERVISE").call(this::role)).isEqualTo("SHO");
    assertThat(role()).isEqualTo("nobody");
  }

  @Test
  void aForgedContextIsNobody() {
    var forged =
        transactions.execute(status -> {
          jdbc.sql(
                  """
                  select set_config('app.ctx',
                    '7|1|STATE_HQ|SUPERVISE|9999999999|' || pg_backend_pid() || '|00', true)
                  """)
              .query(String.class)
              .single();
          return jdbc.sql("select sec.uid() is null").query(Boolean.class).single();
        });
    assertThat(forged).isTrue();
  }

  @Test
  void aContextDoesNotOutliveItsTransactionNorMoveToAnotherConnection() {
    var told =
        new DatabaseContext(7, 109, "SHO", "SUPERVISE")
            .call(() ->
                transactions.execute(status ->
                    jdbc.sql("select current_setting('app.ctx')").query(String.class).single()));
    var stolen =
        transactions.execute(status -> {
          jdbc.sql("select set_config('app.ctx', :told || 'x', true)")
              .param("told", told)
              .query(String.class)
              .single();
          return jdbc.sql("select sec.uid() is null").query(Boolean.class).single();
        });
    assertThat(stolen).isTrue();
  }

  @Test
  void onlyWhatCanBeMadeAgainDoesNotWaitForTheDisk() throws Exception {
    assertThat(LazyCommit.call(() -> DatabaseContext.SYSTEM.call(this::commits))).isEqualTo("off");
    assertThat(commitsOfAStep("test-bulk-commits", true)).isEqualTo("off");
    assertThat(commitsOfAStep("test-commits", false)).isEqualTo("on");
    assertThat(DatabaseContext.SYSTEM.call(this::commits)).isEqualTo("on");
  }

  /// What a reader's step is made with.
  private String commitsOfAStep(String name, boolean bulk) throws Exception {
    var found = new CompletableFuture<String>();
    Consumer<List<Event>> step = told -> found.complete(commits());
    if (bulk) readers.addBulk(name, BulkTurns.Rank.NEXT, List.of("DoorOpened"), 10, step);
    else readers.add(name, List.of("DoorOpened"), 10, step);
    open(7);
    return found.get(30, TimeUnit.SECONDS);
  }

  private String commits() {
    return transactions.execute(status ->
        jdbc.sql("select current_setting('synchronous_commit')").query(String.class).single());
  }

  @Test
  void aStatementThatTakesTooLongIsEndedAndTheNextTransactionIsFreeAgain() {
    var bounded =
        new TransactionTemplate(Objects.requireNonNull(transactions.getTransactionManager()));
    bounded.setTimeout(1);
    for (var context :
        List.of(DatabaseContext.SYSTEM, new DatabaseContext(7, 109, "SHO", "READ"))) {
      assertThatThrownBy(() -> context.run(() -> bounded.executeWithoutResult(_ -> sleep())))
          .isInstanceOf(QueryTimeoutException.class);
    }
    assertThatThrownBy(() -> bounded.executeWithoutResult(_ -> sleep()))
        .isInstanceOf(QueryTimeoutException.class);
    assertThat(
            transactions.<String>execute(
                status -> jdbc.sql("show statement_timeout").query(String.class).single()))
        .isEqualTo("0");
  }

  private void sleep() {
    jdbc.sql("select pg_sleep(20)::text").query(String.class).single();
  }

  @Test
  void theProductsRoleCannotReadTheContextKey() {
    assertThatThrownBy(() -> jdbc.sql("select key from sec.context_key").query().listOfRows())
        .rootCause()
        .hasMessageContaining("permission denied");
  }

  @Test
  void aReaderHearsEveryEventOfManyWritersOnceAndNoneThatWasRolledBack() throws Exception {
    var heard = Collections.synchronizedList(new ArrayList<Integer>());
    var all = new CountDownLatch(800);
    readers.add(
        "test-bell",
        List.of("BellRang"),
        50,
        batch -> {
          for (var event : batch) {
            heard.add(event.body().get("number").asInt());
            all.countDown();
          }
        });
    try (var writers = Executors.newFixedThreadPool(8)) {
      for (var writer = 0; writer < 8; writer++) {
        var first = writer * 100;
        writers.execute(() -> ring(first));
      }
    }
    assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(heard).hasSize(800);
    assertThat(new HashSet<>(heard)).hasSize(800).allMatch(number -> number >= 0);
  }

  private void ring(int first) {
    for (var step = 0; step < 100; step++) {
      var number = first + step;
      transactions.executeWithoutResult(status -> events.tell(new BellRang(number)));
      transactions.executeWithoutResult(status -> {
        events.tell(new BellRang(-1));
        status.setRollbackOnly();
      });
    }
  }

  @Test
  void aReaderThatRestsHearsNothingAndNeverWhatItWasPassedOver() throws Exception {
    var heard = Collections.synchronizedList(new ArrayList<Integer>());
    readers.add(
        "resting",
        List.of("DoorOpened"),
        10,
        told -> told.forEach(event -> heard.add(event.body().path("number").asInt())));
    readers.hold("resting");
    open(1);
    awaitReadable("DoorOpened");
    DatabaseContext.SYSTEM.run(
        () -> transactions.executeWithoutResult(status -> readers.passOver("resting")));
    open(2);
    TimeUnit.MILLISECONDS.sleep(1_500);
    assertThat(heard).as("at rest").isEmpty();
    readers.release("resting");
    for (int i = 0; i < 200 && !readers.isUpToDate("resting"); i++) TimeUnit.MILLISECONDS.sleep(50);
    assertThat(heard).containsExactly(2);
  }

  /// An event can be read once no older transaction runs.
  private void awaitReadable(String kind) throws InterruptedException {
    for (int tries = 0; tries < 500; tries++) {
      if (readers.last().filter(event -> event.kind().equals(kind)).isPresent()) return;
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  @Test
  void severalThatAreToldAtOnceAreHeardInTheirOrderOrNotAtAll() throws Exception {
    var heard = Collections.synchronizedList(new ArrayList<Integer>());
    var all = new CountDownLatch(40);
    readers.follow(
        "test-windows",
        List.of("WindowOpened"),
        7,
        told ->
            told.forEach(event -> {
              heard.add(event.body().path("number").asInt());
              all.countDown();
            }));
    pause(Duration.ofMillis(1_500));
    var numbers = IntStream.range(0, 40).boxed().toList();
    DatabaseContext.SYSTEM.run(() -> {
      transactions.executeWithoutResult(status -> {
        events.tellAll(List.of(new WindowOpened(-1), new WindowOpened(-2)));
        status.setRollbackOnly();
      });
      transactions.executeWithoutResult(
          status -> events.tellAll(numbers.stream().map(WindowOpened::new).toList()));
    });
    assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(heard).isEqualTo(numbers);
  }

  private void open(int number) {
    DatabaseContext.SYSTEM.run(
        () -> transactions.executeWithoutResult(status -> events.tell(new DoorOpened(number))));
  }

  @Test
  void anEventIsHeardOnceNoOlderTransactionCouldTellOneBeforeIt() throws Exception {
    var heard = Collections.synchronizedList(new ArrayList<Integer>());
    var all = new CountDownLatch(2);
    readers.add(
        "test-gate",
        List.of("GateOpened"),
        10,
        told ->
            told.forEach(event -> {
              heard.add(event.body().path("number").asInt());
              all.countDown();
            }));
    try (var other = Executors.newSingleThreadExecutor()) {
      DatabaseContext.SYSTEM.run(() ->
          transactions.executeWithoutResult(status -> {
            jdbc.sql("select pg_current_xact_id()::text").query(String.class).single();
            done(other.submit(() -> openGate(2)));
            pause(Duration.ofMillis(1_500));
            assertThat(heard).as("an older transaction is under way").isEmpty();
            events.tell(new GateOpened(1));
          }));
    }
    assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(heard).containsExactly(1, 2);
  }

  @Test
  void aReaderThatWaitsLongForAnOlderTransactionSaysSo() throws Exception {
    var lines = new ListAppender<ILoggingEvent>();
    var logger = (Logger) LoggerFactory.getLogger(EventReader.class);
    lines.start();
    logger.addAppender(lines);
    readers.add("test-wait", List.of("LatchOpened"), 10, told -> {});
    try (var other = Executors.newSingleThreadExecutor()) {
      DatabaseContext.SYSTEM.run(() ->
          transactions.executeWithoutResult(status -> {
            jdbc.sql("select pg_current_xact_id()::text").query(String.class).single();
            done(other.submit(this::openLatch));
            pause(Duration.ofSeconds(7));
          }));
    } finally {
      logger.detachAppender(lines);
    }
    var said = lines.list.stream().map(ILoggingEvent::getFormattedMessage);
    assertThat(said.filter(line -> line.startsWith("reader test-wait waits"))).hasSize(1);
  }

  @Test
  void whatIsToldUnderNumbersThatTheDatabaseLostAndGaveOutAgainIsHeard() throws Exception {
    var heard = Collections.synchronizedList(new ArrayList<Integer>());
    var begun = new Semaphore(0);
    readers.add("test-chain", List.of("ChainBroke"), 10, told -> note(told, heard));
    readers.follow(
        "test-chain-memory",
        List.of("ChainBroke"),
        10,
        told -> {
          if (told.isEmpty()) begun.release();
          note(told, heard);
        });
    assertThat(begun.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
    DatabaseContext.SYSTEM.run(
        () -> transactions.executeWithoutResult(status -> events.tell(new ChainBroke(1))));
    awaitHeard(heard, 1, 1);
    // of other kinds both look past
    open(9);
    TimeUnit.MILLISECONDS.sleep(2_500);
    loseTheLastAndTellBeforeIt(new ChainBroke(2));
    assertThat(begun.tryAcquire(30, TimeUnit.SECONDS)).as("what is in memory begins anew").isTrue();
    awaitHeard(heard, 1, 1, 2);
  }

  private static void note(List<Event> told, List<Integer> heard) {
    told.forEach(event -> heard.add(event.body().path("number").asInt()));
  }

  private static void awaitHeard(List<Integer> heard, Integer... numbers)
      throws InterruptedException {
    for (int tries = 0; tries < 600 && heard.size() < numbers.length; tries++) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    assertThat(heard).containsExactly(numbers);
  }

  /// As after a crash of the server that took the last lazy commit with it: its event is gone, places
  /// that had come to it are where they were before, and a transaction with a lower number than that
  /// tells another event.
  private void loseTheLastAndTellBeforeIt(ChainBroke event) throws SQLException {
    try (var admin = DriverManager.getConnection(server.adminUrl());
        var statement = admin.createStatement()) {
      admin.setAutoCommit(false);
      statement.execute("lock table platform.event in exclusive mode");
      statement.executeUpdate(
          """
          with last as (
            select xid, id, row_number() over (order by xid desc, id desc) as place
              from platform.event order by xid desc, id desc limit 2
          ), gone as (
            delete from platform.event e using last
             where (e.xid, e.id) = (last.xid, last.id) and last.place = 1
          ), back as (
            update platform.reader_place p set xid = before.xid, id = before.id
              from last, last before
             where last.place = 1 and before.place = 2 and (p.xid, p.id) >= (last.xid, last.id))
          insert into platform.event (xid, kind, body)
          select (last.xid::text::bigint - 1)::text::xid8, 'ChainBroke',
                 jsonb_build_object('number', %d)
            from last
           where last.place = 1
          """
              .formatted(event.number()));
      admin.commit();
    }
  }

  private void openLatch() {
    DatabaseContext.SYSTEM.run(
        () -> transactions.executeWithoutResult(status -> events.tell(new LatchOpened(1))));
  }

  private void openGate(int number) {
    DatabaseContext.SYSTEM.run(
        () -> transactions.executeWithoutResult(status -> events.tell(new GateOpened(number))));
  }

  private static void done(Future<?> work) {
    try {
      work.get(30, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whoHearsOfNothingStillComesAlongWithTheTable() throws Exception {
    open(3);
    awaitReadable("DoorOpened");
    readers.add("test-deaf", List.of("NeverTold"), 10, told -> {});
    var behind =
        """
        select count(*) from platform.event e, platform.reader_place p
         where p.name = 'test-deaf' and (e.xid, e.id) > (p.xid, p.id) and e.kind = 'DoorOpened'
        """;
    var placed = "select count(*) from platform.reader_place where name = 'test-deaf'";
    for (int tries = 0; tries < 400 && (count(placed) == 0 || count(behind) > 0); tries++)
      TimeUnit.MILLISECONDS.sleep(50);
    assertThat(count(behind)).isZero();
    assertThat(readers.isUpToDate("test-deaf")).isTrue();
  }

  private int count(String sql) {
    return DatabaseContext.SYSTEM.call(
        () -> transactions.execute(status -> jdbc.sql(sql).query(Integer.class).single()));
  }

  @Test
  void whoHoldsATransactionCannotWaitForATurn() {
    var turns = new BulkTurns(1, Duration.ofMillis(1));
    assertThatThrownBy(() ->
            transactions.execute(
                status -> turns.<String, RuntimeException>call(BulkTurns.Rank.NEXT, () -> "held")))
        .isInstanceOf(IllegalStateException.class);
    assertThat(turns.<String, RuntimeException>call(BulkTurns.Rank.NEXT, () -> "free"))
        .isEqualTo("free");
  }

  @Test
  void aBulkReadersStepOfFewRowsTakesThePlansThatAreKnownAndOneOfManyDoesNot() throws Exception {
    var modes = new ConcurrentHashMap<Integer, String>();
    var all = new CountDownLatch(3);
    readers.addBulk(
        "test-rows",
        BulkTurns.Rank.NEXT,
        List.of("RowsMoved"),
        1,
        told -> {
          var mode = jdbc.sql("show plan_cache_mode").query(String.class).single();
          modes.put(told.getFirst().body().path("rows").size(), mode);
          all.countDown();
        });
    for (var rows : List.of(2_000, 3, 4_000)) {
      var moved = new RowsMoved(IntStream.range(0, rows).boxed().toList());
      transactions.executeWithoutResult(status -> events.tell(moved));
    }
    assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(modes)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(2_000, "auto", 3, "force_generic_plan", 4_000, "auto"));
  }

  @Test
  void anEventThatCannotBeHandledIsParkedAndTheNextOneIsHeard() throws Exception {
    var heard = new CountDownLatch(1);
    readers.add(
        "test-door",
        List.of("DoorOpened"),
        10,
        batch -> {
          for (var event : batch) {
            if (event.body().get("number").asInt() == 1) throw new IllegalStateException("stuck");
            heard.countDown();
          }
        });
    transactions.executeWithoutResult(status -> events.tell(new DoorOpened(1)));
    transactions.executeWithoutResult(status -> events.tell(new DoorOpened(2)));
    assertThat(heard.await(30, TimeUnit.SECONDS)).isTrue();
    var parked =
        jdbc.sql("select count(*) from platform.parked_event where reader = 'test-door'")
            .query(Integer.class)
            .single();
    assertThat(parked).isEqualTo(1);
  }
}
