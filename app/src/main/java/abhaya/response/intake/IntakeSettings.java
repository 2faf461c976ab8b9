package abhaya.response.intake;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// What the operator of a control room may set.
///
/// @param reserve disk kept back, so that a full disk does not stop intake at once
/// @param whatsappSecret with which the webhook's bodies are sealed; absent: none is sealed
/// @param whatsappVerify the word by which the webhook is known when it is entered; absent: it is
///     never confirmed
/// @param elsKey with which location messages are sealed; absent: seals are not looked at
/// @param vehiclePort where trackers of vehicles connect; 0: nowhere
/// @param positionPort where phones and trackers tell positions over HTTP; 0: nowhere
/// @param mail the mailbox; absent: there is none
@ConfigurationProperties("abhaya.intake")
record IntakeSettings(
    @DefaultValue("16MB") DataSize reserve,
    @Nullable String whatsappSecret,
    @Nullable String whatsappVerify,
    @Nullable String elsKey,
    @DefaultValue("0") int vehiclePort,
    @DefaultValue("0") int positionPort,
    @Nullable Mail mail) {

  /// A mailbox spoken to by IMAP.
  ///
  /// @param tls encrypted from the first byte; switched off for a server on the same machine only
  /// @param every how long after the last look the next one follows
  record Mail(
      String host,
      @DefaultValue("993") int port,
      String user,
      String password,
      @DefaultValue("INBOX") String folder,
      @DefaultValue("true") boolean tls,
      @DefaultValue("15s") Duration every) {

    /// Never prints the password.
    @Override
    public String toString() {
      return "Mail[" + host + ":" + port + " " + folder + "]";
    }
  }
}
