package abhaya.response.intake;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.JourneyTest;
import abhaya.base.geo.Point;
import abhaya.response.position.Fix;
import abhaya.response.position.PositionRegister;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Vehicles over real sockets: whatever the network does to a packet, a press is never dropped.
@JourneyTest
class VehicleDoorJourneyTest {
  private static final DateTimeFormatter PACKET_TIME =
      DateTimeFormatter.ofPattern("ddMMyyyy,HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  @Autowired VehicleDoor door;
  @Autowired PositionRegister positions;
  @Autowired SignalJournal journal;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired Board board;
  @Autowired Clock clock;

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
  void aPressIsASignalAndMovesItsVehicle() throws IOException {
    positions.bind("868997000000001", "unit/bus-1", "test");
    send(press("868997000000001", "A,28.359959,N,076.927553,E"));
    var row = tables.await(1, one -> one.device().equals("868997000000001")).getFirst();
    assertThat(row.meaning()).isEqualTo("PANIC");
    assertThat(positions.lastOfCarrier("unit/bus-1"))
        .map(Fix::point)
        .contains(new Point(28.359959, 76.927553));
  }

  @Test
  void aPlaceIsNoSignal() throws IOException {
    positions.bind("868997000000002", "unit/bus-2", "test");
    send(normal("868997000000002", "12.976593,N,77.549782,E"));
    assertThat(tables.faults("868997000000002", 1)).containsExactly("none");
    assertThat(positions.lastOf("868997000000002")).isPresent();
    assertThat(tables.all()).extracting(Tables.Row::device).doesNotContain("868997000000002");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void thePiecesOfTheNetworkMakeNoDifference(long seed) throws Exception {
    var random = new Random(seed);
    var device = "86899700000010" + seed;
    var packets =
        normal(device, "12.976593,N,77.549782,E")
            + press(device, "A,28.359959,N,076.927553,E")
            + normal(device, "12.976600,N,77.549782,E");
    var bytes = packets.getBytes(StandardCharsets.ISO_8859_1);
    try (var socket = connect()) {
      for (int at = 0; at < bytes.length; ) {
        int count = Math.min(bytes.length - at, 1 + random.nextInt(30));
        socket.getOutputStream().write(bytes, at, count);
        socket.getOutputStream().flush();
        at += count;
      }
    }
    var row = tables.await(1, one -> one.device().equals(device)).getFirst();
    assertThat(row.meaning()).isEqualTo("PANIC");
    assertThat(tables.faults(device, 3)).hasSize(3);
  }

  @Test
  void twoPacketsInOneAreTwo() throws IOException {
    var first = press("868997000000003", "A,28.359959,N,076.927553,E");
    var second = press("868997000000004", "V,000.000000,N,000.000000,E");
    send(first + second);
    tables.await(1, one -> one.device().equals("868997000000003"));
    var row = tables.await(1, one -> one.device().equals("868997000000004")).getFirst();
    assertThat(row.flags()).contains("NO_FIX");
    assertThat(row.meaning()).isEqualTo("PANIC");
  }

  @Test
  void aBadCheckSumDropsNoPress() throws IOException {
    var packet =
        press("868997000000005", "A,28.359959,N,076.927553,E").replace(",*", "*00000000\r\n");
    send(packet);
    var row = tables.await(1, one -> one.device().equals("868997000000005")).getFirst();
    assertThat(row.flags()).contains("CHECK_SUM_BAD");
    assertThat(row.meaning()).isEqualTo("PANIC");
  }

  @Test
  void halfAPressIsKeptAsAPressWhenTheLineBreaks() throws IOException {
    send("$,EPB,EMR,868997000000006,NM,1407202011");
    var row = tables.await(1, one -> one.device().equals("868997000000006")).getFirst();
    assertThat(row.meaning()).isEqualTo("PANIC");
    assertThat(row.flags()).contains("CUT_SHORT", "UNKNOWN_DIALECT");
    assertThat(row.text()).isEqualTo("$,EPB,EMR,868997000000006,NM,1407202011");
  }

  @Test
  void aMillionBytesWithoutAnEndAreMeasuredAndTheLineIsClosed() throws IOException {
    long before = journal.health().nextNumber();
    try (var socket = connect()) {
      socket.setSoTimeout((int) Duration.ofSeconds(20).toMillis());
      var part = "x".repeat(10_000).getBytes(StandardCharsets.ISO_8859_1);
      try {
        for (int i = 0; i < 100; i++) socket.getOutputStream().write(part);
        assertThat(socket.getInputStream().read()).isEqualTo(-1);
      } catch (IOException closed) {
        // the other end has closed while we wrote: what is to be shown
      }
    }
    send(press("868997000000007", "A,28.359959,N,076.927553,E"));
    tables.await(1, one -> one.device().equals("868997000000007"));
    assertThat(journal.health().nextNumber() - before).isBetween(2L, 18L);
  }

  @Test
  void aSecondPressOfTheSameDeviceJoinsTheOpenOneAndAnotherDevicesDoesNot() throws IOException {
    var first = press("868997000000008", "A,28.359959,N,076.927553,E");
    send(first);
    tables.await(1, one -> one.device().equals("868997000000008"));
    send(first.replace("28.359959", "28.369959"));
    send(press("868997000000009", "A,28.359959,N,076.927553,E"));
    send(first.replace("EMR", "SEM"));
    var rows = tables.await(3, one -> one.device().equals("868997000000008"));
    assertThat(rows).extracting(Tables.Row::joined).containsExactly(false, true, true);
    var other = tables.await(1, one -> one.device().equals("868997000000009"));
    assertThat(other).extracting(Tables.Row::joined).containsExactly(false);
  }

  @Test
  void theSamePacketAgainIsNoSecondSignal() throws IOException {
    var packet = press("868997000000010", "A,28.359959,N,076.927553,E");
    send(packet);
    send(packet);
    send(packet.replace("868997000000010", "868997000000011"));
    tables.await(1, one -> one.device().equals("868997000000011"));
    assertThat(tables.await(1, one -> one.device().equals("868997000000010"))).hasSize(1);
  }

  @Test
  void aLogInIsAnswered() throws IOException {
    try (var socket = connect()) {
      socket.setSoTimeout((int) Duration.ofSeconds(10).toMillis());
      write(socket, "$,01,XYZ123,0.0.1,868997000000012,MH12AB1234,\r\n");
      var answer = new byte[5];
      assertThat(socket.getInputStream().readNBytes(answer, 0, 5)).isEqualTo(5);
      assertThat(new String(answer, StandardCharsets.ISO_8859_1)).isEqualTo("$,1,*");
      write(socket, "$,HBT,*");
      assertThat(socket.getInputStream().readNBytes(answer, 0, 5)).isEqualTo(5);
    }
    assertThat(tables.faults("868997000000012", 2)).containsExactly("NO_FIX", "NO_FIX");
  }

  @Test
  void aBusyPortIsSaidAndHarmsNothing() {
    assertThat(door.isRunning()).isTrue();
    assertThat(
            OpenPort.open("127.0.0.1", port, new io.netty.channel.ChannelInboundHandlerAdapter()))
        .isEmpty();
  }

  private String press(String device, String place) {
    return "$,EPB,EMR,%s,NM,%s,%s,261.41,0.1,0.0,G,NA00000000,N.A0000000,*"
        .formatted(device, PACKET_TIME.format(clock.instant()), place);
  }

  private String normal(String device, String place) {
    return ("$Header,iTriangle,1_37T02B0164MAIS,NR,1,L,%s,KA01I2000,1,%s,%s,25.1,344,15,911.0,"
            + "1.04,0.68,Airtel,1,1,11.8,3.8,0,C,24,404,45,61b4,9ad9\r\n")
        .formatted(device, PACKET_TIME.format(clock.instant()), place);
  }

  private void send(String text) throws IOException {
    try (var socket = connect()) {
      write(socket, text);
    }
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), port);
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }
}
