package abhaya.investigation.clock;

import java.util.List;

/// Which sections are charged as attempt or abetment.
///
/// Attempt has no meaning alone, so it belongs to the section it is read with, or, in a plain list,
/// to the section of the same act before it. Abetment beside a plain section leaves that section as
/// it is: somebody else is charged with the act itself.
final class Attempts {
  private Attempts() {}

  /// Whether the citation at a place is charged only as attempt or abetment.
  static boolean cover(List<Citation> citations, int at) {
    var principal = citations.get(at);
    if (modifies(principal)) return false;
    if (principal.readWith() && at > 0 && isAttempt(citations.get(at - 1))) return true;
    for (var i = at + 1; i < citations.size(); i++) {
      var next = citations.get(i);
      if (next.act() != principal.act()) return false;
      if (isAttempt(next)) return true;
      if (isAbetment(next) && next.readWith()) return true;
      if (!next.readWith()) return false;
    }
    return false;
  }

  private static boolean modifies(Citation citation) {
    return isAttempt(citation) || isAbetment(citation);
  }

  private static boolean isAttempt(Citation citation) {
    return switch (citation.act()) {
      case IPC -> citation.section().equals("511");
      case BNS -> citation.section().equals("62");
      case POCSO -> citation.section().equals("18");
      default -> false;
    };
  }

  private static boolean isAbetment(Citation citation) {
    return switch (citation.act()) {
      case BNS -> citation.section().equals("49");
      case POCSO -> citation.section().equals("17");
      default -> false;
    };
  }
}
