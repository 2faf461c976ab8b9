package abhaya.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Ctrl-C and `kill -9`: nothing that was acknowledged is lost, nothing stands half written.
class KillTest {
  private static final long SEED = 112;
  private static final int DELAY_MILLIS_MAX = 1_500;

  private Program program;
  private Feed feed;
  private long before;
  private int next;

  @BeforeEach
  void aRunningDemonstration() throws Exception {
    program = Program.start(Program.folder(), "--demo", "tiny");
    feed = Feed.of(program);
    before = feed.registered();
  }

  @AfterEach
  void gone() throws Exception {
    program.close();
  }

  @Test
  void afterCtrlCAndAfterAKillEverythingIsThere() throws Exception {
    var told = Files.readString(Credentials.in(program.data()));
    assertThat(program.interrupt()).isEqualTo(130);
    assertThat(serversLeft()).isZero();

    program.startAgain();
    assertThat(program.console()).hasSize(1);
    assertThat(Files.readString(Credentials.in(program.data()))).isEqualTo(told);
    assertThat(feed.registered()).isEqualTo(before);
    killWhileImporting(new Random(SEED));
  }

  @Test
  @Tag("long")
  void twentyKillsAtRandomMomentsLoseNothing() throws Exception {
    var random = new Random(SEED);
    for (var kill = 0; kill < 20; kill++) killWhileImporting(random);
    for (var batch = 0; batch < next; batch++) feed.mustBeKnown(batch);
  }

  /// Pulls the plug while batches come in, starts again and looks for what was acknowledged.
  private void killWhileImporting(Random random) throws Exception {
    var first = next;
    var acknowledged = new AtomicInteger(first);
    var stopped = new AtomicBoolean();
    var sender = Thread.ofPlatform().start(() -> sendUntilItBreaks(acknowledged, stopped));
    while (acknowledged.get() == first && sender.isAlive()) TimeUnit.MILLISECONDS.sleep(5);
    TimeUnit.MILLISECONDS.sleep(random.nextInt(DELAY_MILLIS_MAX));
    program.kill();
    sender.join();
    assertThat(stopped).as("the sender ended by the kill").isTrue();

    program.startAgain();
    new Disk(program).mustBeWhole();
    var cut = acknowledged.get();
    for (var batch = first; batch < cut; batch++) feed.mustBeKnown(batch);
    var rest = feed.send(cut);
    assertThat(rest.path("accepted").asInt() + rest.path("unchanged").asInt()).isEqualTo(Feed.ROWS);
    feed.mustBeKnown(cut);
    next = cut + 1;
    feed.awaitRegistered(before + (long) next * Feed.FIRS);
    new Disk(program).mustBeWhole();
  }

  private void sendUntilItBreaks(AtomicInteger acknowledged, AtomicBoolean stopped) {
    try {
      while (true) {
        var answer = feed.send(acknowledged.get());
        if (answer.path("accepted").asInt() != Feed.ROWS) return;
        acknowledged.incrementAndGet();
      }
    } catch (IOException broken) {
      stopped.set(true);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long serversLeft() {
    var folder = program.data().toString();
    return ProcessHandle.allProcesses()
        .flatMap(process -> process.info().commandLine().stream())
        .filter(line -> line.contains("postgres") && line.contains(folder))
        .count();
  }
}
