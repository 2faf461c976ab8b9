package abhaya.base.notice;

import abhaya.base.access.PeopleQueries;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A message that once could not be delivered, for whoever keeps the accounts. It has neither the
/// address nor what it was about beyond its kind.
///
/// @param personHandle whose message it is
/// @param fault code of what went wrong
record ParkedMessage(
    String handle,
    String personHandle,
    String person,
    String kind,
    String way,
    State state,
    String fault,
    int tries,
    Instant madeAt,
    @Nullable Instant doneAt) {

  /// The same with the person it is for.
  ParkedMessage to(PeopleQueries.Known known) {
    return new ParkedMessage(
        handle,
        known.handle(),
        known.displayName(),
        kind,
        way,
        state,
        fault,
        tries,
        madeAt,
        doneAt);
  }

  /// Where it stands now.
  enum State {
    /// It waits for a person.
    PARKED,
    /// It was sent again and is on its way.
    AGAIN,
    /// It arrived after all.
    ARRIVED,
    GIVEN_UP;

    /// As the outbox has it.
    static State of(String stored) {
      return switch (stored) {
        case "WAITING", "SENDING" -> AGAIN;
        case "SENT" -> ARRIVED;
        case "GIVEN_UP" -> GIVEN_UP;
        default -> PARKED;
      };
    }

    /// `given-up`, as it stands in an address.
    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
