package abhaya.investigation.referral;

import abhaya.base.jurisdiction.UnitId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An incident that was referred to a station, and how it stands there.
///
/// @param incident handle, with the case for life
/// @param reference what people call it
/// @param returnCode why it was sent back; null unless it was
/// @param firs how many FIRs are tied to it now
record Referral(
    String incident,
    String reference,
    boolean trial,
    UnitId station,
    String typeName,
    Instant receivedAt,
    Instant referredAt,
    @Nullable Instant acceptedAt,
    @Nullable Instant returnedAt,
    @Nullable ReturnCode returnCode,
    int firs,
    int version) {

  /// How it stands: worked out, not stored.
  enum State {
    WAITING,
    ACCEPTED,
    REGISTERED,
    RETURNED;

    String messageKey() {
      return "referral.state." + this;
    }
  }

  /// Why a station sends an incident back. Another station's ground is no reason: a FIR is recorded
  /// wherever it is told (BNSS 173(1)).
  enum ReturnCode {
    NO_OFFENCE,
    SAME_AS_OTHER,
    NOT_REACHED,
    SENT_BY_MISTAKE;

    String messageKey() {
      return "referral.return." + this;
    }
  }

  State state() {
    if (firs > 0) return State.REGISTERED;
    if (returnedAt != null) return State.RETURNED;
    return acceptedAt == null ? State.WAITING : State.ACCEPTED;
  }

  boolean isOpen() {
    return state() == State.WAITING || state() == State.ACCEPTED;
  }

  /// Since it was referred: the clock of T01, record at once.
  Duration age(Instant now) {
    return Duration.between(referredAt, now);
  }
}
