package abhaya.response.signal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Set;

/// Words of strangers in a form that every store can hold: NFC, no controls but tab and new line,
/// no half characters, bounded. What had to be changed is said.
public record CleanText(String text, Set<Flag> flags) {
  private static final int CODE_POINTS_MAX = 4000;
  private static final int REPLACEMENT = 0xFFFD;

  /// What is not UTF-8 is mostly this.
  private static final Charset OLD_WINDOWS = Charset.forName("windows-1252");

  public CleanText {
    flags = Set.copyOf(flags);
  }

  public static CleanText of(byte[] bytes) {
    try {
      var start = hasMark(bytes) ? 3 : 0;
      var wrapped = ByteBuffer.wrap(bytes, start, bytes.length - start);
      return of(StandardCharsets.UTF_8.newDecoder().decode(wrapped).toString());
    } catch (CharacterCodingException e) {
      var guess = of(new String(bytes, OLD_WINDOWS));
      var flags = new LinkedHashSet<>(guess.flags());
      flags.add(Flag.BAD_ENCODING);
      return new CleanText(guess.text(), flags);
    }
  }

  public static CleanText of(String words) {
    if (isPlain(words)) return new CleanText(words.strip(), Set.of());
    var flags = new LinkedHashSet<Flag>();
    var clean = new StringBuilder(Math.min(words.length(), 2 * CODE_POINTS_MAX));
    int taken = 0;
    for (int i = 0; i < words.length(); ) {
      if (taken++ == CODE_POINTS_MAX) {
        flags.add(Flag.TEXT_CUT);
        break;
      }
      int c = words.codePointAt(i);
      i += Character.charCount(c);
      if (c == '\r') continue;
      var held = c == '\n' || c == '\t' || !isOdd(c);
      if (!held) flags.add(Flag.CHARACTERS_REPLACED);
      clean.appendCodePoint(held ? c : REPLACEMENT);
    }
    return new CleanText(Normalizer.normalize(clean, Normalizer.Form.NFC).strip(), flags);
  }

  /// Letters, digits and marks of ASCII need no work, and most of what devices say is nothing else.
  private static boolean isPlain(String words) {
    if (words.length() > CODE_POINTS_MAX) return false;
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (c < ' ' || c > '~') return false;
    }
    return true;
  }

  private static boolean isOdd(int c) {
    var type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.SURROGATE
        || (c & 0xFFFE) == 0xFFFE
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
  }

  private static boolean hasMark(byte[] bytes) {
    return bytes.length >= 3
        && (bytes[0] & 0xFF) == 0xEF
        && (bytes[1] & 0xFF) == 0xBB
        && (bytes[2] & 0xFF) == 0xBF;
  }
}
