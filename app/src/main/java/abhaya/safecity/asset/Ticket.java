package abhaya.safecity.asset;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A fault: found when, why, mended when.
///
/// @param origin `SILENT`, `REPORTED` or `AUDIT`
/// @param state `OPEN`, `ACKNOWLEDGED`, `ASSIGNED`, `SNOOZED` or `CLOSED`
record Ticket(
    long id,
    String handle,
    long asset,
    int unit,
    String origin,
    String state,
    Cause cause,
    Times times,
    String assignedTo,
    String note,
    int version) {

  /// @param evidence of an outer cause; without it no time is forgiven
  record Cause(String code, String evidence) {}

  record Times(
      Instant openedAt,
      @Nullable Instant snoozedUntil,
      @Nullable Instant repairAt,
      @Nullable Instant restoredAt,
      @Nullable Instant closedAt) {

    Times snoozed(@Nullable Instant until) {
      return new Times(openedAt, until, repairAt, restoredAt, closedAt);
    }

    Times repairing(Instant at) {
      return new Times(
          openedAt, snoozedUntil, repairAt == null ? at : repairAt, restoredAt, closedAt);
    }

    /// A device that was heard again was mended then, not when somebody closed the fault.
    Times closed(Instant at) {
      return new Times(openedAt, null, repairAt, restoredAt == null ? at : restoredAt, at);
    }
  }

  boolean isClosed() {
    return state.equals("CLOSED");
  }

  Ticket with(String next, Times when) {
    return new Ticket(
        id, handle, asset, unit, origin, next, cause, when, assignedTo, note, version + 1);
  }

  Ticket assigned(String to) {
    return new Ticket(id, handle, asset, unit, origin, state, cause, times, to, note, version);
  }

  Ticket because(Cause known, String words) {
    return new Ticket(
        id,
        handle,
        asset,
        unit,
        origin,
        state,
        known,
        times,
        assignedTo,
        words.isEmpty() ? note : words,
        version);
  }

  /// The same content under a new version: what was taken back is a change as well.
  Ticket asVersion(int number) {
    return new Ticket(
        id, handle, asset, unit, origin, state, cause, times, assignedTo, note, number);
  }
}
