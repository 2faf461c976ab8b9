package abhaya.investigation.clock;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Letters of sections and clauses, and their names and equals in Devanagari.
final class Letters {
  /// Official Hindi letters in the order of the law: 376क is 376A.
  private static final String HINDI = "कखगघङचछजझञटठडढणतथदधनपफबभमय";

  /// Names of English letters as they are written in Hindi.
  private static final String NAMES =
      "ए a,अ a,बी b,ब b,सी c,डी d,ई e,इ e,एफ f,जी g,एच h,आई i,आइ i,जे j,के k,एल l,एम m,एन n,ओ o,पी p,"
          + "क्यू q,आर r,एस s,टी t,यू u,वी v,डब्ल्यू w,डब्लू w,एक्स x,वाई y,जेड z,ऐ a,यु u,वि v,बि b,सि c,डि d";

  private static final Map<String, Character> HINDI_LETTERS = new HashMap<>();
  private static final Map<String, Character> MARATHI_LETTERS = new HashMap<>();

  static {
    for (var i = 0; i < HINDI.length(); i++) {
      HINDI_LETTERS.put(HINDI.substring(i, i + 1), (char) ('a' + i));
    }
    for (var pair : NAMES.split(",", -1)) {
      var space = pair.indexOf(' ');
      HINDI_LETTERS.put(plain(pair.substring(0, space)), pair.charAt(space + 1));
    }
    MARATHI_LETTERS.putAll(HINDI_LETTERS);
    MARATHI_LETTERS.put("क", 'c');
    MARATHI_LETTERS.put("ड", 'd');
    MARATHI_LETTERS.put("ग", 'g');
  }

  private Letters() {}

  /// Latin small letters for a run of letters, `एबी` → `ab`; null if it is none.
  static @Nullable String latin(char[] text, int from, int to, boolean marathi) {
    if (to - from > 12) return null;
    if (Glyphs.isLatin(text[from])) {
      var letters = new StringBuilder();
      for (var i = from; i < to; i++) {
        if (text[i] == Glyphs.NOTHING) continue;
        if (!Glyphs.isLatin(text[i])) return null;
        letters.append(text[i]);
      }
      return letters.toString();
    }
    var names = marathi ? MARATHI_LETTERS : HINDI_LETTERS;
    var word = plain(new String(text, from, to - from));
    var latin = new StringBuilder();
    for (var at = 0; at < word.length(); ) {
      var end = Math.min(word.length(), at + 7);
      while (end > at && !names.containsKey(word.substring(at, end))) end--;
      if (end == at) return null;
      latin.append(names.getOrDefault(word.substring(at, end), '?').charValue());
      at = end;
    }
    return latin.length() <= 4 ? latin.toString() : null;
  }

  /// One clause or letter of a section: a letter, a small Roman number, or a pair such as `va`.
  static boolean isMark(String letters) {
    return letters.length() == 1 || isRoman(letters) || isPair(letters);
  }

  static boolean isRoman(String letters) {
    for (var i = 0; i < letters.length(); i++) {
      var c = letters.charAt(i);
      if (c != 'i' && c != 'v' && c != 'x') return false;
    }
    return letters.length() <= 5;
  }

  private static boolean isPair(String letters) {
    return switch (letters) {
      case "aa", "ab", "da", "db", "va", "la", "za", "zb", "zc" -> true;
      default -> false;
    };
  }

  /// Marks run together, `lm` → l, m; one mark stays one.
  static List<String> marks(String letters) {
    if (isMark(letters)) return List.of(letters);
    var marks = new ArrayList<String>(letters.length());
    for (var i = 0; i < letters.length(); i++) marks.add(letters.substring(i, i + 1));
    return marks;
  }

  static String roman(int number) {
    return switch (number) {
      case 1 -> "i";
      case 2 -> "ii";
      case 3 -> "iii";
      default -> Integer.toString(number);
    };
  }

  /// The Roman number of a digit, `5` → `v`, where an act counts its clauses so.
  static String small(String mark) {
    return switch (mark) {
      case "1", "2", "3" -> roman(mark.charAt(0) - '0');
      case "4" -> "iv";
      case "5" -> "v";
      case "6" -> "vi";
      case "7" -> "vii";
      default -> mark;
    };
  }

  private static String plain(String word) {
    var kept = new StringBuilder(word.length());
    for (var c : Glyphs.plain(word)) if (c != Glyphs.NOTHING) kept.append(c);
    return kept.toString();
  }
}
