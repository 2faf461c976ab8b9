package abhaya.investigation.alarm;

import abhaya.investigation.clock.DutyClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that the alarms of a case depend on.
///
/// @param handle what the outside knows the case by
/// @param recordedAt null where only the day is known
/// @param clocks as they stand at the moment asked for
/// @param adjournments in any order
public record AlarmFacts(
    String handle,
    LocalDate recordedOn,
    @Nullable Instant recordedAt,
    List<DutyClock> clocks,
    List<Adjournment> adjournments) {

  public AlarmFacts {
    clocks = List.copyOf(clocks);
    adjournments = List.copyOf(adjournments);
  }
}
