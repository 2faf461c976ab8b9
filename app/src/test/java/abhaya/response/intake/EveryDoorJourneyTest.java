package abhaya.response.intake;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.JourneyTest;
import abhaya.response.signal.Seal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// Every door of the contract, over HTTP.
@JourneyTest
@TestPropertySource(
    properties = {"abhaya.intake.whatsapp-secret=key", "abhaya.intake.whatsapp-verify=word"})
class EveryDoorJourneyTest {
  private static final String GOOD = "{\"number\":\"+919800000501\",\"text\":\"help\"}";

  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired Board board;
  @LocalServerPort int port;

  private Sender sender;
  private Tables tables;

  @BeforeEach
  void aSender() {
    sender = new Sender(port);
    tables = new Tables(jdbc, transactions, board);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "voice",
        "sms",
        "sos",
        "email",
        "web",
        "chat",
        "whatsapp",
        "media",
        "iot",
        "external"
      })
  void eachOfTheTenWaysTakesTheCommonBody(String way) {
    var path = "/api/v1/signals/" + way;
    var first = sender.send(path, GOOD, "Idempotency-Key", "ten-" + way);
    assertThat(first.statusCode()).isIn(201, 202);
    var id = Sender.field(first.body(), "id");
    assertThat(id).matches("[A-Za-z0-9_-]{22}");
    assertThat(Sender.field(first.body(), "reference")).matches("[A-Z0-9]{7}");
    assertThat(Sender.field(first.body(), "receivedAt")).endsWith("Z");
    assertThat(sender.send(path, GOOD, "Idempotency-Key", "ten-" + way).body())
        .isEqualTo(first.body());
    assertThat(sender.send(path, GOOD + " ", "Idempotency-Key", "ten-" + way).statusCode())
        .isEqualTo(409);
    assertThat(sender.send(path, new byte[65_537]).statusCode()).isEqualTo(413);
    var row = tables.await(1, one -> one.handle().equals(id)).getFirst();
    assertThat(row.channel()).isEqualTo(way.toUpperCase(Locale.ROOT));
    assertThat(row.words()).isEqualTo("help");
  }

  @Test
  void anAlertComesInByItsDoor() throws IOException {
    var alert = resource("/oracles/signal/cap-thunderstorm.xml");
    var answer = sender.send("/api/v1/signals/cap", alert, "Content-Type", "application/cap+xml");
    assertThat(answer.statusCode()).isEqualTo(202);
    var id = Sender.field(answer.body(), "id");
    var row = tables.await(1, one -> one.handle().equals(id)).getFirst();
    assertThat(row.channel()).isEqualTo("EXTERNAL");
    assertThat(row.words()).startsWith("SEVERE THUNDERSTORM WARNING");
    var again = sender.send("/api/v1/signals/cap", alert);
    assertThat(Sender.field(again.body(), "id")).isEqualTo(id);
  }

  @Test
  void anAlertWithAnEntityOfItsOwnIsKeptUnread() throws IOException {
    var alert =
        resource("/oracles/signal/cap-thunderstorm.xml")
            .replaceFirst(
                "(?s)^.*?<alert", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><alert")
            .replace("SEVERE THUNDERSTORM WARNING", "&x;");
    var answer = sender.send("/api/v1/signals/cap", alert);
    assertThat(answer.statusCode()).isEqualTo(202);
    var id = Sender.field(answer.body(), "id");
    var row = tables.await(1, one -> one.handle().equals(id)).getFirst();
    assertThat(row.flags()).contains("UNREADABLE");
    assertThat(row.words()).doesNotContain("root:");
    assertThat(row.text()).isEqualTo(alert);
  }

  @Test
  void anIncidentOfAnotherHouseComesInByItsDoor() {
    var body =
        """
        {"$id":"urn:emergency:uid:incidentid:88:x.example.gov.in","eidoVersion":"1.0",
         "issuingElementIdentification":"x","agencyComponent":[],
         "callbackComponent":[{"callBackInformationUri":["tel:+919800000502"]}],
         "notesComponent":[{"notesActionComments":["he is at the door"]}]}
        """;
    var answer = sender.send("/api/v1/signals/eido", body);
    assertThat(answer.statusCode()).isEqualTo(202);
    var id = Sender.field(answer.body(), "id");
    var row = tables.await(1, one -> one.handle().equals(id)).getFirst();
    assertThat(row.words()).isEqualTo("he is at the door");
    assertThat(sender.send("/api/v1/signals/eido", "no json").statusCode()).isEqualTo(202);
  }

  @Test
  void theWebhookIsConfirmedByTheWordAgreedOn() throws Exception {
    assertThat(ask("hub.mode=subscribe&hub.verify_token=word&hub.challenge=1158201444").body())
        .isEqualTo("1158201444");
    for (var wrong :
        new String[] {
          "hub.mode=subscribe&hub.verify_token=other&hub.challenge=1",
          "hub.mode=subscribe&hub.challenge=1",
          "hub.mode=other&hub.verify_token=word&hub.challenge=1",
          "hub.mode=subscribe&hub.verify_token=word&hub.challenge=%3Cscript%3E",
          ""
        }) {
      assertThat(ask(wrong).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void aMessageWhoseSealIsBadIsKeptAndSaid() {
    var body =
        """
        {"object":"whatsapp_business_account","entry":[{"changes":[{"value":{"messages":[
         {"from":"919800000503","id":"wamid.1","timestamp":"1795867200","type":"text",
          "text":{"body":"bachao"}}]}}]}]}
        """;
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var key = "key".getBytes(StandardCharsets.UTF_8);
    var seal = "sha256=" + Seal.hmac("HmacSHA256", key, bytes);
    assertThat(flagsOf(body, seal)).doesNotContain("SIGNATURE_BAD", "SIGNATURE_ABSENT");
    assertThat(flagsOf(body.replace("bachao", "help"), seal)).contains("SIGNATURE_BAD");
    assertThat(flagsOf(GOOD, "sha256=00")).contains("SIGNATURE_BAD");
  }

  @Test
  void oneBodyOfTwoPeopleIsTwoSignals() {
    var one =
        "{\"from\":\"919800000504\",\"id\":\"wamid.2\",\"type\":\"text\",\"text\":{\"body\":\"first\"}}";
    var two = one.replace("504", "505").replace("wamid.2", "wamid.3").replace("first", "second");
    var body = "{\"entry\":[{\"changes\":[{\"value\":{\"messages\":[" + one + "," + two + "]}}]}]}";
    assertThat(sender.send("/api/v1/signals/whatsapp", body).statusCode()).isEqualTo(202);
    tables.await(1, row -> row.words().equals("first"));
    tables.await(1, row -> row.words().equals("second"));
  }

  private java.util.List<String> flagsOf(String body, String seal) {
    var answer = sender.send("/api/v1/signals/whatsapp", body, "X-Hub-Signature-256", seal);
    assertThat(answer.statusCode()).isEqualTo(202);
    var id = Sender.field(answer.body(), "id");
    return tables.await(1, one -> one.handle().equals(id)).getFirst().flags();
  }

  private HttpResponse<String> ask(String query) throws IOException, InterruptedException {
    var uri = URI.create("http://127.0.0.1:" + port + "/api/v1/signals/whatsapp?" + query);
    try (var http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  private static String resource(String name) throws IOException {
    try (var in = EveryDoorJourneyTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
