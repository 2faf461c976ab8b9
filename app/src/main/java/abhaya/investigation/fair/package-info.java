/// Fair comparison: shares with their chance, funnels, bands, case mix, and the signs of closing
/// for the clock's sake.
///
/// Invariant: pure arithmetic over counts. No share leaves here without its two numbers, and no rank
/// without the rule that made it.
@ApplicationModule(
    id = "fair",
    allowedDependencies = {})
@NullMarked
package abhaya.investigation.fair;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
