package abhaya.response.signal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmlSmsReaderTest {
  private static final String PACKED =
      "415193D98BEDD8F4DEECE6A2C962B7DA8E7DEEB56232990B86A3D9623B39B92783EDE86F784F068BD560B6D80C"
          + "1683E568B81D7BDCB3E176F076EFB89BA77B39DCCD56A3C966B15D39DD9BD570B2590E56CBC168B21A4DB66B"
          + "8FC7BD590CB66BBBC73D990DB66BB37B31D90C";
  private static final String UNPACKED =
      "A\"ML=1;lt=37.42175;lg=-122.08461;rd=20;top=20150613010948;lc=68;pm=G;si=987654231;"
          + "ei=358239059042542;mcc=310;mnc=260;ml=123";
  private static final Instant NOW = Instant.parse("2026-11-23T18:00:00Z");

  private static Reading read(byte[] bytes, Instant at) {
    return new AmlSmsReader().read(Arrival.of(Channel.ELS, bytes, at).from("+919000000001"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(
      resources = "/oracles/signal/aml.csv",
      numLinesToSkip = 1,
      delimiter = '|',
      quoteCharacter = '`')
  void everyPublishedMessageIsRead(ArgumentsAccessor row) {
    var reading =
        read(
            requireNonNull(row.getString(1)).getBytes(StandardCharsets.US_ASCII),
            Instant.parse(requireNonNull(row.getString(2))));
    var signal = reading.signal();
    assertThat(reading.remarks().stream().map(remark -> remark.flag().name()).distinct())
        .containsExactlyInAnyOrder(
            row.getString(11) == null ? new String[0] : row.getString(11).split(" "));
    assertThat(signal.meaning()).isEqualTo(Meaning.LOCATION);
    assertThat(signal.device()).isEqualTo(row.getString(9));
    assertThat(signal.fact("network").orElse(null)).isEqualTo(row.getString(10));
    var at = row.getString(8) == null ? null : Instant.parse(row.getString(8));
    assertThat(signal.at()).isEqualTo(at);
    if (row.getString(3) == null) {
      assertThat(signal.locations()).isEmpty();
      return;
    }
    var location = signal.locations().getFirst();
    assertThat(location.point().lat()).isCloseTo(row.getDouble(3), within(1e-9));
    assertThat(location.point().lon()).isCloseTo(row.getDouble(4), within(1e-9));
    assertThat(location.radiusMetres()).isEqualTo(row.getDouble(5));
    assertThat(location.confidencePercent()).isEqualTo(row.getInteger(6));
    assertThat(location.method().name()).isEqualTo(row.getString(7));
  }

  @Test
  void theLocationOfVersionTwoIsAsOldAsItSays() {
    var text =
        "A\"ML=2;en=+15555555555;et=1593187189;lo=-37.42175,-122.08461,2000.1;lt=-9999;lc=68;"
            + "lz=-100.1,100.1;ls=G;ei=358239059042542;nc=310260;hc=310260;lg=en-US";
    var signal =
        read(text.getBytes(StandardCharsets.US_ASCII), Instant.ofEpochSecond(1593187200L)).signal();
    assertThat(signal.locations().getFirst().fixedAt())
        .isEqualTo(Instant.ofEpochSecond(1593187189L - 9999));
    assertThat(signal.language()).isEqualTo("en-US");
    assertThat(signal.fact("dialled")).contains("+15555555555");
    assertThat(signal.number()).isEqualTo(new PhoneNumber("+919000000001"));
  }

  @Test
  void thePackedMessageUnpacksToTheLetterAndPacksBack() {
    var packed = HexFormat.of().parseHex(PACKED);
    var unpacked = SevenBit.unpack(packed);
    assertThat(SevenBit.text(unpacked)).isEqualTo(UNPACKED);
    assertThat(SevenBit.pack(Arrays.copyOf(unpacked, 123))).isEqualTo(packed);
    assertThat(read(packed, Instant.parse("2015-06-13T01:10:00Z")).signal().locations()).hasSize(1);
  }

  @Test
  void aDeliveredMessageIsReadOutOfItsEnvelope() {
    var body =
        SevenBit.pack(
            "A\"ML=1;lt=28.61290;lg=77.22950;rd=9;top=20261123175950;lc=68;pm=G;ei=353472104343540;ml=94"
                .getBytes(StandardCharsets.US_ASCII));
    var pdu =
        "07911900000000F0"
            + "04"
            + "0C91190900000010"
            + "0000"
            + "62113232950522"
            + "5A"
            + HexFormat.of().formatHex(body);
    var read = SmsPdu.read(pdu).orElseThrow();
    assertThat(read.sender()).isEqualTo("+919000000001");
    assertThat(read.sentAt()).isEqualTo(Instant.parse("2026-11-23T18:29:50Z"));
    assertThat(read.body()).startsWith("A\"ML=1;lt=28.61290").endsWith("ml=94");
    var signal =
        read(pdu.getBytes(StandardCharsets.US_ASCII), Instant.parse("2026-11-23T18:00:00Z"))
            .signal();
    assertThat(signal.locations()).hasSize(1);
  }

  @Test
  void theWordsOfOtherLanguagesComeInSixteenBits() {
    var words = "बचाओ";
    var hex = HexFormat.of().formatHex(words.getBytes(StandardCharsets.UTF_16BE));
    var pdu = "00" + "04" + "0A9190000000" + "10" + "0008" + "62113232950522" + "08" + hex;
    assertThat(SmsPdu.read(pdu).orElseThrow().body()).isEqualTo(words);
  }

  @Test
  void partsAreJoinedInTheirOrderAndAGapIsShown() {
    var data = new Original(new byte[0]);
    var one = new SmsPdu("+91", null, "help me ", false, data, new SmsPdu.Piece(7, 3, 1));
    var two = new SmsPdu("+91", null, "at the ", false, data, new SmsPdu.Piece(7, 3, 2));
    var three = new SmsPdu("+91", null, "old mill", false, data, new SmsPdu.Piece(7, 3, 3));
    var other = new SmsPdu("+92", null, "x", false, data, new SmsPdu.Piece(7, 3, 2));
    assertThat(SmsPieces.join(java.util.List.of(three, one, two, one)))
        .containsExactly(new SmsPieces.Message("+91", "help me at the old mill", true));
    assertThat(SmsPieces.join(java.util.List.of(three, one, other)))
        .containsExactly(
            new SmsPieces.Message("+91", "help me …old mill", false),
            new SmsPieces.Message("+92", "…x…", false));
  }

  @Test
  void aPartTellsItsPlace() {
    var words = SevenBit.pack(("\0\0\0\0\0\0\0" + "help").getBytes(StandardCharsets.US_ASCII));
    words[0] = 5;
    words[1] = 0;
    words[2] = 3;
    words[3] = 42;
    words[4] = 2;
    words[5] = 1;
    var pdu =
        "00"
            + "44"
            + "0A9190000000"
            + "10"
            + "0000"
            + "62113232950522"
            + "0B"
            + HexFormat.of().formatHex(words);
    var read = SmsPdu.read(pdu).orElseThrow();
    assertThat(read.piece()).isEqualTo(new SmsPdu.Piece(42, 2, 1));
    assertThat(read.body()).isEqualTo("help");
  }

  @Test
  void anOrdinaryMessageIsKeptAndFlagged() {
    var reading = read("bachao".getBytes(StandardCharsets.UTF_8), NOW);
    assertThat(reading.has(Flag.UNREADABLE)).isTrue();
    assertThat(reading.signal().text()).isEqualTo("bachao");
    assertThat(AmlSmsReader.fits("bachao".getBytes(StandardCharsets.UTF_8))).isFalse();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void whatIsPackedUnpacks(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      var characters = new byte[random.nextInt(200)];
      for (int j = 0; j < characters.length; j++) characters[j] = (byte) random.nextInt(128);
      var unpacked = SevenBit.unpack(SevenBit.pack(characters));
      assertThat(Arrays.copyOf(unpacked, characters.length)).isEqualTo(characters);
    }
  }
}
