/// Why investigations are late: units beside each other fairly, reasons and waits, what will breach
/// next, what more hands would change, what was done about it.
///
/// Invariant: everything shown is counted of cases, waits and offices. No figure of a single person
/// is kept, worked out or shown; a place in a list never stands without its counts and its interval.
@ApplicationModule(
    id = "why",
    allowedDependencies = {
      "access",
      "cases",
      "clock",
      "demo",
      "fair",
      "feed",
      "jurisdiction",
      "outlook",
      "platform",
      "trail",
      "web",
      "worklist"
    })
@NullMarked
package abhaya.investigation.why;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
