package abhaya.investigation.work;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A few words on a case from one who works on it or supervises it.
///
/// @param mentions numbers of the colleagues it calls
/// @param struck who took it back, when and why; the words stay to be read
record Note(
    String handle,
    String caseHandle,
    Kind kind,
    String text,
    List<Long> mentions,
    Instant at,
    Entry.Author author,
    Entry.@Nullable Struck struck) {

  Note {
    mentions = List.copyOf(mentions);
  }

  enum Kind {
    NOTE,
    /// "This is due": from a supervisor.
    REMINDER,
    /// The officer asks that her draft of the final report be looked at.
    PROPOSED,
    SIGNED_OFF,
    /// Back to the officer, with what is wanting.
    SENT_BACK,
    /// Before others, as whoever answers for the case says, and why.
    URGENT,
    /// As any other case again.
    NORMAL;

    String messageKey() {
      return "work.note." + name();
    }

    /// Acts of one who supervises, not of the officer herself.
    boolean isReview() {
      return this == SIGNED_OFF || this == SENT_BACK;
    }

    /// How urgent a case is: the last that stands counts.
    boolean isPriority() {
      return this == URGENT || this == NORMAL;
    }
  }
}
