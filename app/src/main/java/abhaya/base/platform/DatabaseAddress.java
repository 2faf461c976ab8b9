package abhaya.base.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The address of an external database, with what makes connections survive the loss of a server.
/// What the operator wrote herself stands.
final class DatabaseAddress {
  /// Seconds. A connection is tried for so long; an answer that does not come in so long is a broken
  /// line, though nobody said so; and a server that took another's place is looked at again so soon.
  private static final Map<String, String> ALWAYS =
      new TreeMap<>(Map.of("connectTimeout", "3", "tcpKeepAlive", "true", "socketTimeout", "120"));

  private static final Map<String, String> OF_MANY =
      new TreeMap<>(Map.of("targetServerType", "primary", "hostRecheckSeconds", "1"));

  private DatabaseAddress() {}

  /// The address with what it does not say itself.
  static String complete(String url) {
    var at = url.indexOf('?');
    var base = at < 0 ? url : url.substring(0, at);
    var said = new ArrayList<String>();
    if (at >= 0) said.addAll(List.of(url.substring(at + 1).split("&")));
    said.removeIf(String::isEmpty);
    add(said, ALWAYS);
    if (base.contains(",")) add(said, OF_MANY);
    return base + "?" + String.join("&", said);
  }

  private static void add(List<String> said, Map<String, String> defaults) {
    defaults.forEach((name, value) -> {
      if (said.stream().noneMatch(part -> part.startsWith(name + "="))) {
        said.add(name + "=" + value);
      }
    });
  }
}
