package abhaya.investigation.demo;

import abhaya.base.platform.StartFailure;
import java.time.Instant;

/// Which country this installation was begun with.
///
/// @param name as given to `--demo`
/// @param livedUntil the moment up to which it has lived
/// @param loaded whether all of it is in the database
record DemoPlan(String name, long seed, Instant livedUntil, boolean loaded) {

  /// The country; the same for ever.
  ///
  /// @throws StartFailure if there is none of that name
  DemoCountry country() {
    return switch (name) {
      case "country" -> new DemoCountry(seed, DemoSize.DEMO, livedUntil);
      case "tiny" -> new DemoCountry(seed, DemoSize.TINY, livedUntil);
      case "snapshot-2020" -> DemoCountry.snapshot2020(seed);
      default ->
          throw new StartFailure(
              "There is no demonstration of that name; --demo takes country, snapshot-2020 or"
                  + " tiny.");
    };
  }
}
