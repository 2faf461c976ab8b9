/// Where and when: counts by cell, hour band and day type, methods with significance, and what came
/// of their forecasts; the same methods for anybody's own numbers.
///
/// Invariants: no person and no exact place enters a table of this module. A sexual offence has no
/// cell, only a station. Every run can be computed again from its definition, its months and its
/// seed, and gives the same cells.
@ApplicationModule(
    id = "hotspot",
    allowedDependencies = {
      "access",
      "cases",
      "geo",
      "incident",
      "jurisdiction",
      "measure",
      "platform",
      "project",
      "trail",
      "web"
    })
@NullMarked
package abhaya.safecity.hotspot;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
