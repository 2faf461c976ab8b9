/// Counts and rates by unit, window and day: how many investigations are complete in two months.
///
/// Invariant: a figure is the answer of one SQL text over facts as they stood at the end of a day;
/// nothing here is stored that the next midnight would make false.
@ApplicationModule(
    id = "compliance",
    allowedDependencies = {
      "access",
      "cases",
      "clock",
      "demo",
      "feed",
      "jurisdiction",
      "law",
      "live",
      "mirror",
      "paper",
      "platform",
      "trail",
      "web"
    })
@NullMarked
package abhaya.investigation.compliance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
