package abhaya.safecity.followup;

import abhaya.base.access.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// One step on the way of a matter, or one city's experience with a good practice.
///
/// @param city in which it was done
/// @param person number; 0 the program
/// @param office in which the person acts; empty for the program
public record MatterNote(
    Step step, String city, Said said, long person, Optional<Role> office, Instant at) {

  /// What somebody does to a matter.
  public enum Step {
    /// How far it is.
    UPDATE,
    /// The answer to an auditor.
    REPLY,
    /// The owner says it is done.
    DONE,
    /// Somebody else has seen that it is.
    CLOSE,
    REOPEN,
    /// A city took a good practice over.
    ADOPT
  }

  /// @param expectedOn when the owner thinks to be done
  public record Said(String words, String evidence, Optional<LocalDate> expectedOn) {}
}
