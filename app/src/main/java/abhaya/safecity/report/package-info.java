/// What citizens report without an account: a place, a picture, a few words; and Open311, by which
/// other programs do the same.
///
/// Invariants: a report is never refused for coming too often, it is kept for a person to look at.
/// Nothing of who reports is stored: no name, number, address or device. What the public may read of
/// a report holds no free text and no exact place.
@ApplicationModule(
    id = "report",
    allowedDependencies = {
      "access",
      "geo",
      "hotspot",
      "jurisdiction",
      "platform",
      "project",
      "trail",
      "walk",
      "web"
    })
@NullMarked
package abhaya.safecity.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
