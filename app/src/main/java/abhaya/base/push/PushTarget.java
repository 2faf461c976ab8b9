package abhaya.base.push;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Where a browser asks to be told, as far as an address that somebody sent can be trusted.
///
/// @param service entry of the list of services that it falls under
record PushTarget(URI address, String service) {
  private static final int LENGTH_MAX = 1_000;
  private static final int TLS_PORT = 443;

  /// Empty unless it is `https` on a host and port of the list, with nothing else hidden in it.
  static Optional<PushTarget> of(String text, List<String> hosts) {
    if (text.length() > LENGTH_MAX) return Optional.empty();
    try {
      var address = new URI(text);
      var host = address.getHost();
      var plain = address.getRawUserInfo() == null && address.getRawFragment() == null;
      if (!"https".equals(address.getScheme()) || host == null || !plain) return Optional.empty();
      var name = host.toLowerCase(Locale.ROOT);
      var port = address.getPort() < 0 ? TLS_PORT : address.getPort();
      return hosts.stream()
          .filter(entry -> covers(entry, name, port))
          .findFirst()
          .map(entry -> new PushTarget(address, entry));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static boolean covers(String entry, String host, int port) {
    var colon = entry.indexOf(':');
    var name = colon < 0 ? entry : entry.substring(0, colon);
    var listed = colon < 0 ? TLS_PORT : Integer.parseInt(entry.substring(colon + 1));
    if (listed != port) return false;
    return name.startsWith("*.") ? host.endsWith(name.substring(1)) : host.equals(name);
  }

  /// Scheme, host and port: whom a proof of ours is for (RFC 8292, 2).
  String origin() {
    var port = address.getPort();
    return "https://" + address.getHost() + (port < 0 || port == TLS_PORT ? "" : ":" + port);
  }

  /// Never prints the address: who knows it can ring.
  @Override
  public String toString() {
    return "PushTarget[" + service + "]";
  }
}
