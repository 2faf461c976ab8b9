package abhaya.investigation.clock;

import abhaya.investigation.clock.RawSection.Join;
import java.util.ArrayList;
import java.util.List;

/// Reads what hangs on a section number: letters, brackets, hyphens.
final class SectionMarks {
  /// @param joinAfter a hyphen that leads to another section
  record Read(String letters, List<String> marks, int end, Join joinAfter) {}

  private final Words words;
  private final char[] text;
  private final boolean marathi;

  SectionMarks(Words words, char[] text) {
    this.words = words;
    this.text = text;
    marathi = writesMarathi();
  }

  /// Marathi letters the penal code भा.दं.वि. and its sections अ, ब, क, ड.
  private boolean writesMarathi() {
    for (var i = 1; i < text.length; i++) {
      if (text[i] != 0x0902 || text[i - 1] != 0x0926) continue;
      var next = overBlanks(i + 1);
      if (next < text.length && text[next] == 0x0935) return true;
    }
    return false;
  }

  boolean isMarathi() {
    return marathi;
  }

  Read after(int from, int number) {
    var letters = new StringBuilder();
    var at = letters(from, letters);
    var marks = new ArrayList<String>();
    at = more(at, marks);
    var hyphen = overBlanks(at);
    if (hyphen >= text.length || text[hyphen] != '-') {
      return new Read(letters.toString(), marks, at, Join.NONE);
    }
    var digits = overBlanks(hyphen + 1);
    var end = digitsEnd(digits);
    if (end == digits || end - digits > 3) {
      var year = end - digits == 4 && isYear(value(digits, end));
      return new Read(letters.toString(), marks, at, year ? Join.SLASH : Join.NONE);
    }
    var value = value(digits, end);
    if (marks.isEmpty() && letters.isEmpty() && value <= 9 && value < number) {
      marks.add(Integer.toString(value));
      return new Read("", marks, more(end, marks), Join.NONE);
    }
    var join = value > number && value - number <= 20 ? Join.RANGE : Join.COMMA;
    return new Read(letters.toString(), marks, at, join);
  }

  /// Letters of the section itself: `376AB`, `376 D A`, `376-D-A`.
  private int letters(int from, StringBuilder letters) {
    var at = from;
    while (true) {
      var next = over(at);
      if (next >= text.length || !Glyphs.isLetter(text[next])) break;
      var end = wordEnd(next);
      var split = isWord(next) ? next : splitBeforeWord(next, end);
      if (split == next) break;
      var latin = Letters.latin(text, next, split, marathi);
      if (latin == null || !fits(letters, latin, next == at)) break;
      letters.append(latin);
      at = split;
    }
    return at;
  }

  private static boolean fits(StringBuilder letters, String latin, boolean attached) {
    if (letters.isEmpty()) {
      return Letters.isMark(latin) || (attached && latin.length() == 2);
    }
    var both = letters + latin;
    return both.equals("da") || both.equals("db") || both.equals("ab");
  }

  private boolean isWord(int from) {
    var found = words.longest(text, from);
    return found != null && !(found.letters() == 1 && Glyphs.isLatin(text[from]));
  }

  /// Where letters end that run into a word without a space, `376DIPC`.
  private int splitBeforeWord(int from, int end) {
    if (!Glyphs.isLatin(text[from]) || end - from < 3) return end;
    for (var length = 1; length <= 2; length++) {
      var found = words.longest(text, from + length);
      if (found != null && found.letters() >= 3 && found.end() >= end) return from + length;
    }
    return end;
  }

  /// Brackets and the letters that follow them: `(2)(f) n`.
  int more(int from, List<String> marks) {
    var at = from;
    while (marks.size() < 40) {
      var next = over(at);
      if (next >= text.length) break;
      if (text[next] == '(') {
        var end = group(next, marks);
        if (end < 0) break;
        at = end;
        continue;
      }
      if (isLooseNumber(next, marks)) {
        marks.add(String.valueOf(text[next]));
        at = next + 1;
        continue;
      }
      if (marks.isEmpty() || !Glyphs.isLetter(text[next]) || isWord(next)) break;
      var end = wordEnd(next);
      var latin = Letters.latin(text, next, end, marathi);
      if (latin == null || !Letters.isMark(latin)) break;
      marks.add(latin);
      at = end;
    }
    return at;
  }

  /// `376 2(n)` and `3(2)5`: a digit that lost its brackets.
  private boolean isLooseNumber(int at, List<String> marks) {
    if (!Glyphs.isDigit(text[at])) return false;
    var next = at + 1 < text.length ? text[at + 1] : ' ';
    if (marks.isEmpty()) return text[at] == '2' && next == '(';
    if (!Glyphs.isDigit(marks.getLast().charAt(0))) return false;
    return text[at - 1] == ')' && !Glyphs.isDigit(next) && next != '(' && next != '/';
  }

  /// One pair of brackets, closed or left open before a word; -1 if it is none of the law's.
  int group(int open, List<String> marks) {
    var read = new ArrayList<String>();
    var at = open + 1;
    while (read.size() < 20) {
      at = atom(overBlanks(at), read);
      if (at < 0) return -1;
      at = overBlanks(at);
      if (at >= text.length || text[at] == '(') break;
      if (text[at] == ')') {
        at++;
        break;
      }
      if (text[at] == ',' || text[at] == '/' || text[at] == '&') {
        at++;
        continue;
      }
      var found = Glyphs.isLetter(text[at]) ? words.longest(text, at) : null;
      if (found == null) return -1;
      if (found.meaning().kind() != Words.Kind.AND) break;
      at = found.end();
    }
    marks.addAll(read);
    return at;
  }

  private int atom(int from, List<String> read) {
    if (from >= text.length) return -1;
    if (Glyphs.isDigit(text[from])) {
      var end = digitsEnd(from);
      if (end - from > 2) return -1;
      var digits = new String(text, from, end - from);
      var next = end < text.length && text[end] == '-' ? end + 1 : end;
      if (next < text.length && Glyphs.isLetter(text[next])) {
        var letterEnd = wordEnd(next);
        var latin = Letters.latin(text, next, letterEnd, marathi);
        if (latin == null || latin.length() > 2) return -1;
        read.add(digits + latin);
        return letterEnd;
      }
      read.add(digits);
      return end;
    }
    if (!Glyphs.isLetter(text[from])) return -1;
    var end = wordEnd(from);
    var latin = Letters.latin(text, from, end, marathi);
    if (latin == null || !(Letters.isMark(latin) || latin.length() == 2)) return -1;
    read.addAll(Letters.marks(latin));
    return end;
  }

  /// The leading numbers among the marks: `2` of `(2)(f)`.
  static List<String> numbered(RawSection raw) {
    var last = -1;
    for (var i = 0; i < raw.marks().size(); i++) {
      if (Glyphs.isDigit(raw.marks().get(i).charAt(0))) last = i;
    }
    return last < 0 ? List.of() : List.of(raw.marks().get(last));
  }

  int wordEnd(int from) {
    var end = from;
    while (end < text.length && (Glyphs.isLetter(text[end]) || text[end] == Glyphs.NOTHING)) end++;
    return end;
  }

  int digitsEnd(int from) {
    var end = from;
    while (end < text.length && Glyphs.isDigit(text[end])) end++;
    return end;
  }

  static boolean isYear(int number) {
    return number >= 1800 && number < 2100;
  }

  int value(int from, int end) {
    var value = 0;
    for (var i = from; i < end; i++) value = value * 10 + (text[i] - '0');
    return value;
  }

  int overBlanks(int from) {
    var at = from;
    while (at < text.length && (text[at] == ' ' || text[at] == '.' || text[at] == Glyphs.NOTHING)) {
      at++;
    }
    return at;
  }

  /// Over blanks and one hyphen.
  private int over(int from) {
    var at = overBlanks(from);
    if (at < text.length && text[at] == '-') {
      var next = overBlanks(at + 1);
      if (next < text.length && !Glyphs.isDigit(text[next])) return next;
    }
    return at;
  }
}
