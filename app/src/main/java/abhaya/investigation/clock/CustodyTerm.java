package abhaya.investigation.clock;

import java.util.List;

/// The days of custody after which bail is due, by the gravest section charged. Two numbers where
/// the law is in dispute or the term depends on the clause.
record CustodyTerm(int shorter, int longer) {

  static CustodyTerm of(List<Citation> citations, SectionRegister register) {
    var disputed = false;
    for (var citation : citations) {
      var rows = register.rows(citation);
      if (rows.isEmpty()) continue;
      var all = rows.stream().allMatch(r -> r.bail() == SectionRow.Bail.NINETY);
      if (all) return new CustodyTerm(90, 90);
      disputed |= rows.stream().anyMatch(CustodyTerm::isOpen);
    }
    return new CustodyTerm(60, disputed ? 90 : 60);
  }

  private static boolean isOpen(SectionRow row) {
    return switch (row.bail()) {
      case NINETY, SIXTY_OR_NINETY, BY_TERM -> true;
      case SIXTY, NONE -> false;
    };
  }
}
