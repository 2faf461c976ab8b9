package abhaya.response.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import abhaya.JourneyTest;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.ThrowawayDatabase;
import abhaya.response.signal.Channel;
import abhaya.response.signal.Original;
import abhaya.response.signal.Seal;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Signals while the database hangs or is gone: acknowledged as ever, there once it is back.
@JourneyTest
@ContextConfiguration(
    initializers = {ThrowawayDatabase.class, DatabaseAwayJourneyTest.OverAWire.class})
class DatabaseAwayJourneyTest {
  private static final int SIGNALS = 40;
  private static final Duration ANSWER_MAX = Duration.ofSeconds(2);

  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired Board board;
  @Autowired SignalJournal journal;
  @Autowired JournalFeed feed;
  @Autowired Wire wire;
  @LocalServerPort int port;

  private Sender sender;

  /// Puts a wire before the database of the context.
  static final class OverAWire
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      var url = Objects.requireNonNull(context.getEnvironment().getProperty("abhaya.database"));
      int real = URI.create(url.substring("jdbc:".length())).getPort();
      try {
        var wire = new Wire(real);
        context.getBeanFactory().registerSingleton("wire", wire);
        var over = url.replace(":" + real + "/", ":" + wire.port() + "/");
        TestPropertyValues.of("abhaya.database=" + over).applyTo(context);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @BeforeEach
  void aSender() {
    sender = new Sender(port);
  }

  @AfterEach
  void theWireIsWhole() {
    wire.become(Wire.State.UP);
  }

  @ParameterizedTest
  @EnumSource(
      value = Wire.State.class,
      names = {"HUNG", "CUT"})
  void signalsAreAcknowledgedAndComeInByThemselves(Wire.State away) {
    var told = new ArrayList<String>(send(away + "-before", 3));
    wire.become(away);
    told.addAll(send(away + "-away", SIGNALS));
    var key = away + "-away-0";
    var again = sender.send("/api/v1/signals/sos", body(0), "Idempotency-Key", key);
    assertThat(Sender.field(again.body(), "id")).isIn(told);
    var other = sender.send("/api/v1/signals/sos", body(1), "Idempotency-Key", key);
    assertThat(other.statusCode()).isEqualTo(409);

    wire.become(Wire.State.UP);
    assertThat(awaitAll(new HashSet<>(told))).isEqualTo(told.size());
  }

  @Test
  void whoIsSignedInIsToldNotNowAndNotThatSomethingIsBroken() {
    wire.become(Wire.State.CUT);
    var session = "__Host-abhaya=" + "A".repeat(22);
    var page = sender.get("/sessions", "Cookie", session, "Accept", "text/html");
    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.body()).contains("Not available for the moment");
    var call = sender.get("/api/v1/stream", "Cookie", session);
    assertThat(call.statusCode()).isEqualTo(503);
    assertThat(call.headers().firstValue("Retry-After")).contains("5");
    assertThat(call.body()).contains("/problems/unavailable");
    wire.become(Wire.State.UP);
  }

  @Test
  void aSecondCopyIsWaitedForOnlyWhileTheDatabaseIsThere() throws Exception {
    var there = journal.append(Arrived.TYPE, arrived("second-copy-1"));
    assertThat(feed.hasCarried(there, Duration.ofSeconds(30))).isTrue();
    wire.become(Wire.State.CUT);
    var away = journal.append(Arrived.TYPE, arrived("second-copy-2"));
    var began = System.nanoTime();
    assertThat(feed.hasCarried(away, Duration.ofSeconds(50))).isFalse();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(40));
    wire.become(Wire.State.UP);
    assertThat(awaitCarried(away)).isTrue();
  }

  private boolean awaitCarried(long number) throws InterruptedException {
    var until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (System.nanoTime() < until) {
      if (feed.hasCarried(number, Duration.ZERO)) return true;
      java.util.concurrent.TimeUnit.MILLISECONDS.sleep(20);
    }
    return false;
  }

  private static byte[] arrived(String text) {
    var body = ("{\"number\":\"+919800000777\",\"text\":\"" + text + "\"}").getBytes(UTF_8);
    var handle = new KeyMemory(new byte[] {1}, new java.util.Random()).freshHandle();
    return new Arrived(
            handle,
            Channel.SOS,
            Instant.now(),
            null,
            null,
            "",
            Seal.ABSENT,
            false,
            new Original(body))
        .toBytes();
  }

  @Test
  void theOrderOfArrivalIsTheOrderInTheDatabase() {
    wire.become(Wire.State.CUT);
    var told = send("order", SIGNALS);
    wire.become(Wire.State.UP);
    awaitAll(new HashSet<>(told));
    assertThat(rows("select handle from intake.signal order by id").stream().filter(told::contains))
        .containsExactlyElementsOf(told);
  }

  private List<String> send(String keys, int count) {
    var told = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      var before = System.nanoTime();
      var answer = sender.send("/api/v1/signals/sos", body(i), "Idempotency-Key", keys + "-" + i);
      assertThat(answer.statusCode()).isEqualTo(202);
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(ANSWER_MAX);
      told.add(Sender.field(answer.body(), "id"));
    }
    return told;
  }

  private static String body(int i) {
    return "{\"number\":\"+9198000001" + (10 + i) + "\",\"text\":\"help\"}";
  }

  private long awaitAll(Set<String> told) {
    var until = System.nanoTime() + Duration.ofSeconds(90).toNanos();
    long found = 0;
    while (found < told.size() && System.nanoTime() < until) {
      var version = board.state().version();
      try {
        var there = rows("select handle from intake.signal");
        found = there.stream().filter(told::contains).count();
        if (found < told.size()) board.await(version, Duration.ofSeconds(1));
      } catch (DataAccessException | TransactionException e) {
        found = 0;
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return found;
  }

  private List<String> rows(String sql) {
    return DatabaseContext.SYSTEM.call(() ->
        Objects.requireNonNull(
            transactions.execute(
                status -> jdbc.sql(sql).query((row, number) -> row.getString("handle")).list())));
  }
}
