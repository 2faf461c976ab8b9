/// How ways go by place and hour, learnt from trips that were driven.
///
/// Invariant: a trip has no unit, no incident and no moment, only a square, a day and an hour. What
/// an estimate rests on is told with it: whose trips, how many, or that it is assumed.
@ApplicationModule(
    id = "pace",
    allowedDependencies = {
      "access",
      "geo",
      "jurisdiction",
      "listing",
      "paper",
      "platform",
      "recommend",
      "trail",
      "web"
    })
@NullMarked
package abhaya.response.pace;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
