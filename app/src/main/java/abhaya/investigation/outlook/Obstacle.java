package abhaya.investigation.outlook;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Something a case waits for.
///
/// @param awaited message key of the missing thing
/// @param institution handle of the laboratory, hospital or office; null where none is known
public record Obstacle(
    String awaited, Holder holder, @Nullable String institution, LocalDate since) {

  /// A person's handle is dropped here, whoever passes it.
  public Obstacle {
    if (!holder.isInstitution()) institution = null;
  }
}
