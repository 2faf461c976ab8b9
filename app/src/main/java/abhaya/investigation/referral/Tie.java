package abhaya.investigation.referral;

import abhaya.base.jurisdiction.UnitId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// That a FIR goes back to an incident: who or what said so, when, why, and whether it still holds.
///
/// @param byFeed the FIR itself names the incident
record Tie(
    long id,
    String incident,
    String caseHandle,
    String firNumber,
    UnitId station,
    Instant recordedAt,
    boolean byFeed,
    String reason,
    Instant madeAt,
    @Nullable Instant endedAt,
    @Nullable String endReason) {

  boolean holds() {
    return endedAt == null;
  }
}
