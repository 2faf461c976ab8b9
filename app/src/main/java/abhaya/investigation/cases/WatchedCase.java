package abhaya.investigation.cases;

import abhaya.base.jurisdiction.UnitId;
import abhaya.investigation.clock.DutyClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A case as the program watches over its clocks, without anything that points at a victim.
///
/// @param officerId number of the officer of record; null if nobody holds the case
/// @param recordedAt null where the clock began with an earlier registration
/// @param open without a final report, or sent back by the court
/// @param clocks as they stand now
/// @param adjournments hearings put off, in any order
public record WatchedCase(
    long id,
    String handle,
    String firNumber,
    UnitId station,
    @Nullable String officerId,
    boolean withProsecution,
    LocalDate recordedOn,
    @Nullable Instant recordedAt,
    boolean open,
    List<DutyClock> clocks,
    List<PutOff> adjournments) {

  public WatchedCase {
    clocks = List.copyOf(clocks);
    adjournments = List.copyOf(adjournments);
  }

  /// @param soughtBy as the feed says it; empty where it does not
  public record PutOff(Instant at, String soughtBy) {}
}
