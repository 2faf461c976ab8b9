/// The units as people and programs meet them: pages, search, units file, boundary file.
///
/// The tree itself is `jurisdiction`; it stands below access and web, so its screens stand here.
/// Invariant: an act on the tree and its entry in the trail are one transaction.
@ApplicationModule(
    id = "units",
    allowedDependencies = {
      "access",
      "feed",
      "jurisdiction",
      "listing",
      "paper",
      "platform",
      "trail",
      "web"
    })
@NullMarked
package abhaya.base.units;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
