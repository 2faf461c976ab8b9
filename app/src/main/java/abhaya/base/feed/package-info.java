/// Records from outside: rows out of files, envelopes kept as they came, what waits, what was
/// refused, and up to when the data reach.
///
/// Invariant: nothing is silently accepted or dropped. Each row of a file ends as accepted,
/// unchanged, waiting or refused, and the four add up to what was received.
@ApplicationModule(
    id = "feed",
    allowedDependencies = {"access", "jurisdiction", "platform", "trail", "web"})
@NullMarked
package abhaya.base.feed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
