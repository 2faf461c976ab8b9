/// The things of Safe City: what each is and where it stands, whether it works, who keeps it.
///
/// Invariant: a thing's own signs of life decide, not those of the gateway it speaks through. What is
/// not measured has no figure. A reading is taken at once or shed with a count, never waited for.
@ApplicationModule(
    id = "asset",
    allowedDependencies = {
      "access",
      "feed",
      "fund",
      "geo",
      "jurisdiction",
      "listing",
      "measure",
      "paper",
      "platform",
      "project",
      "trail",
      "web"
    })
@NullMarked
package abhaya.safecity.asset;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
