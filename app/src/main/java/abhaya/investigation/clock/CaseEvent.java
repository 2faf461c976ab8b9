package abhaya.investigation.clock;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A step of a case at its moment.
///
/// @param subject token of the accused, victim or exhibit it concerns; null for the whole case
public record CaseEvent(Step step, Instant at, @Nullable String subject) {

  public LocalDate on() {
    return India.dateOf(at);
  }
}
