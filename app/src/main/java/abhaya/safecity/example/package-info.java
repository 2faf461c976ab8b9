/// The eight cities of the programme for a first look: printed costs, releases and targets with
/// their sources, and invented works, payments and reports around them.
///
/// Invariant: what is printed carries its source; what carries none is invented.
@ApplicationModule(
    id = "example",
    allowedDependencies = {
      "access",
      "asset",
      "demo",
      "feed",
      "followup",
      "fund",
      "geo",
      "hotspot",
      "jurisdiction",
      "measure",
      "plate",
      "platform",
      "project",
      "report",
      "road",
      "walk"
    })
@NullMarked
package abhaya.safecity.example;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
