/// From the FIR to the final report and the court: what happened in a case, in order.
///
/// Invariant: a case is a function of the set of its envelopes. Late, twice or out of order, the
/// same records make the same case.
@ApplicationModule(
    id = "cases",
    allowedDependencies = {
      "access",
      "clock",
      "feed",
      "jurisdiction",
      "law",
      "listing",
      "paper",
      "live",
      "platform",
      "trail",
      "web"
    })
@NullMarked
package abhaya.investigation.cases;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
