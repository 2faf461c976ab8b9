/// Number plates: their grammar, watchlists searched with one wrong character, hits and searches.
///
/// Invariant: what is here apart from doors, stores and pages reads no wall clock, file or database.
/// One wrong character makes a hint, never an alarm; only a second witness or a human does.
@ApplicationModule(
    id = "plate",
    allowedDependencies = {})
@NullMarked
package abhaya.safecity.plate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
