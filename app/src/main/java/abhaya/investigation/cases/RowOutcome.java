package abhaya.investigation.cases;

import org.jspecify.annotations.Nullable;

/// What became of one row.
///
/// @param key as far as it could be read
/// @param code why it waits or is refused; null otherwise
/// @param field which field it is about; null where the whole row is
record RowOutcome(
    int row, Kind kind, @Nullable String key, @Nullable String code, @Nullable String field) {

  enum Kind {
    ACCEPTED,
    /// Known already, or older than what is known.
    UNCHANGED,
    QUARANTINED,
    REFUSED,
    /// Touches records of several sources: to be applied again, alone.
    DEFERRED
  }

  static RowOutcome of(Incoming one, Kind kind) {
    return new RowOutcome(one.row(), kind, one.record().head().key(), null, null);
  }

  static RowOutcome of(Incoming one, Kind kind, String code, @Nullable String field) {
    return new RowOutcome(one.row(), kind, one.record().head().key(), code, field);
  }
}
