package abhaya.safecity.plate;

/// What a read means for one listed plate.
public sealed interface Verdict {

  /// The match that led to it.
  Match match();

  /// Worth an eye, and no more: it sends nobody out.
  ///
  /// @param strength how likely the read is a misread of the listed plate
  record Hint(Match match, Sighting sighting, Strength strength) implements Verdict {}

  /// A hit, to be acknowledged and verified by eye.
  record Alarm(Match match, Sighting sighting, Witness witness) implements Verdict {}

  /// What turned a read into an alarm.
  enum Witness {
    EQUAL_READ,
    SECOND_CAMERA,
    HUMAN
  }

  /// From weak to strong.
  enum Strength {
    /// The read is itself a possible plate and the characters do not look alike.
    WEAK,
    /// The read is a possible plate, but the characters look alike.
    FAIR,
    /// No vehicle can carry what was read, so something was misread.
    STRONG
  }
}
