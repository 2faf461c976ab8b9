/// The page on the phone of a unit: jobs, steps, action taken, off the net too.
///
/// Invariant: a crew sees the jobs of the unit it is on and no other; the caller's number only
/// masked. What was pressed is told in order and once, however often the queue is sent.
@ApplicationModule(
    id = "field",
    allowedDependencies = {
      "access",
      "dispatch",
      "feed",
      "geo",
      "incident",
      "intake",
      "jurisdiction",
      "live",
      "platform",
      "push",
      "trail",
      "unit",
      "web"
    })
@NullMarked
package abhaya.response.field;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
