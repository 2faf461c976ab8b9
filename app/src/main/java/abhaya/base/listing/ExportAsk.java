package abhaya.base.listing;

import abhaya.base.jurisdiction.UnitId;
import abhaya.base.paper.FileKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A file that somebody asked for and that needs a second person.
record ExportAsk(
    String handle,
    Asker by,
    Wanted wanted,
    int rows,
    Instant at,
    @Nullable Boolean approved,
    @Nullable Instant decidedAt,
    @Nullable Instant takenAt) {
  /// A link opens once and for this long.
  static final Duration OPEN = Duration.ofHours(24);

  /// Where it stands.
  enum State {
    WAITS,
    READY,
    REFUSED,
    TAKEN,
    EXPIRED;

    String key() {
      return "listing.state." + name();
    }
  }

  record Asker(long person, String name, String role, UnitId unit) {}

  /// @param list path of the list
  /// @param address of the view
  record Wanted(
      String list, String address, Set<String> only, FileKind format, ExportPurpose purpose) {
    Wanted {
      only = Set.copyOf(only);
    }
  }

  State state(Instant now) {
    if (takenAt != null) return State.TAKEN;
    if (Boolean.FALSE.equals(approved)) return State.REFUSED;
    var since = decidedAt == null ? at : decidedAt;
    if (now.isAfter(since.plus(OPEN))) return State.EXPIRED;
    return decidedAt == null ? State.WAITS : State.READY;
  }
}
