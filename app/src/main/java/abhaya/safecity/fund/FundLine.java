package abhaya.safecity.fund;

import abhaya.base.jurisdiction.UnitId;
import abhaya.safecity.project.EntryReview;
import java.time.Instant;
import java.util.List;

/// A line of a ledger with the paper behind it and the desks it has passed.
public record FundLine(
    String city, UnitId unit, LedgerEntry entry, EntryReview review, Paper paper) {

  /// @param reason of a correction or of a line in a frozen month
  /// @param source where it was printed; empty for what was entered
  /// @param warnings with which it was taken
  public record Paper(String reason, String source, List<String> warnings, Instant enteredAt) {

    public Paper {
      warnings = List.copyOf(warnings);
    }
  }

  /// Whether the ministry has taken it: only then it is in the figures.
  public boolean counts() {
    return review.state() == EntryReview.State.ACCEPTED;
  }

  /// Whether it is on its way.
  public boolean waits() {
    return switch (review.state()) {
      case SUBMITTED, VERIFIED, APPROVED -> true;
      case DRAFT, ACCEPTED, RETURNED -> false;
    };
  }
}
