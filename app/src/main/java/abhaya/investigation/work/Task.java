package abhaya.investigation.work;

import java.time.Instant;
import java.time.LocalDate;

/// Something a colleague is asked to do in a case until a day.
///
/// @param version counts its changes: two people lose no edit
record Task(
    String handle,
    String caseHandle,
    String what,
    long toId,
    String toName,
    LocalDate until,
    State state,
    int version,
    Instant givenAt,
    Entry.Author author) {

  enum State {
    OPEN,
    DONE,
    WITHDRAWN;

    String messageKey() {
      return "work.task." + name();
    }
  }

  /// What one can do with it.
  enum Act {
    DONE(State.OPEN, State.DONE),
    REOPENED(State.DONE, State.OPEN),
    WITHDRAWN(State.OPEN, State.WITHDRAWN);

    private final State from;
    private final State to;

    Act(State from, State to) {
      this.from = from;
      this.to = to;
    }

    State from() {
      return from;
    }

    State to() {
      return to;
    }
  }

  boolean isLate(LocalDate today) {
    return state == State.OPEN && until.isBefore(today);
  }
}
