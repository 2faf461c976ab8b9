package abhaya.investigation.demo;

import java.time.LocalDate;

/// What another module adds to the demonstration. Called once the country stands; a load that was
/// cut off calls it again, so it adds only what is missing.
public interface DemoPart {

  /// @param today last day the country has lived
  void load(DemoCountry country, LocalDate today);

  /// Whether cases must be there before. What needs none is loaded beside them.
  default boolean comesAfterCases() {
    return true;
  }
}
