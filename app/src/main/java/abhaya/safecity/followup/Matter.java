package abhaya.safecity.followup;

import abhaya.base.jurisdiction.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One version of a thing that has to be followed up.
///
/// @param root handle of the first version; the same in all of them
/// @param version from 1; the last one is in force
public record Matter(
    String handle, String root, int version, Home home, Text text, Facts facts, Origin origin) {

  /// @param parent the meeting or the draw it comes from
  public record Home(String city, UnitId unit, MatterKind kind, @Nullable String parent) {}

  /// @param source minutes, paragraph, order: where it can be read
  public record Text(String title, String detail, String owner, String source) {}

  /// @param on the day of the meeting, paragraph, event
  /// @param likelihood of a risk, 1 to 5; 0 for others
  /// @param impact of a risk, 1 to 5; 0 for others
  /// @param count people reached, or the cost in rupees of a good practice
  public record Facts(
      LocalDate on,
      @Nullable LocalDate dueOn,
      int likelihood,
      int impact,
      long count,
      String evidence) {

    /// 1 to 25.
    public int weight() {
      return likelihood * impact;
    }
  }

  /// @param reason why an earlier version is corrected, or why it comes after the month was frozen
  public record Origin(String reason, long enteredBy, Instant enteredAt) {}

  Matter versioned(String ownHandle, String rootHandle, int number) {
    return new Matter(ownHandle, rootHandle, number, home, text, facts, origin);
  }
}
