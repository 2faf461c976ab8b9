package abhaya.base.notice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// By which ways messages leave. Absent: by none.
///
/// @param link address under which people reach this program, before the path
/// @param sends false on a machine that leaves the sending to another one
@ConfigurationProperties("abhaya.notice")
public record NoticeSettings(
    @Nullable Mail mail,
    @Nullable Sms sms,
    @DefaultValue("http://localhost:8112") String link,
    @DefaultValue("true") boolean sends) {

  /// A server that takes mail.
  ///
  /// @param starttls refuse to speak to a server that does not encrypt
  /// @param password in the environment as `ABHAYA_NOTICE_MAIL_PASSWORD`
  /// @param passwordFile a file that holds it, instead
  /// @param authority certificates (PEM) that vouch for the server, where it is none of the usual ones
  public record Mail(
      String host,
      @DefaultValue("587") int port,
      @DefaultValue("true") boolean starttls,
      @Nullable String user,
      @Nullable String password,
      @Nullable Path passwordFile,
      @Nullable Path authority,
      @DefaultValue("abhaya@localhost") String from) {

    public Mail {
      if (host == null || host.isBlank()) {
        throw new IllegalArgumentException("abhaya.notice.mail.host is missing");
      }
    }

    String secret() {
      return NoticeSettings.secret(password, passwordFile);
    }

    /// Never prints the password.
    @Override
    public String toString() {
      return "Mail[" + host + ":" + port + "]";
    }
  }

  /// A gateway that takes short messages over HTTP.
  ///
  /// @param token in the environment as `ABHAYA_NOTICE_SMS_TOKEN`, or in `tokenFile`
  /// @param sender name under which the messages go out
  /// @param template id of the text as it is registered with the operators
  public record Sms(
      URI url,
      @Nullable String token,
      @Nullable Path tokenFile,
      @DefaultValue("ABHAYA") String sender,
      @DefaultValue("") String template) {

    String secret() {
      return NoticeSettings.secret(token, tokenFile);
    }

    @Override
    public String toString() {
      return "Sms[" + url.getHost() + "]";
    }
  }

  private static String secret(@Nullable String text, @Nullable Path file) {
    if (text != null) return text;
    if (file == null) return "";
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether messages of this way leave at all.
  boolean has(Way way) {
    return way == Way.MAIL ? mail != null : sms != null;
  }
}
