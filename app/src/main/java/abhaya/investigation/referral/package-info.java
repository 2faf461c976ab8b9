/// From the control room to the FIR: incidents referred to a station, what the station did with
/// them, and the tie between an incident and its FIR.
///
/// Invariants: no identity crosses: no number of a caller, no exact place, no word anybody said. A tie
/// is a row and its end another fact of that row; nothing is taken away. Whether something is
/// registered, waiting or returned is worked out from these facts, never stored.
@ApplicationModule(
    id = "referral",
    allowedDependencies = {
      "access",
      "cases",
      "incident",
      "jurisdiction",
      "platform",
      "trail",
      "web"
    })
@NullMarked
package abhaya.investigation.referral;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
