package abhaya.investigation.cases;

import abhaya.base.jurisdiction.UnitId;
import abhaya.investigation.clock.CaseEvent;
import abhaya.investigation.clock.DutyClock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A case that is still worked on, without anything that points at a victim.
///
/// @param officer the officer of record as she is shown; null if nobody holds the case
/// @param dueOn last day of the two months; null without that clock
/// @param clocks as they stand now
/// @param delays reasons for delay as they came from the feed, oldest first
public record OpenCase(
    String handle,
    String firNumber,
    UnitId station,
    @Nullable String officer,
    LocalDate recordedOn,
    @Nullable LocalDate dueOn,
    List<DutyClock> clocks,
    List<CaseEvent> events,
    List<Delay> delays) {

  public OpenCase {
    clocks = List.copyOf(clocks);
    events = List.copyOf(events);
    delays = List.copyOf(delays);
  }

  /// @param code `LAB_REPORT`
  /// @param until day up to which it is expected to last; null while open
  public record Delay(String code, LocalDate on, @Nullable LocalDate until) {}
}
