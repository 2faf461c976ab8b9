/// Walk audits and dark places: what people who walk there see, what is dark, who mends it by when,
/// and who says that it is light.
///
/// Invariants: who says that a place is mended never closes it. A score is shown with its formula
/// and weights. A photo holds only what is seen: place, time and device are taken out.
@ApplicationModule(
    id = "walk",
    allowedDependencies = {
      "access",
      "geo",
      "hotspot",
      "jurisdiction",
      "measure",
      "platform",
      "project",
      "trail",
      "web"
    })
@NullMarked
package abhaya.safecity.walk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
