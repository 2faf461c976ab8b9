/// Where signals come in. So far the journal: record first, then acknowledge.
///
/// Invariant: what was acknowledged is on stable storage, whether the database is up, slow or dead.
@ApplicationModule(
    id = "intake",
    allowedDependencies = {"signal"})
@NullMarked
package abhaya.response.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
