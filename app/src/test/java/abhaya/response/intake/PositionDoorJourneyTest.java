package abhaya.response.intake;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.JourneyTest;
import abhaya.base.geo.Point;
import abhaya.response.position.Fix;
import abhaya.response.position.PositionRegister;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Phones and trackers over HTTP.
@JourneyTest
class PositionDoorJourneyTest {
  @Autowired PositionDoor door;
  @Autowired PositionRegister positions;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired Board board;
  @Autowired Clock clock;

  private final HttpClient http = HttpClient.newHttpClient();
  private Tables tables;
  private int port;

  @BeforeEach
  void anOpenPort() {
    tables = new Tables(jdbc, transactions, board);
    port = door.open(0).orElseThrow();
  }

  @AfterEach
  void shut() {
    door.stop();
  }

  @Test
  void aBoundDeviceMovesByGetAndByPost() throws Exception {
    positions.bind("phone-1", "unit/p1", "test");
    var now = clock.instant().getEpochSecond();
    assertThat(get("?id=phone-1&lat=26.85&lon=80.95&timestamp=" + (now - 10) + "&speed=10"))
        .isEqualTo(200);
    assertThat(positions.lastOfCarrier("unit/p1"))
        .map(Fix::point)
        .contains(new Point(26.85, 80.95));
    assertThat(positions.lastOfCarrier("unit/p1")).map(Fix::speedKmh).contains(18.5);
    assertThat(post("", "id=phone-1&lat=26.86&lon=80.95&timestamp=" + (now - 5))).isEqualTo(200);
    assertThat(positions.lastOfCarrier("unit/p1"))
        .map(Fix::point)
        .contains(new Point(26.86, 80.95));
    assertThat(post("?id=phone-1&lat=26.87&lon=80.95&timestamp=" + now, "")).isEqualTo(200);
    assertThat(positions.lastOfCarrier("unit/p1"))
        .map(Fix::point)
        .contains(new Point(26.87, 80.95));
    assertThat(tables.faults("phone-1", 3)).containsExactly("none", "none", "none");
  }

  @Test
  void theJsonOfNewerClientsIsReadToo() throws Exception {
    positions.bind("phone-2", "unit/p2", "test");
    var body =
        """
        {"device_id":"phone-2","location":{"timestamp":"%s","is_moving":true,
         "coords":{"latitude":26.88,"longitude":80.95,"accuracy":8.5,"speed":10,"heading":90,
                   "altitude":120.5},
         "battery":{"level":0.8,"is_charging":false}}}
        """
            .formatted(clock.instant());
    assertThat(post("", body)).isEqualTo(200);
    var fix = positions.lastOfCarrier("unit/p2").orElseThrow();
    assertThat(fix.point()).isEqualTo(new Point(26.88, 80.95));
    assertThat(fix.speedKmh()).isEqualTo(36.0);
    assertThat(fix.radiusMetres()).isEqualTo(8.5);
    assertThat(fix.course()).isEqualTo(90.0);
  }

  @Test
  void anUnknownDeviceIsTakenAndStandsOnNoMap() throws Exception {
    assertThat(get("?id=stranger-1&lat=26.85&lon=80.95")).isEqualTo(200);
    assertThat(positions.lastOf("stranger-1")).isEmpty();
    assertThat(tables.faults("stranger-1", 1)).containsExactly("none");
  }

  @Test
  void whatCannotBeTrueIsTakenAndStandsOnNoMap() throws Exception {
    positions.bind("phone-3", "unit/p3", "test");
    for (var bad :
        new String[] {
          "lat=0&lon=0",
          "lat=95&lon=80",
          "lat=26.8&lon=80.9&timestamp=1",
          "lat=x&lon=%00",
          "lat=26.8&lon=80.9&timestamp=3786912000"
        }) {
      assertThat(get("?id=phone-3&" + bad)).isEqualTo(200);
    }
    assertThat(positions.lastOf("phone-3")).isEmpty();
    assertThat(tables.faults("phone-3", 5)).doesNotContain("none");
  }

  @Test
  void aPressByPhoneIsASignalBeforeItIsAnswered() throws Exception {
    assertThat(get("?id=phone-4&lat=26.85&lon=80.95&alarm=sos")).isEqualTo(200);
    var row = tables.await(1, one -> one.device().equals("phone-4")).getFirst();
    assertThat(row.meaning()).isEqualTo("PANIC");
    assertThat(row.channel()).isEqualTo("POSITION");
  }

  @ParameterizedTest
  @ValueSource(strings = {"?", "?lat=1&lon=2", "?id=&x=%ff%fe", "?%%%=%"})
  void whatNamesNoDeviceIsKeptForAPerson(String query) throws Exception {
    var from = tables.all().size();
    assertThat(get(query.replace("%ff%fe", "%FF%FE").replace("%%%=%", "%25%25=%25")))
        .isEqualTo(200);
    tables.await(from + 1, one -> true);
  }

  @Test
  void onlyGetAndPostAreSpoken() throws Exception {
    var request = HttpRequest.newBuilder(uri("?id=a")).method("DELETE", BodyPublishers.noBody());
    assertThat(http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode())
        .isEqualTo(405);
    assertThat(post("", "a".repeat(70_000))).isEqualTo(413);
  }

  private int get(String query) throws IOException, InterruptedException {
    return http.send(
            HttpRequest.newBuilder(uri(query)).build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private int post(String query, String body) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(uri(query))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private URI uri(String query) {
    return URI.create("http://127.0.0.1:" + port + "/" + query);
  }
}
