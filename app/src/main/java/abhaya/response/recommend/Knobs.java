package abhaya.response.recommend;

import java.time.Duration;

/// What the ranking weighs, as data.
///
/// @param fixAgeMax an older position says nothing of where the unit is
/// @param fixAgeTold from here on the age is said beside the unit
/// @param reachMetres farther units are not asked
/// @param shiftLeft how long after arrival the shift must still last
/// @param perLoad what one assignment of this shift counts, below priority 1
/// @param perWish what a missing wish counts, below priority 1
public record Knobs(
    Duration fixAgeMax,
    Duration fixAgeTold,
    double reachMetres,
    Duration shiftLeft,
    Duration perLoad,
    Duration perWish) {

  public static Knobs usual() {
    return new Knobs(
        Duration.ofMinutes(30),
        Duration.ofMinutes(2),
        100_000,
        Duration.ofMinutes(15),
        Duration.ofSeconds(20),
        Duration.ofMinutes(3));
  }
}
