/// The command line of a running server: imports and exports through its public doors.
///
/// Invariant: it knows the server only by its published endpoints, and starts no framework.
@ApplicationModule(
    id = "client",
    allowedDependencies = {})
@NullMarked
package abhaya.base.client;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
