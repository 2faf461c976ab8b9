package abhaya.investigation.cases;

import abhaya.base.jurisdiction.UnitId;
import abhaya.base.platform.India;
import abhaya.investigation.clock.CaseEvent;
import abhaya.investigation.clock.DutyClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A case that is still worked on, without anything that points at a victim.
///
/// @param officerId number of the officer of record; null if nobody holds the case
/// @param officer the officer of record as she is shown
/// @param dueOn last day of the two months; null without that clock
/// @param clocks as they stand now
/// @param delays reasons for delay as they came from the feed, oldest first
public record OpenCase(
    String handle,
    String firNumber,
    UnitId station,
    @Nullable String officerId,
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

  /// @param at when it was given
  /// @param code `LAB_REPORT`
  /// @param until day up to which it is expected to last; null while open
  public record Delay(String code, Instant at, @Nullable LocalDate until) {
    public LocalDate on() {
      return India.dateOf(at);
    }
  }
}
