/// Start-up, database, wall clock, configuration and the one event table.
///
/// Invariant: this module knows nothing of police work. Every transaction of the product begins
/// here, with a signed context; without one the database shows no guarded row.
@ApplicationModule(
    id = "platform",
    allowedDependencies = {})
@NullMarked
package abhaya.base.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
