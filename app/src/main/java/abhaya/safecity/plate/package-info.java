/// Number plates: their grammar, watchlists searched with one wrong character, hits and searches.
///
/// A read is sealed in the database and goes with the partition of its day; a search wants an open
/// case in which the searcher works.
///
/// Invariant: what is here apart from doors, stores and pages reads no wall clock, file or database.
/// One wrong character makes a hint, never an alarm; only a second witness or a human does.
@ApplicationModule(
    id = "plate",
    allowedDependencies = {
      "access",
      "asset",
      "cases",
      "clock",
      "feed",
      "jurisdiction",
      "listing",
      "live",
      "paper",
      "platform",
      "trail",
      "web"
    })
@NullMarked
package abhaya.safecity.plate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
