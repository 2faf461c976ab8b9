package abhaya.response.signal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The words of an Advanced Mobile Location message (ETSI TS 103 625), out of whatever they came
/// packed in: text, seven-bit bytes, or those in hexadecimal digits or base64.
///
/// @param pairs first value of each key; `doubled` tells whether one came twice
record AmlText(String text, Map<String, String> pairs, boolean doubled) {
  private static final String HEAD = "A\"ML";
  private static final int LENGTH_MAX = 2000;

  AmlText {
    pairs = Map.copyOf(pairs);
  }

  static Optional<AmlText> find(byte[] bytes) {
    if (bytes.length > LENGTH_MAX) return Optional.empty();
    var plain = new String(bytes, StandardCharsets.ISO_8859_1);
    var found = in(plain);
    if (found.isEmpty()) found = in(SevenBit.text(SevenBit.unpack(bytes)));
    if (found.isEmpty()) found = inHex(plain.strip());
    return found.isEmpty() ? inBase64(plain.strip()) : found;
  }

  private static Optional<AmlText> inHex(String plain) {
    if (!plain.matches("([0-9A-Fa-f]{2}){6,1000}")) return Optional.empty();
    var bytes = HexFormat.of().parseHex(plain);
    var direct = in(new String(bytes, StandardCharsets.ISO_8859_1));
    if (direct.isPresent()) return direct;
    var packed = in(SevenBit.text(SevenBit.unpack(bytes)));
    return packed.isPresent() ? packed : SmsPdu.read(plain).flatMap(pdu -> in(pdu.body()));
  }

  private static Optional<AmlText> inBase64(String plain) {
    try {
      var bytes = Base64.getDecoder().decode(plain);
      return in(SevenBit.text(SevenBit.unpack(bytes)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<AmlText> in(String text) {
    int start = text.indexOf(HEAD);
    if (start < 0 || start > 40) return Optional.empty();
    var words = text.substring(start).replaceAll("[\\x00-\\x1F@\\s]+$", "");
    var pairs = new LinkedHashMap<String, String>();
    var doubled = false;
    for (var pair : words.split(";", 60)) {
      int equal = pair.indexOf('=');
      if (equal <= 0) continue;
      var key = pair.substring(0, equal).strip();
      doubled |= pairs.putIfAbsent(key, pair.substring(equal + 1).strip()) != null;
    }
    return Optional.of(new AmlText(words, pairs, doubled));
  }
}
