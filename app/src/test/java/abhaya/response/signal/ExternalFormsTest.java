package abhaya.response.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import abhaya.base.geo.Point;
import abhaya.response.signal.SharedIncident.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// Alerts and incidents of other houses, in and out.
class ExternalFormsTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final Point MILL = new Point(26.8467, 80.9462);

  @Test
  void thePublishedExampleOfTheAlertingProtocolIsRead() throws IOException {
    var reading = cap(example(), Instant.parse("2003-06-17T22:00:00Z"));
    assertThat(reading.remarks()).isEmpty();
    var signal = reading.signal();
    assertThat(signal.meaning()).isEqualTo(Meaning.MESSAGE);
    assertThat(signal.fact("identifier")).contains("KSTO1055887203");
    assertThat(signal.fact("severity")).contains("Severe");
    assertThat(signal.at()).isEqualTo(Instant.parse("2003-06-17T21:57:00Z"));
    assertThat(signal.text()).startsWith("SEVERE THUNDERSTORM WARNING");
    var place = signal.locations().getFirst();
    assertThat(place.point().lat()).isCloseTo(38.4875, within(1e-9));
    assertThat(place.point().lon()).isCloseTo(-119.93, within(1e-9));
    for (var corner : List.of(new Point(38.47, -120.14), new Point(38.52, -119.74))) {
      assertThat(place.point().metresTo(corner)).isLessThanOrEqualTo(place.radiusOrAssumed());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "<status>Actual,<status>Exercise,NOTICE",
    "<status>Actual,<status>Test,NOTICE",
    "<msgType>Alert,<msgType>Ack,NOTICE",
    "<msgType>Alert,<msgType>Cancel,MESSAGE",
    "<msgType>Alert,<msgType>Update,MESSAGE"
  })
  void aDrillIsNobodysDistressAndACancellationIsForAPerson(
      String word, String other, Meaning meaning) throws IOException {
    assertThat(cap(example().replace(word, other), NOW).signal().meaning()).isEqualTo(meaning);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "38.47,-120.14 38.34,-119.95 38.52,-119.74 38.62,-119.89"
            + " 38.47,-120.14|FIELD_UNREADABLE|38.47,-120.14 38.34,-119.95",
        "38.34,-119.95|POSITION_OUT_OF_RANGE|98.34,-119.95",
        "38.34,-119.95|FIELD_UNREADABLE|38.34;-119.95",
        "2003-06-17T14:57:00-07:00|TIME_UNREADABLE|yesterday",
        "KSTO1055887203|FIELD_UNREADABLE|' '"
      })
  void aFaultInAnAlertIsSaidAndTheRestIsRead(String good, Flag flag, String bad)
      throws IOException {
    var reading = cap(example().replace(good, bad), NOW);
    assertThat(reading.has(flag)).isTrue();
    assertThat(reading.signal().text()).contains("SEVERE THUNDERSTORM");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE alert [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>",
        "<!DOCTYPE alert SYSTEM \"http://127.0.0.1:1/x.dtd\">",
        "<!DOCTYPE alert [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;\">]>"
      })
  void aDocumentTypeIsNotReadAndTheAlertIsKeptForAPerson(String type) throws IOException {
    var text = example().replaceFirst("(?s)^.*?<alert", type.replace("$", "\\$") + "<alert");
    var reading = cap(text, NOW);
    assertThat(reading.has(Flag.UNREADABLE)).isTrue();
    assertThat(reading.signal().meaning().isDistress()).isTrue();
    assertThat(reading.signal().original().bytes())
        .isEqualTo(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void everyBeginningOfAnAlertIsKept() throws IOException {
    var whole = example();
    for (int at = 0; at < whole.length(); at += 37) {
      var reading = cap(whole.substring(0, at), NOW);
      assertThat(reading.has(Flag.UNREADABLE)).isTrue();
    }
    assertThat(SafeXml.read("<a>".repeat(33) + "</a>".repeat(33))).isEmpty();
    assertThat(SafeXml.read("<a>".repeat(32) + "</a>".repeat(32))).isPresent();
    assertThat(SafeXml.read("<a>" + "<b/>".repeat(5_000) + "</a>")).isEmpty();
  }

  @Test
  void anIncidentHandedOverIsReadWithNumberAndPlace() {
    var reading = eido(OBJECT);
    assertThat(reading.remarks()).isEmpty();
    var signal = reading.signal();
    assertThat(Objects.requireNonNull(signal.number()).e164()).isEqualTo("+919800000441");
    assertThat(signal.fact("typeCode")).contains("STKX");
    assertThat(signal.fact("status")).contains("Active");
    assertThat(signal.text()).isEqualTo("Caller hides in a shop.");
    assertThat(signal.locations()).extracting(Location::point).containsExactly(MILL);
    assertThat(signal.locations().getFirst().radiusMetres()).isEqualTo(50.0);
    assertThat(signal.locations().getFirst().confidencePercent()).isEqualTo(95);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"26.8467 80.9462|x y", "26.8467 80.9462|126.8467 80.9462", "</presence>|"})
  void aBrokenPlaceLosesNoIncident(String change) {
    var halves = change.split("\\|", -1);
    var reading = eido(OBJECT.replace(halves[0], halves[1]));
    assertThat(reading.remarks()).isNotEmpty();
    assertThat(reading.signal().number()).isNotNull();
    assertThat(reading.signal().locations()).isEmpty();
  }

  @Test
  void everyBeginningOfAnIncidentIsKept() {
    for (int at = 40; at < OBJECT.length(); at += 29) {
      assertThat(eido(OBJECT.substring(0, at)).has(Flag.UNREADABLE)).isTrue();
    }
  }

  @Test
  void whatWeHandOverIsReadAgain() {
    var incident = incident(State.EN_ROUTE, "+919800000442", MILL, 120.0);
    var text = new EidoDocument(incident).toJson();
    var signal = eido(text).signal();
    assertThat(Objects.requireNonNull(signal.number()).e164()).isEqualTo("+919800000442");
    assertThat(signal.fact("typeCode")).contains("STKX");
    assertThat(signal.fact("status")).contains("ResourcesEnroute");
    assertThat(signal.fact("priority")).contains("10");
    assertThat(signal.locations().getFirst().point()).isEqualTo(MILL);
    assertThat(signal.locations().getFirst().radiusMetres()).isEqualTo(120.0);
    assertThat(signal.text()).isEqualTo("Man \"A\" follows her; <she> hides & waits");
  }

  @ParameterizedTest
  @CsvSource({"1,10", "2,8", "3,6", "4,4", "5,2"})
  void ourFiveClassesBecomeTheirTen(int ours, int theirs) {
    var one = incident(State.OPEN, null, null, null);
    var again =
        new SharedIncident(
            one.handle(),
            one.agency(),
            "CIVIL",
            "dispute",
            ours,
            State.OPEN,
            NOW,
            NOW,
            null,
            null,
            null,
            List.of());
    var root = JsonMapper.shared().readTree(new EidoDocument(again).toJson());
    assertThat(root.at("/incidentComponent/0/incidentCommonPriorityNumber").asInt())
        .isEqualTo(theirs);
  }

  @Test
  void everyReferenceInWhatWeHandOverLeadsToAComponent() {
    var incident = incident(State.OPEN, "+919800000442", MILL, null);
    var root = JsonMapper.shared().readTree(new EidoDocument(incident).toJson());
    var ids = root.findValuesAsString("$id");
    assertThat(ids)
        .contains(root.findValuesAsString("$ref").toArray(String[]::new))
        .doesNotHaveDuplicates();
  }

  @Test
  void anAlertOfOursIsValidInItsOrderAndTellsNobodysNumber() {
    var incident = incident(State.EN_ROUTE, "+919800000442", MILL, 120.0);
    var text = new CapAlert(incident, "another.example.gov.in", false).toXml();
    assertThat(text).doesNotContain("9800000442").doesNotContain("hides");
    var root = SafeXml.read(text).orElseThrow();
    assertThat(root.inner())
        .extracting(SafeXml.Element::name)
        .containsExactly(
            "identifier",
            "sender",
            "sent",
            "status",
            "msgType",
            "scope",
            "addresses",
            "references",
            "incidents",
            "info");
    assertThat(root.text("sent")).contains("2026-11-28T12:05:00-00:00");
    assertThat(root.text("msgType")).contains("Update");
    assertThat(root.text("references"))
        .contains("112.example.gov.in,Q2w3e4r5t6y7u8i9o0p1aa.1795867200,2026-11-28T12:00:00-00:00");
    assertThat(root.all("circle").getFirst().text()).isEqualTo("26.846700,80.946200 0.120");
    var signal = cap(text, NOW).signal();
    assertThat(signal.locations().getFirst().point()).isEqualTo(MILL);
    assertThat(signal.fact("severity")).contains("Extreme");
  }

  @Test
  void aDrillIsSentOutAsAnExercise() {
    var text = new CapAlert(incident(State.OPEN, null, null, null), "x", true).toXml();
    assertThat(cap(text, NOW).signal().meaning()).isEqualTo(Meaning.NOTICE);
  }

  private static final String OBJECT =
      """
      {"$id":"urn:emergency:uid:incidentid:7f3:112.example.gov.in",
       "lastUpdateTimeStamp":"2026-11-28T11:59:00.000Z",
       "updatedByAgencyReference":{"$ref":"112.example.gov.in"},
       "eidoVersion":"1.0","issuingElementIdentification":"112.example.gov.in",
       "incidentComponent":[{"$id":"i1","incidentTypeCommonRegistryText":"STKX",
         "incidentStatusCommonRegistryText":["Active"],"incidentCommonPriorityNumber":10}],
       "callbackComponent":[{"$id":"b1","callBackInformationUri":["tel:+919800000441"]}],
       "notesComponent":[{"$id":"n1","notesActionComments":["Caller hides in a shop."]}],
       "locationComponent":[{"$id":"l1","locationTypeDescriptionRegistryText":"Caller",
         "locationByValue":"<presence xmlns=\\"urn:ietf:params:xml:ns:pidf\\" xmlns:gs=\\"http://www.opengis.net/pidflo/1.0\\" xmlns:gml=\\"http://www.opengis.net/gml\\" xmlns:con=\\"urn:ietf:params:xml:ns:geopriv:conf\\"><gs:Circle><gml:pos>26.8467 80.9462</gml:pos><gs:radius>50.0</gs:radius></gs:Circle><con:confidence pdf=\\"normal\\">95</con:confidence></presence>"}],
       "agencyComponent":[{"$id":"112.example.gov.in"}]}
      """;

  private static SharedIncident incident(
      State state, @Nullable String number, @Nullable Point point, @Nullable Double radius) {
    return new SharedIncident(
        "Q2w3e4r5t6y7u8i9o0p1aa",
        "112.example.gov.in",
        "STKX",
        "Stalking, suspect present",
        1,
        state,
        NOW,
        NOW.plusSeconds(300),
        point,
        radius,
        number,
        List.of("Man \"A\" follows her; <she> hides & waits"));
  }

  private static String example() throws IOException {
    try (var in =
        ExternalFormsTest.class.getResourceAsStream("/oracles/signal/cap-thunderstorm.xml")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Reading cap(String text, Instant at) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return new CapReader().read(Arrival.of(Channel.EXTERNAL, bytes, at));
  }

  private static Reading eido(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return new EidoReader().read(Arrival.of(Channel.EXTERNAL, bytes, NOW));
  }
}
