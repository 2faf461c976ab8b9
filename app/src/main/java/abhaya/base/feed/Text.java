package abhaya.base.feed;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/// Text at the edge: strictly UTF-8, in one normal form, without what the store cannot hold.
final class Text {

  private Text() {}

  /// The text of the bytes, or null where they are not UTF-8.
  static @Nullable String utf8(byte[] bytes) {
    if (isAscii(bytes)) return new String(bytes, StandardCharsets.US_ASCII);
    try {
      var text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      return Normalizer.normalize(text, Normalizer.Form.NFC);
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /// False for controls, lone surrogates, and the mark that other programs leave where they could
  /// not read a character.
  static boolean isClean(String text) {
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c < ' ' && c != '\n' && c != '\r' && c != '\t') return false;
      if (c < 0x7f) continue;
      if (c < 0xa0 || c == '\uFFFD' || c == '\uFFFE' || c == '\uFFFF') return false;
      if (Character.isHighSurrogate(c)) {
        i++;
        if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) return false;
      } else if (Character.isLowSurrogate(c)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAscii(byte[] bytes) {
    for (var b : bytes) {
      if (b < 0) return false;
    }
    return true;
  }
}
