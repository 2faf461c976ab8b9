package abhaya.investigation.clock;

import abhaya.investigation.clock.RawSection.Join;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Turns typed sections into citations once their acts are known.
final class SectionResolver {
  private static final int RANGE_MAX = 20;

  private final List<Citation> citations = new ArrayList<>();
  private @Nullable RawSection previous;
  private @Nullable Act previousAct;
  private boolean readWith;

  List<Citation> citations() {
    return citations;
  }

  /// Adds a section; false where its act has no such section.
  boolean add(RawSection raw, Act act) {
    if (raw.number() > KnownSections.last(act)) return false;
    var before = previous;
    var sameAct = act == previousAct;
    if (raw.join() != Join.RANGE) readWith = isReadWith(raw, act, sameAct);
    var whole = raw.join() != Join.RANGE || (before != null && sameAct && fill(before, raw, act));
    resolve(raw, act);
    previous = raw;
    previousAct = act;
    return whole;
  }

  private boolean isReadWith(RawSection raw, Act act, boolean sameAct) {
    if (previous == null) return false;
    if (raw.join() == Join.READ_WITH) return true;
    if (raw.join() == Join.SLASH) {
      return readWith || (sameAct && isPair(act, previous.number(), raw)) || isInherited(raw);
    }
    return readWith && isInherited(raw);
  }

  /// A clause that repeats the section before it shares its place.
  private boolean isInherited(RawSection raw) {
    return readWith
        && previous != null
        && raw.start() != raw.end()
        && raw.number() == previous.number();
  }

  /// A slash joins a definition to its punishment (`5/6`) and an act to its common intention.
  private static boolean isPair(Act act, int before, RawSection raw) {
    var number = raw.number();
    return switch (act) {
      case POCSO ->
          (before % 2 == 1 && before <= 13 && number == before + 1) || number == 17 || number == 18;
      case IPC ->
          number == 34
              || number == 149
              || number == 511
              || number == 109
              || number == 114
              || (number == 120 && raw.letters().equals("b"));
      case BNS ->
          number == 190
              || number == 61
              || number == 62
              || number == 49
              || (number == 3 && raw.marks().equals(List.of("5")));
      default -> false;
    };
  }

  /// Adds what lies between the ends of a range; false where that cannot be told.
  private boolean fill(RawSection from, RawSection to, Act act) {
    var bare = from.marks().isEmpty() && to.marks().isEmpty();
    if (!bare) return false;
    if (from.letters().isEmpty() && to.letters().isEmpty()) {
      var span = to.number() - from.number();
      if (span <= 0 || span > RANGE_MAX) return false;
      for (var n = from.number() + 1; n < to.number(); n++)
        put(act, Integer.toString(n), null, null);
      return true;
    }
    var number = to.number();
    if (from.number() != number) return false;
    var known = KnownSections.lettered(act, number);
    var first = from.letters().isEmpty() ? -1 : known.indexOf(section(from));
    var last = known.indexOf(section(to));
    if (last < 0 || last <= first || (first < 0 && !from.letters().isEmpty())) return false;
    for (var i = first + 1; i < last; i++) put(act, known.get(i), null, null);
    return true;
  }

  private static String section(RawSection raw) {
    return raw.number() + raw.letters().toUpperCase(Locale.ROOT);
  }

  private void resolve(RawSection raw, Act act) {
    var section = Integer.toString(raw.number());
    var marks = new ArrayList<String>(raw.marks().size() + 2);
    if (!raw.letters().isEmpty()) {
      if (KnownSections.isLettered(act, section(raw))) section = section(raw);
      else marks.addAll(Letters.marks(raw.letters()));
    }
    marks.addAll(raw.marks());
    while (!marks.isEmpty() && isLetter(marks.getFirst())) {
      var longer = section + marks.getFirst().toUpperCase(Locale.ROOT);
      if (act != Act.IPC && act != Act.CRPC && act != Act.IT) break;
      if (!KnownSections.isLettered(act, longer)) break;
      section = longer;
      marks.removeFirst();
    }
    if (marks.isEmpty()) put(act, section, null, null);
    else clauses(act, raw.number(), section, marks);
  }

  private void clauses(Act act, int number, String section, List<String> marks) {
    String sub = null;
    String clause = null;
    var pending = false;
    for (var typed : marks) {
      var mark = act == Act.SCST && "2".equals(sub) ? Letters.small(typed) : typed;
      if (!isLetter(mark)) {
        if (pending) put(act, section, sub, clause);
        var letters = lettersOf(mark);
        var split = !letters.isEmpty() && splits(act);
        sub = split ? mark.substring(0, mark.length() - letters.length()) : numbered(mark);
        clause = split ? letters : null;
      } else if (clause == null) {
        clause = mark;
      } else if (isInside(act, number, clause, mark)) {
        clause = clause + "(" + mark + ")";
      } else {
        put(act, section, sub, clause);
        clause = mark;
      }
      pending = true;
    }
    put(act, section, sub, clause);
  }

  private static boolean isInside(Act act, int number, String clause, String mark) {
    return Letters.isRoman(mark)
        && !Letters.isRoman(clause)
        && clause.indexOf('(') < 0
        && KnownSections.nests(act, number, clause);
  }

  /// `2n` is sub-section 2, clause n; in the acts below `1A` is a sub-section of its own.
  private static boolean splits(Act act) {
    return switch (act) {
      case CRPC, ARMS, NDPS, MV, EVIDENCE, IT -> false;
      default -> true;
    };
  }

  private static String numbered(String mark) {
    return mark.toUpperCase(Locale.ROOT);
  }

  private static String lettersOf(String mark) {
    var at = 0;
    while (at < mark.length() && Glyphs.isDigit(mark.charAt(at))) at++;
    return mark.substring(at);
  }

  private static boolean isLetter(String mark) {
    return !Glyphs.isDigit(mark.charAt(0));
  }

  private void put(Act act, String section, @Nullable String sub, @Nullable String clause) {
    var citation = new Citation(act, section, sub, clause, readWith);
    if (citations.isEmpty() || !citations.getLast().equals(citation)) citations.add(citation);
  }
}
