/// Response units: what they can do, who is on board, whether they are free, and where they were
/// last seen.
///
/// Invariant: availability is one thing and each assignment another; no step of one hides the
/// other. Where a unit is lives in memory and may be lost; whether it may be sent is in the database.
@ApplicationModule(
    id = "unit",
    allowedDependencies = {
      "access",
      "feed",
      "geo",
      "incident",
      "jurisdiction",
      "platform",
      "position",
      "recommend",
      "trail",
      "web"
    })
@NullMarked
package abhaya.response.unit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
