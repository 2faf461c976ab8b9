/// Sections of law as they are typed, statutory time limits as data, and the arithmetic of dates.
///
/// Invariant: nothing here reads the wall clock, a file or a database. The same facts give the
/// same dates for ever.
@ApplicationModule(
    id = "clock",
    allowedDependencies = {})
@NullMarked
package abhaya.investigation.clock;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
