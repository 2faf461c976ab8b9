/// What stands between a case and its last day, in words, and what more hands would change.
///
/// Invariant: pure, and about obstacles. No figure is kept, worked out or shown of a single person:
/// the habits of officers are those of all officers together. Equal seeds give equal simulations.
@ApplicationModule(
    id = "outlook",
    allowedDependencies = {"fair"})
@NullMarked
package abhaya.investigation.outlook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
