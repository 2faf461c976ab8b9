package abhaya.base.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.ModuleTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// What several machines on one database share: turns, events, words, keys.
@ModuleTest
@Timeout(120)
class NodesModuleTest {
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired Events events;
  @Autowired EventReaders readers;
  @Autowired Nodes nodes;
  @Autowired Turn turn;
  @Autowired Whispers whispers;
  @Autowired DataFolder folder;
  @Autowired AbhayaSettings settings;

  record GongStruck(int number) {}

  record HornBlown(int number) {}

  record BellRung(int number) {}

  @Test
  void oneMachineAtATimeHasTheTurn() {
    var done = new ArrayList<String>();
    var first =
        turn.take(
            "bells",
            () -> {
              done.add("first");
              assertThat(turn.take("bells", () -> done.add("second"))).isFalse();
              assertThat(turn.take("other bells", () -> done.add("other"))).isTrue();
            });
    assertThat(first).isTrue();
    assertThat(turn.take("bells", () -> done.add("third"))).isTrue();
    assertThat(done).containsExactly("first", "other", "third");
  }

  @Test
  void aTurnEndsWithWorkThatFails() {
    assertThatThrownBy(() ->
            turn.take(
                "drums",
                () -> {
                  throw new IllegalArgumentException("broken");
                }))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(turn.take("drums", () -> {})).isTrue();
  }

  @Test
  void whatIsKeptInMemoryHearsEachEventOnEveryMachineAndIsReadAnewFirst() throws Exception {
    tell(new GongStruck(0));
    var one = Collections.synchronizedList(new ArrayList<String>());
    var other = Collections.synchronizedList(new ArrayList<String>());
    readers.follow("gong-one", List.of("GongStruck"), 10, heard -> hear(one, heard));
    readers.follow("gong-other", List.of("GongStruck"), 10, heard -> hear(other, heard));
    assertThat(comes(() -> one.contains("anew") && other.contains("anew"))).isTrue();
    for (int i = 1; i <= 25; i++) tell(new GongStruck(i));
    assertThat(comes(() -> one.contains("25") && other.contains("25"))).isTrue();
    for (var heard : List.of(one, other)) {
      assertThat(new HashSet<>(heard)).contains("1", "13", "25").doesNotContain("0");
      assertThat(heard.subList(1, heard.size())).hasSize(25).doesNotHaveDuplicates();
    }
  }

  @Test
  void otherMachinesAreGivenNoticeOfWhatWasCommittedAndOfNothingElse() throws Exception {
    sign("0000000d", "now()");
    nodes.look();
    try (var other = DriverManager.getConnection(Objects.requireNonNull(settings.database()));
        var ask = other.createStatement()) {
      ask.execute("listen abhaya_event");
      transactions.executeWithoutResult(status -> {
        events.tell(new HornBlown(1));
        status.setRollbackOnly();
      });
      transactions.executeWithoutResult(status -> {
        events.tell(new GongStruck(1));
        events.tell(new BellRung(1));
        events.tell(new BellRung(2));
      });
      assertThat(noticesUpTo(other, "GongStruck"))
          .contains("BellRung")
          .doesNotContain("HornBlown")
          .startsWith(nodes.self() + " ");
      unsign("0000000d");
      tell(new BellRung(3));
      sign("0000000d", "now()");
      nodes.look();
      tell(new GongStruck(2));
      assertThat(noticesUpTo(other, "GongStruck")).doesNotContain("BellRung");
    } finally {
      unsign("0000000d");
    }
  }

  private void unsign(String machine) {
    jdbc.sql("delete from platform.node where machine = :machine")
        .param("machine", machine)
        .update();
    nodes.look();
  }

  private static String noticesUpTo(Connection other, String kind) throws SQLException {
    var heard = new StringBuilder();
    for (var notices = other.unwrap(PGConnection.class); heard.indexOf(kind) < 0; ) {
      for (var one : notices.getNotifications(60_000)) heard.append(one.getParameter());
    }
    return heard.toString();
  }

  @Test
  void aTransactionInTheMiddleOfAnotherTellsOfItsOwn() throws Exception {
    var heard = Collections.synchronizedList(new ArrayList<String>());
    readers.follow("bell-ear", List.of("BellRung"), 10, told -> hear(heard, told));
    assertThat(comes(() -> heard.contains("anew"))).isTrue();
    var own = new TransactionTemplate(Objects.requireNonNull(transactions.getTransactionManager()));
    own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    transactions.executeWithoutResult(status -> {
      events.tell(new BellRung(10));
      own.executeWithoutResult(inner -> events.tell(new BellRung(11)));
      events.tell(new BellRung(12));
    });
    assertThat(comes(() -> heard.contains("12"))).isTrue();
    assertThat(heard).containsExactlyInAnyOrder("anew", "10", "11", "12");
  }

  private static void hear(List<String> kept, List<Event> heard) {
    if (heard.isEmpty()) kept.add("anew");
    for (var event : heard) kept.add(event.body().path("number").asString());
  }

  @Test
  void thatTheDatabaseIsAwayParksNoEvent() throws Exception {
    var tries = new AtomicInteger();
    var heard = new CountDownLatch(1);
    readers.add(
        "horn",
        List.of("HornBlown"),
        10,
        events -> {
          if (tries.incrementAndGet() <= 7) throw new CannotCreateTransactionException("away");
          heard.countDown();
        });
    tell(new HornBlown(1));
    assertThat(heard.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(tries).hasValue(8);
    assertThat(
            jdbc.sql("select count(*) from platform.parked_event where reader = 'horn'")
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void aMachineIsThereWhileItGivesSignsOfLife() {
    nodes.look();
    assertThat(nodes.self()).matches("[0-9a-f]{8}");
    sign("0000000a", "now()");
    sign("0000000b", "now() - interval '31 seconds'");
    nodes.look();
    assertThat(nodes.hasOthers()).isTrue();
    assertThat(nodes.listOthers()).contains("0000000a").doesNotContain("0000000b", nodes.self());
    jdbc.sql("delete from platform.node where machine like '0000000%'").update();
    nodes.look();
    assertThat(nodes.hasOthers()).isFalse();
  }

  @Test
  void aWordIsHeardByTheOthersAndByNobodyWithoutTheKey() throws Exception {
    sign("0000000c", "now()");
    nodes.look();
    var heard = Collections.synchronizedList(new ArrayList<String>());
    whispers.hear("probe", heard::add);
    DatabaseContext.SYSTEM.run(
        () -> transactions.executeWithoutResult(status -> whispers.say("probe", "own word")));
    var there = whispers.seal("0000000c\nprobe\nword of another");
    assertThat(there).doesNotContain("probe").doesNotContain("word");
    notify("bm8ga2V5IGF0IGFsbCwganVzdCB3b3Jkcw==");
    notify(there);
    assertThat(comes(() -> !heard.isEmpty())).isTrue();
    assertThat(heard).containsExactly("word of another");
    jdbc.sql("delete from platform.node where machine = '0000000c'").update();
  }

  @Test
  void whoComesWithOtherKeysIsRefusedAndChangesNothing() {
    var url = Objects.requireNonNull(settings.database());
    var own = folder.secret("context.key");
    var other = own.clone();
    other[0]++;
    var stranger = new DatabasePreparation(url);
    assertThatThrownBy(() -> stranger.run("not-a-secret", other))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("--keys");
    String role =
        new DatabaseContext(7, 109, "SHO", "SUPERVISE")
            .call(() ->
                transactions.execute(
                    status -> jdbc.sql("select sec.role()").query(String.class).single()));
    assertThat(role).isEqualTo("SHO");
  }

  @Test
  void keysAreOfTheInstallationAndTheNameIsTheMachines(@TempDir Path root) throws Exception {
    var keys = root.resolve("keys");
    var one = new DataFolder(root.resolve("one"), keys);
    var other = new DataFolder(root.resolve("other"), keys);
    assertThat(one.secret("some.key")).isEqualTo(other.secret("some.key"));
    assertThat(one.machine()).isNotEqualTo(other.machine());
    assertThat(Files.getPosixFilePermissions(keys))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThat(keys.resolve("machine.key")).doesNotExist();
    other.writePrivate("own.txt", "own");
    assertThat(root.resolve("other/own.txt")).exists();
    other.writeKey("all.txt", "all");
    assertThat(keys.resolve("all.txt")).exists();
  }

  private void sign(String machine, String at) {
    jdbc.sql(
            "insert into platform.node (machine, seen_at) values (:machine, "
                + at
                + ") on conflict (machine) do update set seen_at = excluded.seen_at")
        .param("machine", machine)
        .update();
  }

  private void notify(String line) {
    jdbc.sql("select pg_notify('abhaya_whisper', :line)::text")
        .param("line", line)
        .query()
        .listOfRows();
  }

  private void tell(Record event) {
    DatabaseContext.SYSTEM.run(
        () -> transactions.executeWithoutResult(status -> events.tell(event)));
  }

  private static boolean comes(BooleanSupplier wanted) throws InterruptedException {
    var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!wanted.getAsBoolean()) {
      if (System.nanoTime() > until) return false;
      TimeUnit.MILLISECONDS.sleep(10);
    }
    return true;
  }
}
