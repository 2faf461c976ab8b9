package abhaya.response.intake;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.JourneyTest;
import abhaya.base.platform.DatabaseContext;
import abhaya.response.signal.Original;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What the distress path does with bad input: it keeps the bytes, says what is amiss, and goes on.
@JourneyTest
class BadInputJourneyTest {
  private static final String GOOD = "{\"number\":\"+919800000001\",\"text\":\"help\"}";

  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired Board board;
  @Autowired SignalJournal journal;
  @LocalServerPort int port;

  private Sender sender;

  @BeforeEach
  void aSender() {
    sender = new Sender(port);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "sos | {\"number\":\"+919800000001\",\"position\":{\"lat\":0,\"lon\":0}} | POSITION_ZERO",
        "sos | {\"number\":\"+919800000001\",\"position\":{\"lat\":99,\"lon\":77}} | POSITION_OUT_OF_RANGE",
        "sos | {\"number\":\"+919800000001\",\"at\":\"1970-01-01T00:00:00Z\"} | TIME_IMPLAUSIBLE",
        "sos | {\"number\":\"+919800000001\",\"at\":\"2090-01-01T00:00:00Z\"} | TIME_IMPLAUSIBLE",
        "web | {\"text\":\"help\"} | NO_WAY_TO_REACH",
        "chat | {\"number\":\"+919800000001\",\"number\":\"+919800000002\"} | DUPLICATE_FIELD",
        "iot | {\"number\":\"+919800000001\",\"colour\":\"red\"} | UNKNOWN_FIELD",
        "media | <not json> | UNREADABLE",
        "external | {\"number\":\"+919800000001\",\"text\":\"broken | UNREADABLE",
        "sos | {\"number\":\"nobody\"} | NUMBER_UNREADABLE"
      })
  void aFaultIsFlaggedAndTheBytesAreKept(String channel, String body, String flag) {
    var kept = keptOf("/api/v1/signals/" + channel, body.getBytes(StandardCharsets.UTF_8));
    assertThat(kept.flags()).contains(flag);
  }

  @Test
  void nulControlsLoneSurrogatesAndBrokenEncodingAreKept() {
    keptOf(
        "/api/v1/signals/sos", "{\"text\":\"a\\u0000b\\ud800c\"}".getBytes(StandardCharsets.UTF_8));
    keptOf("/api/v1/signals/sos", new byte[] {'{', 0, 1, 2, (byte) 0xff, (byte) 0xc0, '}'});
    keptOf("/api/v1/signals/sms", new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80, 'h', 'i'});
    keptOf("/api/v1/signals/sos", new byte[0]);
    var facts =
        "{\"name\":\"x\\u0000y\",\"call\":\"c\\u0000\",\"device\":\"\\u0000\",\"language\":\"\\u0000\"}";
    keptOf("/api/v1/signals/voice", facts.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aThousandLevelsDeepIsKept() {
    var deep = "{\"a\":".repeat(1_000) + "1" + "}".repeat(1_000);
    assertThat(keptOf("/api/v1/signals/sos", deep.getBytes(StandardCharsets.UTF_8)).flags())
        .contains("TOO_DEEP");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "multipart/form-data; boundary=x",
        "application/octet-stream",
        "a/b/c;;=="
      })
  void noMediaTypeIsRefused(String media) {
    var answer =
        sender.send("/api/v1/signals/sos", GOOD, "Content-Type", media, "Accept", "image/png");
    assertThat(answer.statusCode()).isEqualTo(202);
    var kept = waitFor(Sender.field(answer.body(), "id"));
    assertThat(kept.bytes()).isEqualTo(GOOD.getBytes(StandardCharsets.UTF_8));
    assertThat(kept.number()).isEqualTo("+919800000001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer x.y.z", "Bearer ", "Basic bm9ib2R5Om5vYm9keQ==", "nonsense"})
  void aBadTokenRefusesNobody(String token) {
    var answer =
        sender.send("/api/v1/signals/sos", GOOD, "Authorization", token, "Cookie", "session=x");
    assertThat(answer.statusCode()).isEqualTo(202);
  }

  @Test
  void sixtyFourKilobytesAreKeptAndOneByteMoreIsTooLarge() {
    var most = new byte[65_536];
    Arrays.fill(most, (byte) 'a');
    assertThat(keptOf("/api/v1/signals/web", most).bytes()).hasSize(65_536);
    assertThat(sender.send("/api/v1/signals/web", new byte[65_537]).statusCode()).isEqualTo(413);
    assertThat(sender.send("/api/v1/signals/web", new byte[1_000_000]).statusCode()).isEqualTo(413);
  }

  @Test
  void theSameKeyGetsTheSameAnswerAndAnotherBodyIsAConflict() {
    var first = sender.send("/api/v1/signals/sos", GOOD, "Idempotency-Key", "k-1");
    var again = sender.send("/api/v1/signals/sos", GOOD, "Idempotency-Key", "k-1");
    assertThat(again.statusCode()).isEqualTo(202);
    assertThat(again.body()).isEqualTo(first.body());
    var other = sender.send("/api/v1/signals/sos", GOOD + " ", "Idempotency-Key", "k-1");
    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(other.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(other.body()).doesNotContain("9800000001");
    waitFor(Sender.field(first.body(), "id"));
    assertThat(sender.send("/api/v1/signals/web", GOOD, "Idempotency-Key", "k-1").statusCode())
        .isEqualTo(202);
  }

  @Test
  void twoPressesWithoutAKeyAreTwoSignals() {
    var one = sender.send("/api/v1/signals/sos", GOOD);
    var two = sender.send("/api/v1/signals/sos", GOOD);
    assertThat(Sender.field(one.body(), "id")).isNotEqualTo(Sender.field(two.body(), "id"));
  }

  @Test
  void whatCameBeforeTheSenderHungUpIsKept() throws Exception {
    var half = "{\"number\":\"+919800000777\",\"text\":\"come to the ol";
    sender.sendHalf("/api/v1/signals/sos", half);
    var kept = await(() -> find("where o.bytes = convert_to(:what, 'UTF8')", half));
    assertThat(kept.flags()).contains("CUT_SHORT");
  }

  @Test
  void theElsDoorAlwaysAnswersTwoHundredAndSomething() {
    for (var body : List.of("", "v=1&device_number=%2B447000000000&time=1", "\u0000", "v=", "{")) {
      var media = "application/x-www-form-urlencoded";
      var answer = sender.send("/els", body, "Content-Type", media);
      assertThat(answer.statusCode()).isBetween(200, 299);
      waitFor(Sender.field(answer.body(), "id"));
    }
  }

  @Test
  void aPoisonRecordIsSetAsideAndHoldsUpNothing() throws Exception {
    journal.append((byte) 99, "no record of ours".getBytes(StandardCharsets.UTF_8));
    journal.append(Arrived.TYPE, new byte[] {1, 2, 3});
    var answer = sender.send("/api/v1/signals/sos", GOOD);
    assertThat(waitFor(Sender.field(answer.body(), "id")).bytes()).isNotEmpty();
  }

  @Test
  void aWayNobodyNamedIsKeptAsExternal() {
    assertThat(keptOf("/api/v1/signals/pigeon", GOOD.getBytes(StandardCharsets.UTF_8)).channel())
        .isEqualTo("EXTERNAL");
  }

  record Kept(String channel, Original original, List<String> flags, String number) {
    byte[] bytes() {
      return original.bytes();
    }
  }

  private Kept keptOf(String path, byte[] body) {
    var answer = sender.send(path, body);
    assertThat(answer.statusCode()).isEqualTo(202);
    var kept = waitFor(Sender.field(answer.body(), "id"));
    assertThat(kept.bytes()).isEqualTo(body);
    return kept;
  }

  private Kept waitFor(String handle) {
    return await(() -> find("where s.handle = :what", handle));
  }

  private Kept await(Supplier<List<Kept>> look) {
    var until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (System.nanoTime() < until) {
      var version = board.state().version();
      var found = look.get();
      if (!found.isEmpty()) return found.getFirst();
      try {
        board.await(version, Duration.ofSeconds(1));
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    throw new AssertionError("the signal did not reach the database");
  }

  private List<Kept> find(String where, String what) {
    return DatabaseContext.SYSTEM.call(() ->
        Objects.requireNonNull(
            transactions.execute(status ->
                jdbc.sql(
                        """
                        select s.channel, o.bytes, s.flags, coalesce(c.number, '') as number
                          from intake.signal s
                          join intake.original o on o.signal_id = s.id
                          left join intake.caller c on c.signal_id = s.id
                        """
                            + where)
                    .param("what", what)
                    .query((row, number) ->
                        new Kept(
                            row.getString("channel"),
                            new Original(row.getBytes("bytes")),
                            List.of((String[]) row.getArray("flags").getArray()),
                            row.getString("number")))
                    .list())));
  }
}
