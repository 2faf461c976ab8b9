package abhaya.response.signal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import abhaya.response.signal.VehicleFrames.Frame;
import abhaya.response.signal.VehicleFrames.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class VehicleReaderTest {
  private static final String PANIC =
      "$,EPB,EMR,868997031721531,NM,14072020111520,A,28.359959,N,076.927553,E,261.41,0.1,0.0,G,"
          + "NA00000000,N.A0000000,*";
  private static final String CRC =
      "$EPB,EMR,869867036066035,NM,03042019,192008,V,000.00000000,N,000.00000000,E,0000000000.0,"
          + "0000.0,00.000,G,,0,404,22,ECFB,36EF*226F7BD1";
  private static final String XOR =
      "$EPB,iTriangle1,EMR,864495034445822,SP,03082018110730,A,22.829292,N,75.935806,E,543.0,0.0,"
          + "0,G,KA01G1234,+9164061023*13";

  private static Reading read(String packet, Instant at) {
    return new VehicleReader()
        .read(Arrival.of(Channel.VEHICLE, packet.getBytes(StandardCharsets.ISO_8859_1), at));
  }

  private static List<String> texts(List<Frame> frames) {
    return frames.stream()
        .map(frame -> new String(frame.bytes().bytes(), StandardCharsets.ISO_8859_1))
        .toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(
      resources = "/oracles/signal/vehicle.csv",
      numLinesToSkip = 1,
      delimiter = '|',
      quoteCharacter = '`')
  void everyPublishedPacketIsRead(ArgumentsAccessor row) {
    var at = row.getString(6) == null ? null : Instant.parse(row.getString(6));
    var receivedAt = at == null ? Instant.parse("2020-07-14T11:15:30Z") : at.plusSeconds(10);
    var reading = read(requireNonNull(row.getString(1)), receivedAt);
    var signal = reading.signal();
    assertThat(reading.remarks().stream().map(remark -> remark.flag().name()).distinct())
        .containsExactlyInAnyOrder(
            row.getString(8) == null ? new String[0] : row.getString(8).split(" "));
    assertThat(signal.meaning().name()).isEqualTo(row.getString(2));
    assertThat(signal.device()).isEqualTo(row.getString(3));
    assertThat(signal.at()).isEqualTo(at);
    assertThat(signal.fact("checkSum")).contains(row.getString(7));
    assertThat(signal.fact("vehicle").orElse(null)).isEqualTo(row.getString(9));
    if (row.getString(4) == null) {
      assertThat(signal.locations()).isEmpty();
      return;
    }
    var location = signal.locations().getFirst();
    assertThat(location.point().lat()).isCloseTo(row.getDouble(4), within(1e-9));
    assertThat(location.point().lon()).isCloseTo(row.getDouble(5), within(1e-9));
    assertThat(location.fixedAt()).isEqualTo(at);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theNetworkMayCutTheBytesAnywhere(long seed) {
    var random = new Random(seed);
    var stream =
        bytes(
            "noise"
                + PANIC
                + CRC
                + "\r\n"
                + XOR
                + PANIC
                + ",IP=10.0.0.1\n"
                + XOR
                + "\r\n\r\n"
                + PANIC);
    var whole = new VehicleFrames();
    var expected = new ArrayList<>(whole.feed(stream));
    expected.addAll(whole.flush());
    assertThat(texts(expected))
        .containsExactly("noise", PANIC, CRC, XOR, PANIC, ",IP=10.0.0.1", XOR, PANIC);
    for (int i = 0; i < 300; i++) {
      var frames = new VehicleFrames();
      var cut = new ArrayList<Frame>();
      for (int at = 0; at < stream.length; ) {
        int to = Math.min(stream.length, at + 1 + random.nextInt(40));
        cut.addAll(frames.feed(Arrays.copyOfRange(stream, at, to)));
        at = to;
      }
      cut.addAll(frames.flush());
      assertThat(cut).isEqualTo(expected);
    }
  }

  @Test
  void aMillionBytesWithoutAnEndAreKeptInPiecesAndTheNextPacketIsWhole() {
    var frames = new VehicleFrames();
    var flood = new byte[1_000_000];
    Arrays.fill(flood, (byte) 'x');
    flood[0] = '$';
    var cut = frames.feed(flood);
    assertThat(cut).allMatch(frame -> frame.kind() == Kind.TOO_LONG);
    assertThat(cut.stream().mapToInt(frame -> frame.bytes().size()).sum()).isGreaterThan(990_000);
    var rest = frames.feed(bytes(PANIC));
    assertThat(rest.getLast()).isEqualTo(new Frame(Kind.PACKET, new Original(bytes(PANIC))));
  }

  @Test
  void aPacketWithoutAnEndIsGivenOutWhenTheLineFallsSilent() {
    var frames = new VehicleFrames();
    var half = "$EPB,EMR,888888888888888,NM,11052019104331,A,30.9825130,N,75.9476639,E,183.5";
    assertThat(frames.feed(bytes(half))).isEmpty();
    assertThat(frames.isWaiting()).isTrue();
    assertThat(frames.flush())
        .containsExactly(new Frame(Kind.UNFINISHED, new Original(bytes(half))));
    assertThat(read(half, Instant.parse("2019-05-11T10:43:40Z")).signal().meaning())
        .isEqualTo(Meaning.PANIC);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void noByteIsLostAndNothingBreaksTheFraming(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      var bytes = new byte[random.nextInt(12_000)];
      var alphabet = bytes("$*,\r\n0123456789ABCDEFEMR");
      for (int j = 0; j < bytes.length; j++) {
        bytes[j] =
            random.nextInt(20) == 0
                ? (byte) random.nextInt(256)
                : alphabet[random.nextInt(alphabet.length)];
      }
      var frames = new VehicleFrames();
      var out = new ByteArrayOutputStream();
      var all = new ArrayList<>(frames.feed(bytes));
      all.addAll(frames.flush());
      all.forEach(frame -> out.writeBytes(frame.bytes().bytes()));
      var expected = new ByteArrayOutputStream();
      for (byte one : bytes) if (one != '\r' && one != '\n') expected.write(one);
      assertThat(out.toByteArray()).isEqualTo(expected.toByteArray());
      assertThat(all).allMatch(frame -> frame.bytes().size() <= VehicleFrames.FRAME_BYTES_MAX);
    }
  }

  @Test
  void theDeviceHearsWhatItWaitsFor() {
    var now = Instant.parse("2026-11-23T18:04:05Z");
    assertThat(VehicleReader.replyTo(bytes("$,01,XYZ123,0.0.1,861359034137271,"), now))
        .contains("$,1,*");
    assertThat(VehicleReader.replyTo(bytes("$,LGN,MARK,"), now)).contains("$LGN23112026180405*");
    assertThat(VehicleReader.replyTo(bytes("$,HBT,"), now)).contains("$HBT*");
    assertThat(VehicleReader.replyTo(bytes(PANIC), now)).isEmpty();
  }

  @Test
  void oneDeviceHasOneOpenPanic() {
    var now = Instant.parse("2020-07-14T11:15:30Z");
    var pressed = read(PANIC, now).signal();
    var over = read(PANIC.replace("EMR", "SEM"), now).signal();
    var pressedAt = Instant.parse("2020-07-14T11:15:20Z");
    assertThat(PanicBook.judge(pressed, null)).isEqualTo(PanicBook.Verdict.OPENS);
    assertThat(PanicBook.judge(pressed, new PanicBook.Last(now, null)))
        .isEqualTo(PanicBook.Verdict.UPDATES);
    assertThat(PanicBook.judge(over, new PanicBook.Last(now, null)))
        .isEqualTo(PanicBook.Verdict.PROPOSES_CLOSURE);
    assertThat(PanicBook.judge(over, null)).isEqualTo(PanicBook.Verdict.NOTHING_OPEN);
    assertThat(PanicBook.judge(pressed, new PanicBook.Last(now, pressedAt)))
        .isEqualTo(PanicBook.Verdict.BELONGS_TO_CLOSED);
    assertThat(PanicBook.judge(pressed, new PanicBook.Last(now, pressedAt.minusSeconds(1))))
        .isEqualTo(PanicBook.Verdict.OPENS);
    var timeless =
        read(
                "$,EPB,EMR,861359034100626,SP,00,00,0000,00,00,00,V,000.000000,N,000.000000,E,000.0,000.0,000.00,N,MH12AB1234,0000000000000,d34679e1,",
                now)
            .signal();
    assertThat(PanicBook.judge(timeless, new PanicBook.Last(now, now)))
        .isEqualTo(PanicBook.Verdict.OPENS);
    assertThat(Duration.between(timeless.happenedAt(), now)).isZero();
  }
}
