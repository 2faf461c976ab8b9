/// The rules of an incident's life: types, priority, agencies, steps and their timers, closing,
/// which signals may be one incident, and when a caller is called back.
///
/// Invariant: rules over values only. Nothing here reads a clock, a file or a database.
@ApplicationModule(
    id = "incident",
    allowedDependencies = {"geo"})
@NullMarked
package abhaya.response.incident;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
