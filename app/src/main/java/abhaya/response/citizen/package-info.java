/// The citizen's page: one press for help, text both ways, what is coming, how it ended.
///
/// Invariant: an SOS goes through the same door as every other signal and waits for nothing here.
/// What she holds afterwards is a token; without it her plea does not exist. Her place is taken
/// only while help is on its way and is gone 72 hours after the end.
@ApplicationModule(
    id = "citizen",
    allowedDependencies = {
      "access",
      "feed",
      "geo",
      "incident",
      "intake",
      "pace",
      "platform",
      "push",
      "recommend",
      "signal",
      "trail",
      "unit",
      "web"
    })
@NullMarked
package abhaya.response.citizen;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
