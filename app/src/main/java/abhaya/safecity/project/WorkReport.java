package abhaya.safecity.project;

import abhaya.base.jurisdiction.UnitId;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/// A typed figure of one package and month, in one of its versions.
///
/// @param parts of which it is said to be made up; often none
/// @param reason of a correction, empty in the first version
public record WorkReport(
    String handle,
    String packageHandle,
    UnitId unit,
    YearMonth month,
    int version,
    long quantity,
    List<Long> parts,
    String reason,
    String remark,
    EntryReview review,
    Instant enteredAt) {

  public WorkReport {
    parts = List.copyOf(parts);
  }

  /// Whether the ministry has taken it.
  public boolean counts() {
    return review.state() == EntryReview.State.ACCEPTED;
  }
}
