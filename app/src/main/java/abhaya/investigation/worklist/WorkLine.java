package abhaya.investigation.worklist;

import abhaya.investigation.outlook.Obstacle;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A case in a list.
///
/// @param daysLeft to the last day of the two months, below nought when over; null without a clock,
///     and where a report was forwarded already: a return by the court does not start it again
/// @param next what the police have to do; null if nothing has a day
/// @param blocker what it has waited for longest; null if nothing
/// @param reason the day for which a reason for the delay is asked; null if none is
public record WorkLine(
    String handle,
    int station,
    @Nullable String officer,
    @Nullable LocalDate dueOn,
    @Nullable Long daysLeft,
    @Nullable NextStep next,
    @Nullable Obstacle blocker,
    List<Obstacle> obstacles,
    Set<Flag> flags,
    @Nullable LocalDate reason) {

  public WorkLine {
    obstacles = List.copyOf(obstacles);
    flags = Set.copyOf(flags);
  }

  /// What stands out.
  public enum Flag {
    OVERDUE,
    DUE_TODAY,
    DUE_THIS_WEEK,
    RETURNED,
    WAITING,
    NEVER_OPENED,
    NO_OFFICER,
    REASON_ASKED;

    public String messageKey() {
      return "worklist.flag." + name();
    }
  }
}
