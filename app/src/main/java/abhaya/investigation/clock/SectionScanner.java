package abhaya.investigation.clock;

import abhaya.investigation.clock.RawSection.Join;
import abhaya.investigation.clock.TypedItem.Named;
import abhaya.investigation.clock.TypedItem.Section;
import abhaya.investigation.clock.TypedItem.UnknownAct;
import abhaya.investigation.clock.TypedItem.Unread;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Walks once over a text and cuts it into sections, acts and what is neither.
final class SectionScanner {
  private final Words words;
  private final char[] text;
  private final List<TypedItem> items = new ArrayList<>();
  private final SectionMarks marks;
  private int at;
  private Join join = Join.NONE;
  private boolean actJustSeen;
  private boolean partPending;

  SectionScanner(Words words, char[] text) {
    this.words = words;
    this.text = text;
    this.marks = new SectionMarks(words, text);
  }

  List<TypedItem> scan() {
    while (at < text.length) {
      var c = text[at];
      if (Glyphs.isDigit(c)) number();
      else if (Glyphs.isLetter(c)) word();
      else if (c == '(') bracket();
      else punctuation(c);
    }
    return items;
  }

  private void punctuation(char c) {
    switch (c) {
      case ',' -> join(Join.COMMA);
      case '/' -> join(Join.SLASH);
      case '&', ';', '\n' -> join(Join.STRONG);
      case ' ', '.', '-', ')', Glyphs.NOTHING -> {}
      default -> unread(at, at + 1);
    }
    at++;
  }

  private void join(Join next) {
    if (next.compareTo(join) > 0) join = next;
  }

  private void word() {
    var found = words.longest(text, at);
    if (found != null) {
      known(found);
      return;
    }
    var end = marks.wordEnd(at);
    var letters = Letters.latin(text, at, end, marks.isMarathi());
    var previous = lastSection();
    if (letters != null && previous != null && Letters.isMark(letters) && letters.length() <= 3) {
      if (partPending) {
        extend(previous, letters, end);
        return;
      }
      inherit(previous, letters, end);
      return;
    }
    unread(at, end);
    at = end;
  }

  private void known(Words.Found found) {
    var meaning = found.meaning();
    switch (meaning.kind()) {
      case ACT -> act(meaning, found.end());
      case READ_WITH -> join(Join.READ_WITH);
      case AND -> join(Join.STRONG);
      case RANGE -> join(Join.RANGE);
      case PART -> partPending = lastSection() != null;
      case ACT_WORD -> actWord(found.end());
      case SECTION, NOISE -> {}
    }
    at = found.end();
  }

  private void act(Words.Meaning meaning, int end) {
    var act = Objects.requireNonNull(meaning.act());
    actJustSeen = true;
    if (!items.isEmpty() && items.getLast() instanceof Named last && last.act() == act) return;
    items.add(new Named(act, at, end));
    if (join != Join.READ_WITH) join = Join.NONE;
  }

  /// "Act" closes an unknown name, and adds nothing to a known one.
  private void actWord(int end) {
    if (items.isEmpty() || !(items.getLast() instanceof Unread name)) return;
    if (join.compareTo(Join.NONE) > 0 && join != Join.STRONG) return;
    items.set(items.size() - 1, new UnknownAct(name.start(), end));
    actJustSeen = true;
    join = Join.NONE;
  }

  private void number() {
    var start = at;
    var end = marks.digitsEnd(at);
    at = end;
    if (end - start > 4) {
      unread(start, end);
      return;
    }
    var number = marks.value(start, end);
    var previous = lastSection();
    if (partPending && previous != null && number <= 3) {
      extend(previous, Letters.roman(number), end);
      return;
    }
    if (SectionMarks.isYear(number)) {
      year(start, end);
      return;
    }
    if (number == 0 || number > 999) {
      unread(start, end);
      return;
    }
    if (isNumberOfAct(end)) return;
    section(number, start);
  }

  /// A year belongs to an act beside it, or makes the number before it that of a case.
  private void year(int start, int end) {
    if (join == Join.SLASH && !items.isEmpty() && items.getLast() instanceof Section number) {
      items.removeLast();
      join = Join.NONE;
      unread(number.start(), end);
      join = Join.STRONG;
      return;
    }
    if (actJustSeen) return;
    var next = at;
    while (next < text.length && !Glyphs.isDigit(text[next]) && !Glyphs.isLetter(text[next]))
      next++;
    var found = words.longest(text, next);
    var before = found != null && found.meaning().kind() == Words.Kind.ACT;
    if (!before) unread(start, end);
  }

  /// `45 of 1860` is the number of an act, not a section.
  private boolean isNumberOfAct(int end) {
    var found = words.longest(text, marks.overBlanks(end));
    if (found == null || found.meaning().kind() != Words.Kind.NOISE || !actJustSeen) return false;
    var next = marks.overBlanks(found.end());
    var nextEnd = marks.digitsEnd(next);
    if (nextEnd - next != 4) return false;
    if (!SectionMarks.isYear(marks.value(next, nextEnd))) return false;
    at = nextEnd;
    return true;
  }

  private void section(int number, int start) {
    var read = marks.after(at, number);
    at = read.end();
    add(new RawSection(number, read.letters(), read.marks(), join, start, at));
    if (read.joinAfter() != Join.NONE) join(read.joinAfter());
  }

  private void add(RawSection raw) {
    items.add(new Section(raw));
    join = Join.NONE;
    actJustSeen = false;
    partPending = false;
  }

  /// `(n)` alone hangs on the section before it; other brackets are only brackets.
  private void bracket() {
    var previous = lastSection();
    var group = new ArrayList<String>();
    var end = previous == null ? -1 : marks.group(at, group);
    if (previous == null || end < 0) {
      at++;
      return;
    }
    var kept = new ArrayList<String>();
    if (!Glyphs.isDigit(group.getFirst().charAt(0))) kept.addAll(SectionMarks.numbered(previous));
    kept.addAll(group);
    var start = at;
    at = marks.more(end, kept);
    add(new RawSection(previous.number(), previous.letters(), kept, join, start, at));
  }

  /// `376(2)(f), n` and `354A, D`: a letter that repeats the section before it.
  private void inherit(RawSection previous, String letters, int end) {
    var start = at;
    at = end;
    var numbered = SectionMarks.numbered(previous);
    if (previous.marks().isEmpty() && !previous.letters().isEmpty()) {
      add(new RawSection(previous.number(), letters, List.of(), join, start, end));
      return;
    }
    var kept = new ArrayList<>(numbered);
    kept.add(letters);
    add(new RawSection(previous.number(), previous.letters(), kept, join, start, end));
  }

  /// `506 part II`: the part is a mark of the section before it.
  private void extend(RawSection previous, String mark, int end) {
    var kept = new ArrayList<>(previous.marks());
    kept.add(mark);
    var longer =
        new RawSection(
            previous.number(), previous.letters(), kept, previous.join(), previous.start(), end);
    items.set(items.size() - 1, new Section(longer));
    partPending = false;
    at = end;
  }

  private @Nullable RawSection lastSection() {
    if (items.isEmpty()) return null;
    return items.getLast() instanceof Section last ? last.raw() : null;
  }

  private void unread(int start, int end) {
    actJustSeen = false;
    partPending = false;
    if (!items.isEmpty() && items.getLast() instanceof Unread last && join == Join.NONE) {
      items.set(items.size() - 1, new Unread(last.start(), end));
      return;
    }
    items.add(new Unread(start, end));
    join = Join.NONE;
  }
}
