package abhaya.base.push;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Whether closed pages are reached, and over whom.
///
/// @param subject contact address of the operator, `mailto:` or `https:`, told to the services
///     (RFC 8292, 2.1); absent: nothing is offered and nothing leaves
/// @param hosts services that may be spoken to: a host, `*.` and what it ends with, either with
///     `:port` where it is not 443
/// @param authority certificates (PEM) that vouch for a service, where it is none of the usual ones
/// @param inside lets a service be at an address inside the network: for trials on one machine
/// @param sends false on a machine that leaves the sending to another one
@ConfigurationProperties("abhaya.push")
public record PushSettings(
    @Nullable String subject,
    @DefaultValue({
          "fcm.googleapis.com",
          "updates.push.services.mozilla.com",
          "*.notify.windows.com",
          "web.push.apple.com"
        })
        List<String> hosts,
    @Nullable Path authority,
    @DefaultValue("false") boolean inside,
    @DefaultValue("true") boolean sends) {

  public PushSettings {
    if (subject != null && subject.isBlank()) subject = null;
    if (subject != null && !subject.matches("(mailto:[^@\\s]+@[^@\\s]+|https://\\S+)")) {
      throw new IllegalArgumentException("abhaya.push.subject is no mailto: or https: address");
    }
    hosts = hosts.stream().map(host -> host.strip().toLowerCase(Locale.ROOT)).toList();
  }

  boolean isOn() {
    return subject != null;
  }
}
