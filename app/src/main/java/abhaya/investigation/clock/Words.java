package abhaya.investigation.clock;

import org.jspecify.annotations.Nullable;

/// Finds the longest known word or phrase at a place of the text, over dots, spaces and hyphens.
///
/// `I.P.C.`, `I P C` and `भा0द0वि0` are met as written; a walk is bounded, so hostile text costs
/// no more than its length.
final class Words {
  private static final int WALK_MAX = 120;

  /// What a word is to the reader.
  enum Kind {
    ACT,
    READ_WITH,
    AND,
    RANGE,
    SECTION,
    NOISE,
    ACT_WORD,
    PART
  }

  /// A meaning; `act` stands for kind ACT only.
  record Meaning(Kind kind, @Nullable Act act) {}

  /// A word found, and where it ends.
  record Found(Meaning meaning, int end, int letters) {}

  /// Open addressing over pairs of node and letter; twice as long as there may be nodes.
  private final long[] keys = new long[1 << 14];

  private final int[] nexts = new int[1 << 14];
  private final @Nullable Meaning[] meanings = new @Nullable Meaning[1 << 13];
  private int nodes = 1;

  Words() {
    addAll(Spellings.ACTS);
    addAll(Spellings.WORDS);
  }

  private void addAll(String block) {
    for (var line : block.lines().toList()) {
      var colon = line.indexOf(':');
      var meaning = meaning(line.substring(0, colon).strip());
      for (var word : line.substring(colon + 1).split("\\|", -1)) add(word, meaning);
    }
  }

  private static Meaning meaning(String name) {
    for (var kind : Kind.values()) if (kind.name().equals(name)) return new Meaning(kind, null);
    return new Meaning(Kind.ACT, Act.valueOf(name));
  }

  private void add(String word, Meaning meaning) {
    var node = 0;
    for (var c : Glyphs.plain(word)) {
      if (!steps(c)) continue;
      var next = next(node, c);
      if (next == 0) next = grow(node, c);
      node = next;
    }
    if (node != 0) meanings[node] = meaning;
  }

  /// The longest word that starts here and ends at the end of a word; null if there is none.
  ///
  /// A letter that stands apart does not lengthen a word written together: `BNS S. 64` names the
  /// Sanhita and a section of it, `B N S S` the procedure.
  @Nullable Found longest(char[] text, int from) {
    Found best = null;
    var node = 0;
    var letters = 0;
    var spaced = false;
    var bestSpaced = false;
    var limit = Math.min(text.length, from + WALK_MAX);
    for (var i = from; i < limit; i++) {
      var c = text[i];
      if (!steps(c)) {
        if (!skips(text, i, letters)) break;
        spaced |= c == ' ' || c == '-' || c == '\n';
        continue;
      }
      node = next(node, c);
      if (node == 0) break;
      letters++;
      var meaning = meanings[node];
      if (meaning == null || !endsWord(text, i) || (spaced && letters <= 2)) continue;
      if (best != null && spaced && !bestSpaced && letters == best.letters + 1) continue;
      best = new Found(meaning, i + 1, letters);
      bestSpaced = spaced;
    }
    return best == null ? null : new Found(best.meaning, overDots(text, best.end), best.letters);
  }

  private static boolean steps(char c) {
    return Glyphs.isLetter(c) || c == '/' || c == '&';
  }

  private static boolean skips(char[] text, int at, int letters) {
    return switch (text[at]) {
      case ' ', '.', '-', '\n', Glyphs.NOTHING -> true;
      case '(', ')', ',' -> letters > 3;
      case '0' -> Glyphs.isDevanagari(text[at - 1]);
      default -> false;
    };
  }

  private static boolean endsWord(char[] text, int at) {
    var next = at + 1;
    while (next < text.length && text[next] == Glyphs.NOTHING) next++;
    return next >= text.length || !Glyphs.isLetter(text[next]);
  }

  /// The sign of abbreviation after the last letter: a dot, or a nought after Devanagari.
  private static int overDots(char[] text, int end) {
    var at = end;
    if (at < text.length
        && text[at] == '0'
        && Glyphs.isDevanagari(text[at - 1])
        && (at + 1 >= text.length || !Glyphs.isDigit(text[at + 1]))) {
      at++;
    }
    while (at < text.length && (text[at] == '.' || text[at] == Glyphs.NOTHING)) at++;
    return at;
  }

  private int next(int node, char c) {
    var key = key(node, c);
    for (var slot = slot(key); keys[slot] != 0; slot = (slot + 1) & (keys.length - 1)) {
      if (keys[slot] == key) return nexts[slot];
    }
    return 0;
  }

  private int grow(int node, char c) {
    put(key(node, c), nodes);
    return nodes++;
  }

  private void put(long key, int next) {
    var slot = slot(key);
    while (keys[slot] != 0) slot = (slot + 1) & (keys.length - 1);
    keys[slot] = key;
    nexts[slot] = next;
  }

  private static long key(int node, char c) {
    return ((long) node << 16) | c;
  }

  private int slot(long key) {
    var hash = key * 0x9E3779B97F4A7C15L;
    return (int) (hash >>> 40) & (keys.length - 1);
  }
}
