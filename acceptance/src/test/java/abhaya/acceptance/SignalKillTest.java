package abhaya.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// `kill -9` of the program or of its database while signals come in: by the senders' own ledger none
/// that was acknowledged is lost, and none is doubled. While the database is dead every signal is
/// acknowledged all the same.
///
/// A killed program leaves what it wrote to the operating system: that the journal forces what it
/// acknowledges is shown by `SignalJournalTest`, on a disk that forgets the rest, and there a force
/// that does nothing is seen.
class SignalKillTest {
  private static final long SEED = 112;
  private static final int SENDERS = 3;
  private static final int DELAY_MILLIS_MAX = 1_500;
  private static final long PATIENCE_SECONDS = 60;

  private final Map<String, String> ledger = new ConcurrentHashMap<>();
  private final AtomicInteger number = new AtomicInteger();
  private Program program;

  @BeforeEach
  void aRunningDemonstration() throws Exception {
    program = Program.start(Program.folder(), "--demo", "tiny");
  }

  @AfterEach
  void gone() throws Exception {
    program.close();
  }

  @Test
  void threeKillsLoseNoAcknowledgedSignal() throws Exception {
    var random = new Random(SEED);
    for (var kill = 0; kill < 3; kill++) killWhileSending(random);
    everyAcknowledgedSignalIsThereOnce();
  }

  @Test
  void threeKillsOfTheDatabaseStopNoSignalAndLoseNone() throws Exception {
    var random = new Random(SEED);
    for (var kill = 0; kill < 3; kill++) killTheDatabaseWhileSending(random);
    everyAcknowledgedSignalIsThereOnce();
  }

  @Test
  @Tag("long")
  void thirtyTwoKillsLoseNoAcknowledgedSignal() throws Exception {
    var random = new Random(SEED);
    for (var kill = 0; kill < 32; kill++) {
      if (random.nextInt(3) == 0) killTheDatabaseWhileSending(random);
      else killWhileSending(random);
    }
    everyAcknowledgedSignalIsThereOnce();
  }

  /// Nobody who sends notices it; and as many come in again while the database is dead or coming up.
  private void killTheDatabaseWhileSending(Random random) throws Exception {
    var sender = signIn();
    var ended = new AtomicBoolean();
    var broken = new AtomicInteger();
    var threads = new ArrayList<Thread>();
    for (var at = 0; at < SENDERS; at++) {
      threads.add(Thread.ofPlatform().start(() -> sendUntil(ended, broken, sender)));
    }
    awaitMore(threads);
    TimeUnit.MILLISECONDS.sleep(random.nextInt(DELAY_MILLIS_MAX));
    databaseServer().destroyForcibly();
    awaitMore(threads);
    ended.set(true);
    for (var thread : threads) thread.join();
    assertThat(broken).as("signals not acknowledged").hasValue(0);
  }

  private void awaitMore(List<Thread> threads) throws InterruptedException {
    var before = ledger.size();
    while (ledger.size() < before + 20 && threads.stream().anyMatch(Thread::isAlive)) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  private void sendUntil(AtomicBoolean ended, AtomicInteger broken, Map<String, String> sender) {
    while (!ended.get()) {
      var key = "database-" + number.incrementAndGet();
      try {
        ledger.put(key, send(sender, key));
      } catch (IOException | AssertionError e) {
        broken.incrementAndGet();
        return;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /// A token needs the database: after a kill it may take a while.
  private Map<String, String> signIn() throws Exception {
    var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      try {
        return Credentials.of(program).signIn(program, "demo-signals");
      } catch (IOException | AssertionError e) {
        if (System.nanoTime() > until) throw e;
        TimeUnit.MILLISECONDS.sleep(200);
      }
    }
  }

  private ProcessHandle databaseServer() throws IOException {
    var mark = program.data().resolve("postgresql/database/postmaster.pid");
    var pid = Long.parseLong(Files.readAllLines(mark).getFirst().strip());
    return ProcessHandle.of(pid).orElseThrow();
  }

  private void killWhileSending(Random random) throws Exception {
    var before = ledger.size();
    var sender = signIn();
    var threads = new ArrayList<Thread>();
    for (var at = 0; at < SENDERS; at++) {
      threads.add(Thread.ofPlatform().start(() -> sendUntilItBreaks(sender)));
    }
    while (ledger.size() < before + 20 && threads.stream().anyMatch(Thread::isAlive)) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    assertThat(ledger.size()).as("signals taken before the kill").isGreaterThan(before);
    TimeUnit.MILLISECONDS.sleep(random.nextInt(DELAY_MILLIS_MAX));
    program.kill();
    for (var thread : threads) thread.join();
    program.startAgain();
  }

  private void sendUntilItBreaks(Map<String, String> sender) {
    try {
      while (true) {
        var key = "kill-" + number.incrementAndGet();
        ledger.put(key, send(sender, key));
      }
    } catch (IOException broken) {
      // the plug was pulled: this one was not acknowledged
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String send(Map<String, String> sender, String key)
      throws IOException, InterruptedException {
    var headers = new HashMap<>(sender);
    headers.put("Idempotency-Key", key);
    var body = "{\"number\":\"+919800000001\",\"text\":\"" + key + "\"}";
    var answer = program.post("/api/v1/signals/sos", body, headers);
    assertThat(answer.statusCode()).isEqualTo(202);
    return JsonMapper.shared().readTree(answer.body()).path("id").asString();
  }

  /// What lies in the journal, and what the program complained of.
  private List<String> evidence() throws IOException {
    var found = new ArrayList<String>();
    try (var files = Files.walk(program.data().resolve("journal"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        found.add(file.getFileName() + " " + Files.size(file));
      }
    }
    try (var files = Files.list(program.data().resolve("logs"))) {
      for (var file : files.toList()) {
        try (var lines = Files.lines(file)) {
          lines.filter(line -> line.contains("WARN") || line.contains("ERROR")).forEach(found::add);
        }
      }
    }
    return found;
  }

  private void everyAcknowledgedSignalIsThereOnce() throws Exception {
    assertThat(new HashSet<>(ledger.values())).hasSameSizeAs(ledger.keySet());
    var sender = signIn();
    var lost = new HashSet<>(ledger.values());
    var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    var answers = new TreeMap<Integer, Integer>();
    while (!lost.isEmpty() && System.nanoTime() < until) {
      answers.clear();
      for (var id : new ArrayList<>(lost)) {
        var status = program.get("/api/v1/signals/" + id, sender).statusCode();
        answers.merge(status, 1, Integer::sum);
        if (status == 200) lost.remove(id);
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    assertThat(lost).as("lost of %d; answers %s; %s", ledger.size(), answers, evidence()).isEmpty();
    var again = ledger.entrySet().stream().limit(20).toList();
    for (var one : again) assertThat(send(sender, one.getKey())).isEqualTo(one.getValue());
  }
}
