package abhaya.response.intake;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.JourneyTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// A journal whose disk is full, and is freed: whoever is not stored is told so, by every way.
@JourneyTest
@Import(FullDiskJourneyTest.OnASmallDisk.class)
@TestPropertySource(properties = "abhaya.intake.reserve=64KB")
class FullDiskJourneyTest {
  private static final List<String> WAYS =
      List.of(
          "/api/v1/signals/voice",
          "/api/v1/signals/sms",
          "/api/v1/signals/sos",
          "/api/v1/signals/email",
          "/api/v1/signals/web",
          "/api/v1/signals/chat",
          "/api/v1/signals/whatsapp",
          "/api/v1/signals/media",
          "/api/v1/signals/iot",
          "/api/v1/signals/external",
          "/els");

  @Autowired SmallDisk disk;
  @Autowired SignalJournal journal;
  @Autowired PositionDoor positions;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired Board board;
  @LocalServerPort int port;

  private Sender sender;
  private Tables tables;

  @TestConfiguration(proxyBeanMethods = false)
  static class OnASmallDisk {
    @Bean
    @Primary
    SmallDisk smallDisk() {
      return new SmallDisk(400_000);
    }
  }

  @BeforeEach
  void aSender() {
    sender = new Sender(port);
    tables = new Tables(jdbc, transactions, board);
  }

  @AfterEach
  void thereIsRoom() throws IOException {
    disk.makeRoom();
    positions.stop();
  }

  private HttpResponse<String> send(String way, String key) {
    var body = "{\"number\":\"+919800000741\",\"text\":\"disk " + key + "\"}";
    return sender.send(way, body, "Idempotency-Key", key);
  }

  /// All of it, the reserve as well: what the journal gives up for the first is taken too.
  private void full() throws IOException {
    disk.fill();
    send(WAYS.getFirst(), "spends-the-reserve");
    disk.fill();
  }

  @Test
  void whoComesFirstOnAFullDiskIsStillKeptOnTheReserve() throws IOException {
    assertThat(send(WAYS.getFirst(), "before").statusCode()).isEqualTo(202);
    disk.fill();
    assertThat(send(WAYS.getFirst(), "on-the-reserve").statusCode()).isEqualTo(202);
    assertThat(journal.health().reserveSpent()).isTrue();
    tables.await(1, row -> row.words().equals("disk on-the-reserve"));
  }

  @Test
  void nobodyIsAcknowledgedWhoIsNotStoredAndAllIsWellOnceThereIsRoom() throws Exception {
    assertThat(send(WAYS.getFirst(), "first").statusCode()).isEqualTo(202);
    full();
    for (var way : WAYS) {
      var told = send(way, "full-" + way);
      assertThat(told.statusCode()).as(way).isEqualTo(503);
      assertThat(told.headers().firstValue("Retry-After")).as(way).contains("2");
      assertThat(told.body()).as(way).contains("112").doesNotContain("\"id\"", "journal", "disk");
    }
    assertThat(get("/sign-in")).as("pages go on").isEqualTo(200);
    var phones = positions.open(0).orElseThrow();
    var place = "/?id=full-phone&lat=26.85&lon=80.95&timestamp=" + System.currentTimeMillis();
    assertThat(get(phones, place)).as("places are no distress and go on").isEqualTo(200);
    assertThat(get(phones, place + "&alarm=sos"))
        .as("a press is not acknowledged")
        .isNotEqualTo(200);

    disk.makeRoom();
    for (var way : WAYS) {
      assertThat(send(way, "full-" + way).statusCode()).as(way).isEqualTo(202);
      assertThat(send(way, "full-" + way).statusCode()).as("again " + way).isEqualTo(202);
    }
    var rows = tables.await(WAYS.size(), row -> row.text().contains("disk full-"));
    assertThat(rows).hasSize(WAYS.size());
    var until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (journal.health().reserveSpent() && System.nanoTime() < until) {
      LockSupport.parkNanos(50_000_000);
    }
    assertThat(journal.health().reserveSpent()).as("the reserve comes back").isFalse();
  }

  private int get(String path) throws IOException, InterruptedException {
    return get(port, path);
  }

  private static int get(int number, String path) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + number + path))
              .timeout(Duration.ofSeconds(10));
      return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }
}
