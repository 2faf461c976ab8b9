/// Alarms: the reminder ladder of every open case, told to whoever holds the post, until somebody
/// answers with an action.
///
/// Invariants: the rules are in `alarm`, here is only what was told and answered. A rung is told once:
/// the row of its case is locked while it is worked out, and the database holds its key unique. What
/// fell due while the program was down is told once, the newest of a clock only, marked late. The
/// sweep looks at cases whose moment has come, never at all of them.
@ApplicationModule(
    id = "reminder",
    allowedDependencies = {
      "access",
      "alarm",
      "cases",
      "clock",
      "jurisdiction",
      "listing",
      "live",
      "notice",
      "paper",
      "platform",
      "trail",
      "web"
    })
@NullMarked
package abhaya.investigation.reminder;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
