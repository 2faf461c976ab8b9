package abhaya.base.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.base.platform.DataFolders;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// Where a message may go: nowhere but to the services of the list, over TLS, outside.
class PushTargetTest {
  private static final List<String> HOSTS =
      List.of("fcm.googleapis.com", "*.notify.windows.com", "push.example:8443");
  private static final Instant NOW = Instant.parse("2026-11-24T04:30:00Z");

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "https://fcm.googleapis.com/fcm/send/a:b",
        "https://FCM.googleapis.com:443/fcm/send/a",
        "https://pn1.notify.windows.com/w/?token=a%2b",
        "https://push.example:8443/a"
      })
  void anAddressOfAServiceOfTheListIsTaken(String address) {
    assertThat(PushTarget.of(address, HOSTS)).isPresent();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "http://fcm.googleapis.com/a",
        "https://fcm.googleapis.com.example.org/a",
        "https://notfcm.googleapis.com/a",
        "https://notify.windows.com/a",
        "https://evilnotify.windows.com/a",
        "https://fcm.googleapis.com@127.0.0.1/a",
        "https://fcm.googleapis.com:8443/a",
        "https://push.example/a",
        "https://fcm.googleapis.com/a#b",
        "https://127.0.0.1/a",
        "https://[::1]/a",
        "https://localhost/a",
        "https://169.254.169.254/latest/meta-data",
        "ftp://fcm.googleapis.com/a",
        "//fcm.googleapis.com/a",
        "https:///a",
        "https://fcm.googleapis.com/a b",
        ""
      })
  void anyOtherAddressIsNot(String address) {
    assertThat(PushTarget.of(address, HOSTS)).isEmpty();
  }

  @Test
  void anAddressHasAThousandCharactersAtMost() {
    var start = "https://fcm.googleapis.com/";
    assertThat(PushTarget.of(start + "a".repeat(1_000 - start.length()), HOSTS)).isPresent();
    assertThat(PushTarget.of(start + "a".repeat(1_001 - start.length()), HOSTS)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.255.255.255",
        "10.0.0.1",
        "100.64.0.0",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::",
        "2001::1",
        "fc00::1",
        "fd12::1",
        "fe80::1",
        "ff02::1"
      })
  void anAddressInsideIsKnown(String address) throws UnknownHostException {
    assertThat(PublicAddress.is(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "1.0.0.1",
        "9.255.255.255",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.1",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2404:6800:4009::200a",
        "2001:4860::1"
      })
  void anAddressOfTheOpenNetIsKnown(String address) throws UnknownHostException {
    assertThat(PublicAddress.is(InetAddress.getByName(address))).isTrue();
  }

  @Test
  void aServiceOfTheListAtAnAddressInsideIsNotSpokenTo() {
    var peer = PushPeer.one();
    peer.answers(201, Map.of());
    assertThat(post(false).send(letter(peer)).what()).isEqualTo(PushCame.What.REFUSED);
    assertThat(peer.got()).isEmpty();
    assertThat(post(true).send(letter(peer)).what()).isEqualTo(PushCame.What.DONE);
    assertThat(peer.got()).hasSize(1);
  }

  @Test
  void anAnswerThatPointsElsewhereIsNotFollowed() {
    var peer = PushPeer.one();
    peer.answers(307, Map.of("Location", peer.origin() + "/elsewhere"));
    assertThat(post(true).send(letter(peer)).what()).isEqualTo(PushCame.What.REFUSED);
    assertThat(peer.got()).extracting(PushPeer.Got::path).doesNotContain("/elsewhere").hasSize(1);
  }

  @Test
  void aServiceThatNobodyVouchesForIsNotSpokenTo() {
    var peer = PushPeer.one();
    peer.answers(201, Map.of());
    var settings = new PushSettings("mailto:a@b.example", List.of(peer.host()), null, true, false);
    assertThat(post(settings).send(letter(peer)).what()).isEqualTo(PushCame.What.LATER);
    assertThat(peer.got()).isEmpty();
  }

  @Test
  void aServiceSaysInSecondsOrByDateWhenToComeAgain() {
    assertThat(PushPost.wait("120", NOW)).isEqualTo(Duration.ofMinutes(2));
    assertThat(PushPost.wait("Tue, 24 Nov 2026 04:30:09 GMT", NOW))
        .isEqualTo(Duration.ofSeconds(9));
    assertThat(PushPost.wait("Tue, 24 Nov 2026 04:29:00 GMT", NOW)).isZero();
    assertThat(PushPost.wait("soon", NOW)).isNull();
    assertThat(PushPost.wait(null, NOW)).isNull();
  }

  @Test
  void withoutAContactAddressItIsOffAndTheListHasTheFourServices() {
    var context = new org.springframework.boot.context.properties.bind.Binder(List.of());
    var settings = context.bindOrCreate("abhaya.push", PushSettings.class);
    assertThat(settings.isOn()).isFalse();
    assertThat(settings.inside()).isFalse();
    assertThat(settings.sends()).isTrue();
    assertThat(settings.hosts())
        .containsExactly(
            "fcm.googleapis.com",
            "updates.push.services.mozilla.com",
            "*.notify.windows.com",
            "web.push.apple.com");
    assertThatThrownBy(() -> new PushSettings("operator", List.of(), null, false, true))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private PushPost post(boolean inside) {
    var peer = PushPeer.one();
    var hosts = List.of(peer.host());
    return post(new PushSettings("mailto:a@b.example", hosts, peer.certificate(), inside, false));
  }

  private PushPost post(PushSettings settings) {
    var key = new VapidKey(DataFolders.at(folder), JsonMapper.builder().build());
    return new PushPost(settings, key, Clock.systemUTC());
  }

  private static PushPost.Letter letter(PushPeer peer) {
    return new PushPost.Letter(peer.browser().endpoint(), new byte[] {1}, 20);
  }
}
