package abhaya.response.signal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// One part of a mail (RFC 5322, RFC 2045): headers, first of each name, and the body behind them.
record MailPart(Map<String, String> headers, String body) {
  private static final Pattern CODED =
      Pattern.compile("=\\?([^?\\s]{1,40})\\?([BbQq])\\?([^?\\s]{0,400})\\?=(?:\\s+(?==\\?))?");
  private static final Pattern PARAMETER =
      Pattern.compile("(?i)\\b(boundary|charset)\\s*=\\s*(?:\"([^\"]{1,200})\"|([^;\\s]{1,200}))");
  private static final int HEADERS_MAX = 200;

  /// Each character of the text is one byte of the mail.
  static MailPart of(String text) {
    var lines = text.replace("\r\n", "\n").replace('\r', '\n');
    int end = lines.startsWith("\n") ? 0 : lines.indexOf("\n\n");
    var head = end < 0 ? lines : lines.substring(0, end);
    var body = end < 0 ? "" : lines.substring(Math.min(lines.length(), end + 2));
    var headers = new LinkedHashMap<String, String>();
    var unfolded = head.replaceAll("\n[ \t]+", " ");
    for (var line : unfolded.split("\n", HEADERS_MAX)) {
      int colon = line.indexOf(':');
      if (colon <= 0) continue;
      var name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
      headers.putIfAbsent(name, line.substring(colon + 1).strip());
    }
    return new MailPart(headers, body);
  }

  String header(String name) {
    return words(headers.getOrDefault(name, ""));
  }

  String type() {
    var type = headers.getOrDefault("content-type", "text/plain");
    return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  String parameter(String name) {
    var hit = PARAMETER.matcher(headers.getOrDefault("content-type", ""));
    while (hit.find()) {
      if (!hit.group(1).equalsIgnoreCase(name)) continue;
      return hit.group(2) == null ? hit.group(3) : hit.group(2);
    }
    return "";
  }

  /// The body as text, out of its transfer encoding.
  String text() {
    var encoding = headers.getOrDefault("content-transfer-encoding", "").toLowerCase(Locale.ROOT);
    var bytes =
        switch (encoding.strip()) {
          case "base64" -> base64(body);
          case "quoted-printable" -> quoted(body.replaceAll("=[ \t]*\n", ""), false);
          default -> body.getBytes(StandardCharsets.ISO_8859_1);
        };
    var charset = parameter("charset");
    return decode(bytes, charset);
  }

  private static String decode(byte[] bytes, String charset) {
    if (charset.isEmpty() || charset.equalsIgnoreCase("utf-8")) return CleanText.of(bytes).text();
    try {
      return CleanText.of(new String(bytes, Charset.forName(charset))).text();
    } catch (IllegalArgumentException e) {
      return CleanText.of(bytes).text();
    }
  }

  private static String words(String header) {
    var hit = CODED.matcher(header);
    var out = new StringBuilder();
    int from = 0;
    while (hit.find()) {
      out.append(header, from, hit.start());
      var coded = hit.group(3);
      var base = hit.group(2).equalsIgnoreCase("B");
      out.append(decode(base ? base64(coded) : quoted(coded, true), hit.group(1)));
      from = hit.end();
    }
    return out.append(header.substring(from)).toString();
  }

  private static byte[] base64(String coded) {
    try {
      return Base64.getMimeDecoder().decode(coded);
    } catch (IllegalArgumentException e) {
      return coded.getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  private static byte[] quoted(String coded, boolean inHeader) {
    var out = new ByteArrayOutputStream(coded.length());
    for (int i = 0; i < coded.length(); i++) {
      char c = coded.charAt(i);
      int value = c == '=' && i + 2 < coded.length() ? byteAt(coded, i + 1) : -1;
      if (value >= 0) {
        out.write(value);
        i += 2;
      } else {
        out.write(inHeader && c == '_' ? ' ' : c);
      }
    }
    return out.toByteArray();
  }

  private static int byteAt(String coded, int at) {
    int high = Character.digit(coded.charAt(at), 16);
    int low = Character.digit(coded.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }
}
