/// Volunteers who are proved in person, and how the nearest few are told without telling where a
/// woman is.
///
/// Invariant: a volunteer learns a cell of 500 m and nothing of the caller; the exact place only
/// after acceptance, release by the control room and with police assigned, and only while the call
/// lives. Whoever is complained of is suspended at once. Where volunteers are lies in memory alone.
@ApplicationModule(
    id = "volunteer",
    allowedDependencies = {
      "access",
      "citizen",
      "feed",
      "geo",
      "jurisdiction",
      "platform",
      "push",
      "trail",
      "web"
    })
@NullMarked
package abhaya.response.volunteer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
