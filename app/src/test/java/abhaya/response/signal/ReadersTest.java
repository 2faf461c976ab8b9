package abhaya.response.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadersTest {
  private static final Instant NOW = Instant.parse("2026-11-23T18:00:00Z");
  private static final String H1 =
      "v=1&device_number=%2B33611223344&location_latitude=0.85732&location_longitude=-4.26325"
          + "&location_time=1604912121000&location_accuracy=10.4&location_source=GPS"
          + "&location_certainty=83&hmac=f64c70eb238bb239e00e8ac8c023bf2b5d3c41dd";
  private static final String H2 =
      "v=1&device_number=%2B447477593102&location_latitude=55.85732&location_longitude=-4.26325"
          + "&location_time=1476189444435&location_accuracy=10.4&location_source=GPS"
          + "&location_certainty=83&location_altitude=0.0&location_floor=5"
          + "&device_model=ABC+ABC+Detente+530&device_imei=354773072099116"
          + "&device_imsi=234159176307582&device_os=AOS&cell_carrier=&cell_home_mcc=234"
          + "&cell_home_mnc=15&cell_network_mcc=234&cell_network_mnc=15&cell_id=0213454321";

  private static Arrival arrival(Channel channel, String body) {
    return Arrival.of(channel, body.getBytes(StandardCharsets.UTF_8), NOW);
  }

  private static Reading els(String body, @Nullable String key, Instant at) {
    var reader = new ElsFormReader(key == null ? null : key.getBytes(StandardCharsets.UTF_8));
    return reader.read(Arrival.of(Channel.ELS, body.getBytes(StandardCharsets.UTF_8), at));
  }

  private static Reading common(Channel channel, String body) {
    return new CommonBodyReader().read(arrival(channel, body));
  }

  @Test
  void theSealOfAPublishedLocationMessageHolds() {
    var reading = els(H1, "AML", Instant.ofEpochMilli(1604912125000L));
    assertThat(reading).isInstanceOf(Reading.Clean.class);
    var signal = reading.signal();
    assertThat(signal.fact("seal")).contains("good");
    assertThat(signal.number()).isEqualTo(new PhoneNumber("+33611223344"));
    var location = signal.locations().getFirst();
    assertThat(location.point().lat()).isEqualTo(0.85732);
    assertThat(location.radiusMetres()).isEqualTo(10.4);
    assertThat(location.confidencePercent()).isEqualTo(83);
    assertThat(location.method()).isEqualTo(LocationMethod.GNSS);
    assertThat(location.fixedAt()).isEqualTo(Instant.ofEpochMilli(1604912121000L));
  }

  @Test
  void aBrokenSealIsFlaggedAndTheLocationKept() {
    var at = Instant.ofEpochMilli(1604912125000L);
    var broken = els(H1.replace("10.4", "10.5"), "AML", at);
    assertThat(broken.has(Flag.SIGNATURE_BAD)).isTrue();
    assertThat(broken.signal().locations()).hasSize(1);
    assertThat(els(H1, "other", at).has(Flag.SIGNATURE_BAD)).isTrue();
    assertThat(els(H2, "AML", Instant.ofEpochMilli(1476189450000L)).has(Flag.SIGNATURE_ABSENT))
        .isTrue();
  }

  @Test
  void everyFieldOfALocationMessageMayBeThereOrNot() {
    var reading = els(H2, null, Instant.ofEpochMilli(1476189450000L));
    assertThat(reading).isInstanceOf(Reading.Clean.class);
    var signal = reading.signal();
    assertThat(signal.device()).isEqualTo("354773072099116");
    assertThat(signal.fact("device_model")).contains("ABC ABC Detente 530");
    assertThat(signal.fact("location_floor")).contains("5");
    assertThat(signal.fact("cell_carrier")).isEmpty();
    assertThat(signal.locations().getFirst().altitudeMetres()).isZero();
    var poor =
        els("v=1&device_number=%ZZ&location_latitude=abc&location_time=yesterday", null, NOW);
    assertThat(poor.remarks().stream().map(Remark::flag))
        .containsExactlyInAnyOrder(
            Flag.NUMBER_UNREADABLE, Flag.FIELD_UNREADABLE, Flag.NO_FIX, Flag.NO_WAY_TO_REACH);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "9000000001, +919000000001",
    "09000000001, +919000000001",
    "+91 90000-00001, +919000000001",
    "0091 9000000001, +919000000001",
    "919000000001, +919000000001",
    "९००००००००१, +919000000001",
    "tel:+919000000001, +919000000001",
    "sip:9000000001@example.in, +919000000001",
    "0522 2000000, +915222000000",
    "+33611223344, +33611223344"
  })
  void aNumberIsReadAsItIsWritten(String typed, String e164) {
    assertThat(PhoneNumber.read(typed).orElseThrow().e164()).isEqualTo(e164);
  }

  @ParameterizedTest(name = "{0} is no number")
  @ValueSource(
      strings = {"", "112", "VM-BANK", "12345", "+0123456789", "90000000012", "++919000000001"})
  void whatIsNoNumberIsNone(String typed) {
    assertThat(PhoneNumber.read(typed)).isEmpty();
  }

  @Test
  void aNumberNeverPrintsWhole() {
    assertThat(new PhoneNumber("+919000000001").toString()).isEqualTo("PhoneNumber[•••01]");
    assertThat(new Original("secret".getBytes(StandardCharsets.UTF_8)).toString())
        .isEqualTo("Original[6 bytes]");
    assertThat(
            common(Channel.SOS, "{\"number\":\"9000000001\",\"text\":\"secret\"}")
                .signal()
                .toString())
        .doesNotContain("9000000001", "secret");
  }

  @Test
  void theCommonBodyIsReadAsJsonOrForm() {
    var json =
        common(
            Channel.SOS,
            "{\"number\":\"9000000001\",\"text\":\"बचाओ\",\"language\":\"hi\",\"position\":{\"lat\":28.6129,\"lon\":77.2295,\"radiusMetres\":12,\"confidence\":68,\"method\":\"GNSS\",\"source\":\"APP\",\"at\":\"2026-11-23T17:59:50Z\"},\"device\":\"d-1\",\"at\":\"2026-11-23T17:59:55Z\",\"shout\":true}");
    assertThat(json).isInstanceOf(Reading.Clean.class);
    var signal = json.signal();
    assertThat(signal.meaning()).isEqualTo(Meaning.PANIC);
    assertThat(signal.text()).isEqualTo("बचाओ");
    assertThat(signal.fact("shout")).contains("true");
    assertThat(signal.at()).isEqualTo(Instant.parse("2026-11-23T17:59:55Z"));
    assertThat(signal.locations().getFirst().radiusMetres()).isEqualTo(12);
    assertThat(signal.locations().getFirst().source()).isEqualTo(LocationSource.APP);
    var form =
        common(Channel.WEB, "number=9000000001&text=help+me&lat=28.6129&lon=77.2295").signal();
    assertThat(form.text()).isEqualTo("help me");
    assertThat(form.locations()).hasSize(1);
    assertThat(form.locations().getFirst().point())
        .isEqualTo(signal.locations().getFirst().point());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "TIME_IMPLAUSIBLE|{\"number\":\"9000000001\",\"at\":\"1970-01-01T00:00:01Z\"}",
        "TIME_IMPLAUSIBLE|{\"number\":\"9000000001\",\"at\":\"2090-01-01T00:00:00Z\"}",
        "TIME_UNREADABLE|{\"number\":\"9000000001\",\"at\":\"noon\"}",
        "POSITION_OUT_OF_RANGE|{\"number\":\"9000000001\",\"position\":{\"lat\":91,\"lon\":77}}",
        "POSITION_ZERO|{\"number\":\"9000000001\",\"position\":{\"lat\":0,\"lon\":0}}",
        "FIELD_UNREADABLE|{\"number\":\"9000000001\",\"position\":\"here\"}",
        "FIELD_UNREADABLE|{\"number\":\"9000000001\",\"text\":[1,2]}",
        "UNKNOWN_FIELD|{\"number\":\"9000000001\",\"colour\":\"red\"}",
        "DUPLICATE_FIELD|{\"number\":\"9000000001\",\"number\":\"9000000002\"}",
        "NO_WAY_TO_REACH|{\"text\":\"help\"}",
        "CHARACTERS_REPLACED|{\"number\":\"9000000001\",\"text\":\"a\\u0000b\"}",
        "CHARACTERS_REPLACED|{\"number\":\"9000000001\",\"text\":\"a\\ud800b\"}",
        "UNREADABLE|{\"number\":\"9000000001\",\"text\":\"cut in the mid",
        "UNREADABLE|{\"number\":\"9000000001\"} and more",
        "UNREADABLE|just words"
      })
  void whatIsWrongIsFlaggedAndTheRestKept(Flag flag, String body) {
    var reading = common(Channel.CHAT, body);
    assertThat(reading.has(flag)).isTrue();
    assertThat(new String(reading.signal().original().bytes(), StandardCharsets.UTF_8))
        .isEqualTo(body);
    if (body.contains("\"number\"")) {
      assertThat(reading.signal().number()).isEqualTo(new PhoneNumber("+919000000001"));
    }
  }

  @Test
  void deepNestingIsFlaggedAndWhatStandsBesideItIsRead() {
    var body = "{\"x\":" + "[".repeat(60) + "]".repeat(60) + ",\"number\":\"9000000001\"}";
    var reading = common(Channel.IOT, body);
    assertThat(reading.has(Flag.TOO_DEEP)).isTrue();
    assertThat(reading.signal().number()).isNotNull();
    var objects = "{\"x\":" + "{\"y\":".repeat(5000) + "1" + "}".repeat(5000) + "}";
    assertThat(common(Channel.IOT, objects).remarks()).isNotEmpty();
  }

  @Test
  void bytesThatAreNoUtf8AreReadAsWellAsCanBe() {
    var bytes = new byte[] {'h', 'e', 'l', 'p', ' ', (byte) 0xE9};
    var reading =
        new CommonBodyReader().read(Arrival.of(Channel.SMS, bytes, NOW).from("9000000001"));
    assertThat(reading.has(Flag.BAD_ENCODING)).isTrue();
    assertThat(reading.signal().text()).isEqualTo("help é");
    assertThat(reading.signal().original().bytes()).isEqualTo(bytes);
  }

  @Test
  void aPlaceInTheWordsBecomesALocationOfTheCaller() {
    var signal =
        common(Channel.CHAT, "{\"number\":\"9000000001\",\"text\":\"come to 39J-49L-L8T4\"}")
            .signal();
    assertThat(signal.locations()).hasSize(1);
    assertThat(signal.locations().getFirst().method()).isEqualTo(LocationMethod.WORDS);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "GET /?id=42&lat=28.6129&lon=77.2295&timestamp=1795456800&speed=10&bearing=90&accuracy=8&batt=71, POSITION, 18.5",
    "id=42&lat=28.6129&lon=77.2295&timestamp=1795456800000&speed=10, POSITION, 18.5",
    "deviceid=42&location=28.6129%2C77.2295&timestamp=2026-11-23T18:00:00Z&speed=10&alarm=sos, PANIC, 18.5"
  })
  void positionsOfPhonesAreReadInAllTheirForms(String query, Meaning meaning, String speed) {
    var reading = new PositionReader().read(arrival(Channel.POSITION, query));
    var signal = reading.signal();
    assertThat(signal.device()).isEqualTo("42");
    assertThat(signal.meaning()).isEqualTo(meaning);
    assertThat(signal.fact("speedKmh")).contains(speed);
    assertThat(signal.locations()).hasSize(1);
    assertThat(signal.locations().getFirst().point().lon()).isEqualTo(77.2295);
    assertThat(signal.at()).isEqualTo(Instant.parse("2026-11-23T18:00:00Z"));
  }

  @Test
  void aPositionWithoutAPlaceIsKept() {
    var none =
        new PositionReader().read(arrival(Channel.POSITION, "id=42&lat=0&lon=0&timestamp=abc"));
    assertThat(none.has(Flag.POSITION_ZERO)).isTrue();
    assertThat(none.has(Flag.TIME_UNREADABLE)).isTrue();
    assertThat(none.signal().locations()).isEmpty();
  }

  @Test
  void aWebhookMayHoldSeveralPeople() {
    var body =
        "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"changes\":[{\"value\":{\"messages\":["
            + "{\"from\":\"919000000001\",\"id\":\"wamid.1\",\"timestamp\":\"1795456790\",\"type\":\"text\",\"text\":{\"body\":\"help\"}},"
            + "{\"from\":\"919000000002\",\"id\":\"wamid.2\",\"timestamp\":\"1795456791\",\"type\":\"location\",\"location\":{\"latitude\":28.6129,\"longitude\":77.2295,\"name\":\"old mill\"}},"
            + "{\"from\":\"919000000003\",\"id\":\"wamid.3\",\"timestamp\":\"1795456792\",\"type\":\"image\",\"image\":{\"id\":\"m1\",\"mime_type\":\"image/jpeg\",\"caption\":\"see\"}}]}}]}]}";
    var key = "k".getBytes(StandardCharsets.UTF_8);
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var seal = Seal.of("HmacSHA256", key, bytes, "sha256=" + Seal.hmac("HmacSHA256", key, bytes));
    assertThat(seal).isEqualTo(Seal.GOOD);
    var readings = new WhatsAppReader().read(arrival(Channel.WHATSAPP, body), seal);
    assertThat(readings).hasSize(3).allMatch(reading -> reading instanceof Reading.Clean);
    assertThat(readings.get(0).signal().text()).isEqualTo("help");
    assertThat(readings.get(0).signal().ownKey()).isEqualTo("wamid.1");
    assertThat(readings.get(1).signal().locations()).hasSize(1);
    assertThat(readings.get(2).signal().fact("media")).contains("m1");
    var unsealed = new WhatsAppReader().read(arrival(Channel.WHATSAPP, body), Seal.BAD);
    assertThat(unsealed).hasSize(3).allMatch(reading -> reading.has(Flag.SIGNATURE_BAD));
    var receipt = "{\"entry\":[{\"changes\":[{\"value\":{\"statuses\":[{\"id\":\"x\"}]}}]}]}";
    assertThat(
            new WhatsAppReader()
                .read(arrival(Channel.WHATSAPP, receipt), Seal.GOOD)
                .getFirst()
                .signal()
                .meaning())
        .isEqualTo(Meaning.NOTICE);
    var broken =
        new WhatsAppReader().read(arrival(Channel.WHATSAPP, body.substring(0, 260)), Seal.ABSENT);
    assertThat(broken.getFirst().signal().text()).isEqualTo("help");
    assertThat(broken.getFirst().has(Flag.UNREADABLE)).isTrue();
  }

  @Test
  void theSealOfAKnownAnswerHolds() {
    var key = "key".getBytes(StandardCharsets.US_ASCII);
    var words = "The quick brown fox jumps over the lazy dog".getBytes(StandardCharsets.US_ASCII);
    assertThat(
            Seal.of(
                "HmacSHA256",
                key,
                words,
                "sha256=F7BC83F430538424B13298E6AA6FB143EF4D59A14946175997479DBC2D1A3CD8"))
        .isEqualTo(Seal.GOOD);
    assertThat(Seal.of("HmacSHA1", key, words, "de7c9b85b8b78aa6bc8a7a36f70a90701c9db4d9"))
        .isEqualTo(Seal.GOOD);
    assertThat(Seal.of("HmacSHA1", key, words, "")).isEqualTo(Seal.ABSENT);
    assertThat(Seal.of("HmacSHA1", key, words, "de")).isEqualTo(Seal.BAD);
  }

  @Test
  void aMailIsReadWhateverItIsWrappedIn() {
    var mail =
        "From: =?UTF-8?B?4KSG4KS24KS+?= <someone@example.in>\r\nSubject: =?utf-8?Q?help_=E0=A4=AC?=\r\n =?utf-8?Q?=E0=A4=9A?=\r\nMessage-ID: <1@example.in>\r\nDate: Mon, 23 Nov 2026 23:29:50 +0530 (IST)\r\nContent-Type: multipart/alternative; boundary=\"b1\"\r\n\r\npreamble\r\n--b1\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>page</p>\r\n--b1\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nI am at 28.6129, 77.2295 =\r\nring 90000 00001 =E0=A4=AC\r\n--b1--\r\n";
    var reading = new MailReader().read(arrival(Channel.EMAIL, mail));
    assertThat(reading).isInstanceOf(Reading.Clean.class);
    var signal = reading.signal();
    assertThat(signal.text()).isEqualTo("help बच\nI am at 28.6129, 77.2295 ring 90000 00001 ब");
    assertThat(signal.number()).isEqualTo(new PhoneNumber("+919000000001"));
    assertThat(signal.fact("address")).contains("someone@example.in");
    assertThat(signal.ownKey()).isEqualTo("<1@example.in>");
    assertThat(signal.at()).isEqualTo(Instant.parse("2026-11-23T17:59:50Z"));
    assertThat(signal.locations()).hasSize(1);
    var page =
        new MailReader()
            .read(
                arrival(
                    Channel.EMAIL,
                    "From: a@example.in\nContent-Type: text/html\n\n<style>x{}</style><b>bachao</b> &amp; jaldi"));
    assertThat(page.signal().text()).isEqualTo("bachao & jaldi");
    var away =
        new MailReader()
            .read(
                arrival(
                    Channel.EMAIL,
                    "From: a@example.in\nAuto-Submitted: auto-replied\n\nI am away"));
    assertThat(away.signal().meaning()).isEqualTo(Meaning.NOTICE);
    assertThat(new MailReader().read(arrival(Channel.EMAIL, "bare cry")).has(Flag.UNREADABLE))
        .isTrue();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12, 13, 14})
  void noBytesBreakAnyReaderAndAllAreKept(long seed) {
    var random = new Random(seed);
    var channels = List.of(Channel.values());
    var seeds =
        List.of(
            H1,
            H2,
            "A\"ML=1;lt=48.82639;lg=-2.36619;rd=52;top=20191112112928;lc=68;pm=G",
            "{\"number\":\"9000000001\",\"position\":{\"lat\":1,\"lon\":2},\"entry\":[{\"changes\":[{\"value\":{\"messages\":[{\"type\":\"text\",\"text\":{}}]}}]}]}",
            "$,EPB,EMR,868997031721531,NM,14072020111520,A,28.359959,N,076.927553,E,261.41,0.1,0.0,G,NA,N,*",
            "From: a@b.in\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Transfer-Encoding: base64\n\nAAA=\n--x--",
            "07911900000000F0040C911909000000100000621132329505225A",
            "id=1&lat=1&lon=2&timestamp=99999999999999");
    for (int i = 0; i < 600; i++) {
      var bytes = mutated(random, seeds.get(random.nextInt(seeds.size())));
      var arrival = Arrival.of(channels.get(random.nextInt(channels.size())), bytes, NOW);
      for (var reader :
          List.of(
              new AmlSmsReader(),
              new ElsFormReader(new byte[] {1}),
              new CommonBodyReader(),
              new PositionReader(),
              new MailReader(),
              new VehicleReader())) {
        assertThatCode(
                () -> assertThat(reader.read(arrival).signal().original().bytes()).isEqualTo(bytes))
            .doesNotThrowAnyException();
      }
      assertThat(new WhatsAppReader().read(arrival, Seal.GOOD)).isNotEmpty();
      assertThat(SmsPdu.read(new String(bytes, StandardCharsets.ISO_8859_1))).isNotNull();
    }
  }

  private static byte[] mutated(Random random, String start) {
    var bytes = start.getBytes(StandardCharsets.UTF_8);
    int changes = random.nextInt(12);
    for (int i = 0; i < changes; i++)
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    if (random.nextInt(3) == 0)
      return java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
    return bytes;
  }

  @Test
  void whatIsTooLargeIsCutAndSaid() {
    var reading = common(Channel.WEB, "x".repeat(70_000));
    assertThat(reading.has(Flag.TOO_LARGE)).isTrue();
    assertThat(reading.signal().original().size()).isEqualTo(65_536);
    assertThat(Map.copyOf(reading.signal().facts())).isEmpty();
  }
}
