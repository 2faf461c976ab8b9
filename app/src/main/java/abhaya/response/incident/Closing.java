package abhaya.response.incident;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What stands between an incident and its closure. Without action taken and a disposition none is
/// closed, and none before the last agency's case.
public final class Closing {
  private static final int WORDS_MIN = 10;

  private Closing() {}

  /// Action taken, as the unit or the desk reports it.
  ///
  /// @param arrived whether anybody was there
  /// @param action what was done, in words
  /// @param callerReached whether the caller was spoken to or seen; null: not said
  public record ActionTaken(boolean arrived, String action, @Nullable Boolean callerReached) {}

  /// What is missing.
  public enum Missing {
    AGENCY_CASE_OPEN,
    UNIT_STILL_THERE,
    ACTION_TAKEN,
    ACTION_IN_WORDS,
    CALLER_REACHED,
    DISPOSITION,
    /// The disposition says that somebody was there, the report that nobody was.
    ARRIVAL
  }

  /// Empty: it may be closed.
  public static Set<Missing> missing(
      Set<IncidentState> agencyCases,
      Set<AssignmentState> assignments,
      @Nullable ActionTaken taken,
      @Nullable Disposition disposition) {
    var missing = EnumSet.noneOf(Missing.class);
    if (!agencyCases.stream().allMatch(IncidentState::isOver))
      missing.add(Missing.AGENCY_CASE_OPEN);
    if (!assignments.stream().allMatch(AssignmentState::isOver)) {
      missing.add(Missing.UNIT_STILL_THERE);
    }
    if (disposition == null) missing.add(Missing.DISPOSITION);
    if (taken == null) {
      missing.add(Missing.ACTION_TAKEN);
      return missing;
    }
    var words = taken.action().strip();
    if (words.codePointCount(0, words.length()) < WORDS_MIN) missing.add(Missing.ACTION_IN_WORDS);
    if (taken.callerReached() == null) missing.add(Missing.CALLER_REACHED);
    if (disposition != null && disposition.needsArrival() && !taken.arrived()) {
      missing.add(Missing.ARRIVAL);
    }
    return missing;
  }
}
