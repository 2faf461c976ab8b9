/// Where signals come in: doors, journal, queue, call taking, call-back.
///
/// Invariant: what was acknowledged is on stable storage, whether the database is up, slow or dead;
/// the journal brings it into the database by itself, once each and in order.
@ApplicationModule(
    id = "intake",
    allowedDependencies = {
      "signal",
      "incident",
      "position",
      "geo",
      "access",
      "trail",
      "platform",
      "live",
      "web"
    })
@NullMarked
package abhaya.response.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
