/// The morning's work as pages: which cases need something, what, until when, and who holds it up.
///
/// Invariant: nothing here is stored; a list is worked out anew from the case's records, its clocks
/// and the record trail each time it is opened.
@ApplicationModule(
    id = "work",
    allowedDependencies = {
      "access",
      "cases",
      "clock",
      "demo",
      "feed",
      "jurisdiction",
      "listing",
      "outlook",
      "paper",
      "platform",
      "trail",
      "web",
      "worklist"
    })
@NullMarked
package abhaya.investigation.work;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
