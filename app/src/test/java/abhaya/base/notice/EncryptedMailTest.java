package abhaya.base.notice;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.base.platform.DoorKeys;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Mail over an encrypted line to a real server, and what is not sent where the line is not sure.
class EncryptedMailTest {
  private static final Instant NOW = Instant.parse("2026-11-24T04:30:00Z");

  @TempDir Path folder;

  private GreenMail server;

  @BeforeEach
  void aMailServer() {
    server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.setUser("abhaya@police.example", "abhaya", "s3cret");
    server.start();
  }

  @AfterEach
  void theServerStops() {
    server.stop();
  }

  private int plainPort() {
    return server.getSmtp().getPort();
  }

  private static Sent send(int port, @Nullable Path authority) {
    var settings =
        new NoticeSettings.Mail(
            "127.0.0.1", port, true, "abhaya", "s3cret", null, authority, "abhaya@police.example");
    var post = new MailPost(settings);
    return post.send("aHandleOfTwentyTwoSign", "officer@police.example", "subject", "text", NOW);
  }

  private EncryptedDoor door(Path keys) throws IOException, GeneralSecurityException {
    return new EncryptedDoor(plainPort(), keys);
  }

  @Test
  void mailGoesEncryptedToAServerThatItsAuthorityVouchesFor() throws Exception {
    var keys = DoorKeys.make(folder, "ip:127.0.0.1");
    try (var door = door(keys)) {
      assertThat(send(door.port(), DoorKeys.certificate(keys))).isEqualTo(Sent.DONE);
      assertThat(door.encrypted()).isEqualTo(1);
    }
    assertThat(server.getReceivedMessages()).hasSize(1);
    assertThat(server.getReceivedMessages()[0].getSubject()).isEqualTo("subject");
  }

  @Test
  void nothingIsSentToAServerThatNobodyVouchesFor() throws Exception {
    var keys = DoorKeys.make(folder, "ip:127.0.0.1");
    try (var door = door(keys)) {
      assertThat(send(door.port(), null)).isEqualTo(Sent.LATER);
    }
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void nothingIsSentToAServerOfAnotherName() throws Exception {
    var keys = DoorKeys.make(folder, "dns:other.example");
    try (var door = door(keys)) {
      assertThat(send(door.port(), DoorKeys.certificate(keys))).isEqualTo(Sent.LATER);
    }
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void nothingIsSentToAServerThatDoesNotEncrypt() {
    assertThat(send(plainPort(), null)).isEqualTo(Sent.LATER);
    assertThat(server.getReceivedMessages()).isEmpty();
  }
}
