package abhaya.safecity.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.ModuleTest;
import abhaya.base.access.ApiScope;
import abhaya.base.access.DemoAccounts;
import abhaya.base.access.Role;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.DatabaseContext;
import abhaya.safecity.project.WorkStore;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Devices over MQTT: a real client of both versions, and frames that no client sends.
@ModuleTest
class MqttDoorModuleTest {
  private static final int PATIENCE_SECONDS = 15;

  @Autowired MqttDoor door;
  @Autowired WorkStore works;
  @Autowired UnitTrees trees;
  @Autowired DemoAccounts accounts;
  @Autowired TransactionTemplate transactions;
  @Autowired JdbcClient jdbc;
  @Autowired JsonMapper json;
  @Autowired AssetRegister register;
  @Autowired AssetGround ground;
  @Autowired KindStore kinds;
  @Autowired KnownAssets known;
  @Autowired DeviceStandings standings;
  @Autowired Clock clock;

  private DemoAccounts.ApiClient client;
  private String uid = "";
  private int port;

  @BeforeEach
  void anOpenDoorAndACamera() {
    var scene = new AssetScene(works, trees, accounts, transactions, json);
    scene.cities();
    client = scene.client(Role.DEVICE_CLIENT, UnitId.NATION, ApiScope.DEVICES);
    var scope = scene.reader(Role.CITY_NODAL, AssetScene.UTTAR_PRADESH, 941);
    var row =
        java.util.Map.<String, Object>of(
            "city",
            "LKO",
            "kind",
            "CAMERA",
            "name",
            "Gate",
            "serialNo",
            AssetScene.serial(),
            "cameraType",
            "FIXED",
            "lat",
            "26.9",
            "lon",
            "80.9");
    var draft =
        Objects.requireNonNull(new AssetReader(kinds.book(), ground.of(scope)).read(row).draft());
    var taken =
        DatabaseContext.SYSTEM.call(
            () -> register.take(scope, List.of(new AssetRegister.Numbered(1, draft)), "", false));
    uid = Objects.requireNonNull(taken.uids().get(1));
    known.refresh();
    port = door.open(0);
  }

  @AfterEach
  void shut() {
    door.stop();
  }

  private String beat(String status) {
    return "{\"at\":\"" + clock.instant() + "\",\"status\":\"" + status + "\"}";
  }

  private void awaitStatus(Reading.Status status) {
    var id = known.find(uid).orElseThrow().id();
    var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (standings.find(id).filter(one -> one.status() == status).isEmpty()) {
      assertThat(System.nanoTime()).isLessThan(until);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  @Test
  void aDeviceOfVersion311IsHeardAtBothLevels() {
    var device =
        MqttClient.builder()
            .useMqttVersion3()
            .serverHost("127.0.0.1")
            .serverPort(port)
            .buildBlocking();
    device
        .connectWith()
        .keepAlive(30)
        .simpleAuth()
        .username(client.clientId())
        .password(client.clientSecret().getBytes(StandardCharsets.UTF_8))
        .applySimpleAuth()
        .send();
    var topic = "assets/" + uid + "/heartbeat";
    device
        .publishWith()
        .topic(topic)
        .qos(MqttQos.AT_LEAST_ONCE)
        .payload(bytes(beat("ONLINE")))
        .send();
    awaitStatus(Reading.Status.ONLINE);
    device
        .publishWith()
        .topic(topic)
        .qos(MqttQos.AT_MOST_ONCE)
        .payload(bytes(beat("DEGRADED")))
        .send();
    awaitStatus(Reading.Status.DEGRADED);
    // Nothing it says wrongly ends the line, and nothing is published to it.
    device
        .publishWith()
        .topic("assets/LKO-CAM-999999/heartbeat")
        .qos(MqttQos.AT_LEAST_ONCE)
        .payload(bytes(beat("ONLINE")))
        .send();
    assertThatThrownBy(() -> device.subscribeWith().topicFilter("#").send());
    device
        .publishWith()
        .topic(topic)
        .qos(MqttQos.AT_LEAST_ONCE)
        .payload(bytes(beat("ONLINE")))
        .send();
    awaitStatus(Reading.Status.ONLINE);
    device.disconnect();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aDeviceOfVersion5IsToldWhyItIsNotTaken() {
    var device =
        MqttClient.builder()
            .useMqttVersion5()
            .serverHost("127.0.0.1")
            .serverPort(port)
            .buildBlocking();
    device
        .connectWith()
        .simpleAuth()
        .username(client.clientId())
        .password(bytes(client.clientSecret()))
        .applySimpleAuth()
        .send();
    device
        .publishWith()
        .topic("assets/" + uid + "/heartbeat")
        .qos(MqttQos.AT_LEAST_ONCE)
        .payload(bytes(beat("UNDER_REPAIR")))
        .send();
    awaitStatus(Reading.Status.UNDER_REPAIR);
    assertThatThrownBy(() ->
            device
                .publishWith()
                .topic("assets/" + uid + "/heartbeat")
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(bytes("{}"))
                .send())
        .isInstanceOf(Mqtt5PubAckException.class);
    device.disconnect();
  }

  @Test
  void aWrongSecretIsRefusedInTheWordsOfItsVersion() {
    var old =
        MqttClient.builder()
            .useMqttVersion3()
            .serverHost("127.0.0.1")
            .serverPort(port)
            .buildBlocking();
    assertThatThrownBy(() ->
            old.connectWith()
                .simpleAuth()
                .username(client.clientId())
                .password(bytes("wrong"))
                .applySimpleAuth()
                .send())
        .isInstanceOf(Mqtt3ConnAckException.class);
    var current =
        MqttClient.builder()
            .useMqttVersion5()
            .serverHost("127.0.0.1")
            .serverPort(port)
            .buildBlocking();
    assertThatThrownBy(() -> current.connectWith().send())
        .isInstanceOf(Mqtt5ConnAckException.class);
  }

  /// Bytes that are no frame, or one that is not for now: the line is shut and nothing else happens.
  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "00",
        "ffffffffffffffff",
        "c000",
        "3005000161",
        "e000",
        "100c00044d5154540402003c0000",
        "10ffffff7f",
        "101000044d51545403c2003c0000000000",
        "474554202f20485454502f312e310d0a0d0a"
      })
  void aFrameThatIsNoneShutsTheLine(String hex) throws IOException {
    try (var line = new Socket(InetAddress.getLoopbackAddress(), port)) {
      line.setSoTimeout(PATIENCE_SECONDS * 1_000);
      line.getOutputStream().write(HexFormat.of().parseHex(hex));
      line.getOutputStream().flush();
      line.shutdownOutput();
      var answer = line.getInputStream().readAllBytes();
      // At most a CONNACK with a refusal.
      assertThat(answer.length).isLessThanOrEqualTo(8);
      if (answer.length > 3) assertThat(answer[3]).isNotZero();
    }
  }

  @Test
  void aBusyPortKeepsThisDoorShutAndNothingElse() throws IOException {
    try (var busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(door.open(busy.getLocalPort())).isEqualTo(-1);
    }
  }
}
