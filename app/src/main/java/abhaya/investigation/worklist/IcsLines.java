package abhaya.investigation.worklist;

import java.nio.charset.StandardCharsets;

/// Content lines of RFC 5545: escaped (3.3.11), folded at 75 octets without tearing a character
/// (3.1), ended with CR LF.
final class IcsLines {
  private static final int OCTETS_MAX = 75;
  private final StringBuilder out = new StringBuilder();

  void add(String name, String value) {
    var line = name + ":" + value;
    var octets = 0;
    for (var at = 0; at < line.length(); ) {
      var point = line.codePointAt(at);
      var text = Character.toString(point);
      var length = text.getBytes(StandardCharsets.UTF_8).length;
      if (octets + length > OCTETS_MAX) {
        out.append("\r\n ");
        octets = 1;
      }
      out.append(text);
      octets += length;
      at += Character.charCount(point);
    }
    out.append("\r\n");
  }

  /// Text with its special characters escaped; what is no text at all is left out.
  static String escaped(String text) {
    var escaped = new StringBuilder(text.length() + 8);
    text.codePoints()
        .forEach(point -> {
          switch (point) {
            case '\\' -> escaped.append("\\\\");
            case ';' -> escaped.append("\\;");
            case ',' -> escaped.append("\\,");
            case '\n' -> escaped.append("\\n");
            default -> {
              if (point >= ' ' && point != 0x7F) escaped.appendCodePoint(point);
            }
          }
        });
    return escaped.toString();
  }

  String text() {
    return out.toString();
  }
}
