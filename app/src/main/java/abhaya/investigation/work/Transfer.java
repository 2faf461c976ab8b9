package abhaya.investigation.work;

import abhaya.base.jurisdiction.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// A case on its way from one station to another. Until it is accepted it stays where it was; its
/// clock runs from the day of the first record wherever it lies.
///
/// @param decidedWhy code; null while it waits, and for an acceptance
record Transfer(
    String handle,
    String caseHandle,
    String firNumber,
    boolean zeroFir,
    LocalDate recordedOn,
    UnitId from,
    UnitId to,
    String reason,
    Instant sentAt,
    Entry.Author author,
    State state,
    @Nullable Instant decidedAt,
    @Nullable String decidedBy,
    @Nullable String decidedWhy) {

  enum State {
    WAITING,
    ACCEPTED,
    RETURNED,
    WITHDRAWN;

    String messageKey() {
      return "work.transfer." + name();
    }
  }

  /// Whole days on the way.
  long days(Instant now) {
    return Math.max(0, ChronoUnit.DAYS.between(sentAt, decidedAt == null ? now : decidedAt));
  }
}
