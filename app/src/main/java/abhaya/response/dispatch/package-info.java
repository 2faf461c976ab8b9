/// The desk: which unit to send, sending it, the timers of each step, the console and the room.
///
/// Invariant: a unit has one assignment at a time, held by a constraint and not by a look; and who
/// lost the token of the room sends nobody.
@ApplicationModule(
    id = "dispatch",
    allowedDependencies = {
      "access",
      "feed",
      "geo",
      "incident",
      "intake",
      "jurisdiction",
      "listing",
      "live",
      "livemap",
      "pace",
      "paper",
      "platform",
      "position",
      "recommend",
      "road",
      "signal",
      "trail",
      "unit",
      "web"
    })
@NullMarked
package abhaya.response.dispatch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
