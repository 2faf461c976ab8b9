package abhaya.response.signal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Fields of a query or an `application/x-www-form-urlencoded` body. A broken escape stands for
/// itself; of two fields of one name the first counts.
record FormFields(Map<String, String> values, boolean doubled) {
  private static final int FIELDS_MAX = 200;

  static FormFields read(byte[] body) {
    var values = new LinkedHashMap<String, String>();
    var doubled = false;
    var text = new String(body, StandardCharsets.ISO_8859_1);
    for (var pair : text.split("&", FIELDS_MAX + 1)) {
      if (pair.isBlank() || values.size() >= FIELDS_MAX) continue;
      int equal = pair.indexOf('=');
      var name = decode(equal < 0 ? pair : pair.substring(0, equal)).strip();
      var value = equal < 0 ? "" : decode(pair.substring(equal + 1));
      doubled |= values.putIfAbsent(name, value) != null;
    }
    return new FormFields(values, doubled);
  }

  Optional<String> find(String... names) {
    for (var name : names) {
      var value = values.get(name);
      if (value != null && !value.isBlank()) return Optional.of(value);
    }
    return Optional.empty();
  }

  private static String decode(String coded) {
    if (coded.indexOf('%') < 0 && coded.indexOf('+') < 0) {
      return CleanText.of(coded.getBytes(StandardCharsets.ISO_8859_1)).text();
    }
    var out = new ByteArrayOutputStream(coded.length());
    for (int i = 0; i < coded.length(); i++) {
      char c = coded.charAt(i);
      int high = c == '%' && i + 2 < coded.length() ? hex(coded.charAt(i + 1)) : -1;
      int low = high < 0 ? -1 : hex(coded.charAt(i + 2));
      if (low >= 0) {
        out.write(high * 16 + low);
        i += 2;
      } else {
        out.write(c == '+' ? ' ' : c);
      }
    }
    return CleanText.of(out.toByteArray()).text();
  }

  private static int hex(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }
}
