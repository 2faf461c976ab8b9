package abhaya.investigation.worklist;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/// Places in a free text that may point at a victim: a telephone, an identity number, a vehicle, an
/// address, a relation with a name. What the law forbids to disclose (BNS 72, POCSO 23) no officer
/// means to write; so each place is shown to her, and she decides.
///
/// The text is judged by its form: the identities themselves are nowhere here to compare with.
public final class IdentityMarks {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final String NAME = "[\\p{Lu}\\p{Lo}][\\p{L}\\p{M}.]*";

  private IdentityMarks() {}

  /// What a place looks like.
  public enum Kind {
    PHONE("(?<!\\p{Nd})(?:\\+?91[ -]?)?[6-9६-९]\\p{Nd}(?:[ -]?\\p{Nd}){8}(?!\\p{Nd})", 0),
    IDENTITY_NUMBER("(?<!\\p{Nd})\\p{Nd}{4}[ -]?\\p{Nd}{4}[ -]?\\p{Nd}{4}(?!\\p{Nd})", 0),
    HANDLE("[\\w.+-]+@[\\w-]+\\.[\\w.]+|\\b(?:https?://|www\\.)\\S+", FLAGS),
    VEHICLE("\\b[A-Z]{2}[ -]?\\d{1,2}[ -]?[A-Z]{1,3}[ -]?\\d{4}\\b", FLAGS),
    RELATION(
        "(?:\\b(?i:[dsw]/o|daughter of|wife of|son of|sister of|mother"
            + " of)\\b|पुत्री|पत्नी|पुत्र|बहन|माता)[ :.,-]*(?:श्री|Shri|Smt|Mr|Mrs|Ms)?[ .]*"
            + NAME,
        0),
    NAMED(
        "(?:\\b(?i:victim|prosecutrix|complainant|survivor|girl|named|name"
            + " is|alias)\\b|पीड़िता|नाम|उर्फ)[ :,-]*(?:श्री|Shri|Smt|Kumari|Km|Mr|Mrs|Ms|Miss)?["
            + " .]*(?-i:[A-Z][a-z]+(?: [A-Z][a-z]+)*)",
        0),
    ADDRESS(
        "(?:\\b(?:house|flat|plot|door)\\s*(?:no\\.?|number|#)?\\s*[\\p{Nd}]+[\\w/-]*"
            + "|\\br/o\\b|\\bresident of\\b|मकान\\s*(?:नं|संख्या)|निवासी)",
        FLAGS),
    SCHOOL("\\b(?:school|college|hostel|anganwadi)\\b|विद्यालय|स्कूल|कॉलेज|छात्रावास", FLAGS);

    private final Pattern pattern;

    Kind(String pattern, int flags) {
      this.pattern = Pattern.compile(pattern, flags | Pattern.UNICODE_CHARACTER_CLASS);
    }

    public String messageKey() {
      return "worklist.mark." + name();
    }
  }

  /// A place in the text.
  ///
  /// @param text the marked part: for the writer's own eyes, never for a log
  public record Mark(Kind kind, int from, int to, String text) {
    @Override
    public String toString() {
      return "Mark " + kind;
    }
  }

  /// Every place once, in the order of the text; of two that overlap the longer one.
  public static List<Mark> in(String raw) {
    var text = Normalizer.normalize(raw, Normalizer.Form.NFC);
    var found = new ArrayList<Mark>();
    for (var kind : Kind.values()) {
      var places = kind.pattern.matcher(text);
      while (places.find()) {
        found.add(new Mark(kind, places.start(), places.end(), places.group()));
      }
    }
    found.sort(
        Comparator.comparingInt((Mark mark) -> mark.from() - mark.to()).thenComparing(Mark::kind));
    var kept = new ArrayList<Mark>();
    for (var mark : found) {
      if (kept.stream().noneMatch(one -> mark.from() < one.to() && one.from() < mark.to())) {
        kept.add(mark);
      }
    }
    kept.sort(Comparator.comparingInt(Mark::from));
    return List.copyOf(kept);
  }
}
