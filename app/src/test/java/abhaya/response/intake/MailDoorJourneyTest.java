package abhaya.response.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.JourneyTest;
import abhaya.base.platform.DataFolder;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The mailbox, on a real IMAP server over a real socket.
@JourneyTest
class MailDoorJourneyTest {
  @Autowired MailDoor door;
  @Autowired DataFolder data;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired Board board;

  private GreenMail server;
  private GreenMailUser user;
  private IntakeSettings.Mail mail;
  private Tables tables;

  @BeforeEach
  void aMailbox() throws Exception {
    Files.deleteIfExists(data.path().resolve("mailbox.place"));
    server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    server.start();
    user = server.setUser("desk@example.gov.in", "desk", "secret");
    mail =
        new IntakeSettings.Mail(
            "127.0.0.1",
            server.getImap().getPort(),
            "desk",
            "secret",
            "INBOX",
            false,
            Duration.ofSeconds(1));
    tables = new Tables(jdbc, transactions, board);
  }

  @AfterEach
  void gone() {
    server.stop();
  }

  @Test
  void eachMailComesInOnceAndStaysInTheMailbox() throws Exception {
    var text = plain("first", "bachao, 9800000601");
    deliver(text);
    deliver(plain("second", "help me"));
    assertThat(door.look(mail)).isEqualTo(2);
    assertThat(door.look(mail)).isZero();
    var row = tables.await(1, one -> one.words().startsWith("first\nbachao")).getFirst();
    assertThat(row.channel()).isEqualTo("EMAIL");
    assertThat(row.text()).contains("bachao, 9800000601").contains("Message-ID: <first@");
    assertThat(inbox().getMessageCount()).isEqualTo(2);
    assertThat(inbox().getMessages()).allMatch(one -> one.getFlags().contains(Flags.Flag.SEEN));
    deliver(plain("third", "again"));
    assertThat(door.look(mail)).isEqualTo(1);
  }

  @Test
  void whatSomebodyElseHasReadComesInAllTheSame() throws Exception {
    deliver(plain("read", "seen by another"));
    inbox().getMessages().getFirst().setFlags(new Flags(Flags.Flag.SEEN), true);
    assertThat(door.look(mail)).isEqualTo(1);
    tables.await(1, one -> one.words().contains("seen by another"));
  }

  @Test
  void aCrashBeforeTheMarkIsNoSecondSignal() throws Exception {
    deliver("From: a@b.in\r\nSubject: crash\r\n\r\nno name of its own\r\n");
    door.look(mail);
    Files.delete(data.path().resolve("mailbox.place"));
    assertThat(door.look(mail)).isEqualTo(1);
    deliver(plain("after-crash", "later"));
    door.look(mail);
    tables.await(1, one -> one.words().contains("after-crash"));
    assertThat(tables.await(1, one -> one.words().contains("no name of its own"))).hasSize(1);
  }

  @Test
  void wordsInDevanagariInPartsAreRead() throws Exception {
    deliver(
        """
        From: a@b.in\r
        Subject: =?UTF-8?B?4KSu4KSm4KSm?=\r
        Message-ID: <hindi@b.in>\r
        MIME-Version: 1.0\r
        Content-Type: multipart/alternative; boundary="x"\r
        \r
        --x\r
        Content-Type: text/plain; charset=UTF-8\r
        Content-Transfer-Encoding: base64\r
        \r
        4KSs4KSa4KS+4KST\r
        --x\r
        Content-Type: text/html; charset=UTF-8\r
        \r
        <p>other</p>\r
        --x--\r
        """);
    door.look(mail);
    tables.await(1, one -> one.words().equals("मदद\nबचाओ"));
  }

  @Test
  void aMailOfAMegabyteIsKeptInItsBeginningAndFlagged() throws Exception {
    deliver(plain("large", "help\r\n" + "x".repeat(1_000_000)));
    deliver(plain("after-large", "small"));
    assertThat(door.look(mail)).isEqualTo(2);
    var row = tables.await(1, one -> one.words().startsWith("large")).getFirst();
    assertThat(row.original().size()).isEqualTo(65_536);
    assertThat(row.flags()).contains("CUT_SHORT");
    tables.await(1, one -> one.words().startsWith("after-large"));
  }

  @Test
  void aMailboxMadeAnewIsReadFromItsBeginning() throws Exception {
    deliver(plain("old-box", "one"));
    door.look(mail);
    new MailPlace(12_345, 99).write(data.path().resolve("mailbox.place"));
    deliver(plain("new-box", "two"));
    assertThat(door.look(mail)).isEqualTo(2);
    tables.await(1, one -> one.words().startsWith("new-box"));
    assertThat(tables.await(1, one -> one.words().startsWith("old-box"))).hasSize(1);
  }

  @Test
  void aWrongPasswordIsAnErrorAndTakesNothing() {
    var wrong =
        new IntakeSettings.Mail(
            "127.0.0.1", mail.port(), "desk", "other", "INBOX", false, Duration.ofSeconds(1));
    assertThatThrownBy(() -> door.look(wrong)).isInstanceOf(MessagingException.class);
    assertThat(wrong.toString()).doesNotContain("other");
  }

  private MailFolder inbox() throws Exception {
    return server.getManagers().getImapHostManager().getInbox(user);
  }

  private void deliver(String text) throws MessagingException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var session = Session.getInstance(new Properties());
    user.deliver(new MimeMessage(session, new ByteArrayInputStream(bytes)));
  }

  private static String plain(String subject, String words) {
    return "From: somebody@example.in\r\nSubject: %s\r\nMessage-ID: <%s@example.in>\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\n%s\r\n"
        .formatted(subject, subject, words);
  }
}
