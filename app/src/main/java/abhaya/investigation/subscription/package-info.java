/// What people want to be told of: a unit's figure that crosses a limit, a view at a rhythm.
///
/// Invariant: a message says that an update waits and leads to a page; no figure, and nothing of a
/// case, leaves the house. A crossing is told once, and again only after the figure came back.
@ApplicationModule(
    id = "subscription",
    allowedDependencies = {
      "access",
      "compliance",
      "jurisdiction",
      "notice",
      "platform",
      "trail",
      "web"
    })
@NullMarked
package abhaya.investigation.subscription;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
