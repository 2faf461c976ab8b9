package abhaya.base.notice;

import abhaya.base.platform.Certificates;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands mail to the configured server. Every wait has an end.
final class MailPost {
  private static final Logger LOG = LoggerFactory.getLogger(MailPost.class);
  private static final String CONNECT_MILLIS = "5000";
  private static final String READ_MILLIS = "10000";

  private final NoticeSettings.Mail settings;
  private final Session session;

  MailPost(NoticeSettings.Mail settings) {
    this.settings = settings;
    this.session = Session.getInstance(properties(settings), login(settings));
  }

  private static Properties properties(NoticeSettings.Mail settings) {
    var all = new Properties();
    all.put("mail.transport.protocol", "smtp");
    all.put("mail.smtp.host", settings.host());
    all.put("mail.smtp.port", Integer.toString(settings.port()));
    all.put("mail.smtp.connectiontimeout", CONNECT_MILLIS);
    all.put("mail.smtp.timeout", READ_MILLIS);
    all.put("mail.smtp.writetimeout", READ_MILLIS);
    all.put("mail.smtp.auth", Boolean.toString(settings.user() != null));
    all.put("mail.smtp.starttls.enable", Boolean.toString(settings.starttls()));
    all.put("mail.smtp.starttls.required", Boolean.toString(settings.starttls()));
    all.put("mail.smtp.ssl.checkserveridentity", "true");
    all.put("mail.smtp.from", settings.from());
    var authority = settings.authority();
    if (authority != null)
      all.put("mail.smtp.ssl.socketFactory", Certificates.trusting(authority).getSocketFactory());
    return all;
  }

  private static @Nullable Authenticator login(NoticeSettings.Mail settings) {
    var user = settings.user();
    if (user == null) return null;
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(user, settings.secret());
      }
    };
  }

  /// @param handle names the message for ever, so that a second copy can be told from a second one
  Sent send(String handle, String to, String subject, String text, Instant now) {
    try {
      var message = new Named(session, handle + "@abhaya");
      message.setFrom(new InternetAddress(settings.from()));
      message.setRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
      message.setSubject(subject, "UTF-8");
      message.setText(text, "UTF-8");
      message.setSentDate(Date.from(now));
      message.setHeader("Auto-Submitted", "auto-generated");
      Transport.send(message);
      return Sent.DONE;
    } catch (AddressException e) {
      return Sent.REFUSED;
    } catch (SendFailedException e) {
      LOG.warn("mail not taken: {}", e.getClass().getSimpleName());
      return e.getInvalidAddresses() != null && e.getInvalidAddresses().length > 0
          ? Sent.REFUSED
          : Sent.LATER;
    } catch (MessagingException e) {
      // its text may hold an address: the class says enough
      LOG.warn("mail server: {}", e.getClass().getSimpleName());
      return Sent.LATER;
    }
  }

  /// A message that keeps the name it was given.
  private static final class Named extends MimeMessage {
    private final String name;

    Named(Session session, String name) {
      super(session);
      this.name = name;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", "<" + name + ">");
    }
  }
}
