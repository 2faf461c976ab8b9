package abhaya.response.intake;

import abhaya.base.platform.DataFolder;
import abhaya.response.signal.Channel;
import abhaya.response.signal.Original;
import abhaya.response.signal.Seal;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// The mailbox of the control room, looked into by IMAP.
///
/// A mail is in the journal before it is marked as read, and is never deleted: the mailbox keeps the
/// whole of it. Which mails have come in is known by their numbers in the mailbox, not by their
/// marks: somebody else may read them too. A crash between journal and mark brings the same mail
/// again under the same key, which is no second signal.
@Component
class MailDoor implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(MailDoor.class);
  private static final int MAILS_MAX = 200;
  private static final int FETCH_TRIES = 3;
  private static final String TIMEOUT_MILLIS = "20000";
  private static final long STOP_SECONDS = 5;

  private final SignalRegister register;
  private final IntakeSettings settings;
  private final Path place;
  private final Map<Long, Integer> failures = new HashMap<>();
  private volatile @Nullable Thread worker;

  MailDoor(SignalRegister register, IntakeSettings settings, DataFolder folder) {
    this.register = register;
    this.settings = settings;
    this.place = folder.path().resolve("mailbox.place");
  }

  @Override
  public void start() {
    var mail = settings.mail();
    if (mail == null) return;
    var thread = Thread.ofPlatform().name("mailbox").daemon().unstarted(() -> work(mail));
    // known before it runs: its loop asks whether it is still wanted
    worker = thread;
    thread.start();
  }

  @Override
  public void stop() {
    var running = worker;
    worker = null;
    if (running == null) return;
    running.interrupt();
    try {
      running.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return worker != null;
  }

  /// After the journal is up, before it goes.
  @Override
  public int getPhase() {
    return 1_000;
  }

  private void work(IntakeSettings.Mail mail) {
    while (worker != null) {
      try {
        while (look(mail) == MAILS_MAX) LOG.debug("the mailbox holds more");
      } catch (MessagingException | IOException | RuntimeException e) {
        LOG.warn("the mailbox cannot be read: {}", e.getClass().getSimpleName());
      }
      try {
        TimeUnit.MILLISECONDS.sleep(mail.every().toMillis());
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /// Takes the mails that have not come in yet, the oldest first, at most so many.
  ///
  /// @return how many came in
  int look(IntakeSettings.Mail mail) throws MessagingException, IOException {
    try (var store = connect(mail);
        var folder = store.getFolder(mail.folder())) {
      folder.open(Folder.READ_WRITE);
      if (!(folder instanceof UIDFolder numbers)) throw new MessagingException("no numbers");
      return take(mail, numbers);
    }
  }

  private static Store connect(IntakeSettings.Mail mail) throws MessagingException {
    var protocol = mail.tls() ? "imaps" : "imap";
    var properties = new Properties();
    for (var limit : List.of("connectiontimeout", "timeout", "writetimeout")) {
      properties.setProperty("mail." + protocol + "." + limit, TIMEOUT_MILLIS);
    }
    properties.setProperty("mail." + protocol + ".ssl.checkserveridentity", "true");
    properties.setProperty("mail." + protocol + ".partialfetch", "false");
    var store = Session.getInstance(properties).getStore(protocol);
    store.connect(mail.host(), mail.port(), mail.user(), mail.password());
    return store;
  }

  private int take(IntakeSettings.Mail mail, UIDFolder numbers)
      throws MessagingException, IOException {
    var known = MailPlace.read(place);
    long validity = numbers.getUIDValidity();
    long last = known.validity() == validity ? known.number() : 0;
    int count = 0;
    for (var message : newer(numbers, last)) {
      long number = numbers.getUID(message);
      var bytes = bytes(message, number);
      if (bytes == null) return count;
      var box = mail.user() + "@" + mail.host() + "/" + mail.folder();
      keep("imap " + box + " " + validity + " " + number, bytes);
      new MailPlace(validity, number).write(place);
      failures.remove(number);
      mark(message);
      count++;
    }
    return count;
  }

  /// A mailbox answers "from n" with its last mail even where that is older.
  private static List<Message> newer(UIDFolder numbers, long last) throws MessagingException {
    var found = new ArrayList<Message>();
    for (var message : numbers.getMessagesByUID(last + 1, UIDFolder.LASTUID)) {
      if (message == null || numbers.getUID(message) <= last) continue;
      if (found.size() == MAILS_MAX) break;
      found.add(message);
    }
    return found;
  }

  /// The mail as it lies in the mailbox. One that cannot be fetched holds up the others for a few
  /// looks only; then a note stands for it.
  private byte @Nullable [] bytes(Message message, long number) {
    if (message instanceof IMAPMessage imap) imap.setPeek(true);
    try (var in = message instanceof IMAPMessage imap ? imap.getMimeStream() : null) {
      if (in == null) throw new MessagingException("no mail of a mailbox");
      return in.readNBytes(Original.BYTES_MAX + 1);
    } catch (MessagingException | IOException | RuntimeException e) {
      int tries = failures.merge(number, 1, Integer::sum);
      LOG.warn("a mail cannot be fetched: {}", e.getClass().getSimpleName());
      if (tries < FETCH_TRIES || !message.getFolder().isOpen()) return null;
      var note = "Mail number " + number + " of the mailbox could not be fetched: read it there.";
      return note.getBytes(StandardCharsets.UTF_8);
    }
  }

  /// The digest belongs to the key: a mailbox that gives a number twice brings two mails.
  private void keep(String key, byte[] bytes) throws IOException {
    var original = new Original(bytes);
    register.receive(
        new SignalRegister.Parcel(
            Channel.EMAIL,
            null,
            key + " " + original.digest(),
            null,
            "message/rfc822",
            Seal.ABSENT,
            original.isCut(),
            original));
  }

  /// For people who look into the mailbox; nothing depends on it.
  private static void mark(Message message) {
    try {
      message.setFlag(Flags.Flag.SEEN, true);
    } catch (MessagingException e) {
      LOG.debug("a mail is not marked: {}", e.getClass().getSimpleName());
    }
  }
}
