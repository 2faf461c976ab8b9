/// An invented country, from a seed: units, officers and three years of records at the published
/// volumes, for a first look, for tests and for benchmarks.
///
/// Invariant: the same seed, size and moment give the same bytes. No person and no police station
/// is real; the names of states and their yearly volumes are published facts.
@ApplicationModule(
    id = "demo",
    allowedDependencies = {
      "access",
      "cases",
      "compliance",
      "feed",
      "geo",
      "incident",
      "jurisdiction",
      "platform",
      "simulator",
      "unit",
      "volunteer"
    })
@NullMarked
package abhaya.investigation.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
