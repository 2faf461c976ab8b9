package abhaya.verifier;

/// The first fault of an export: what was done to it, at which entry, and in which line the
/// program saw it.
public record Finding(Tampering kind, long entry, long line, String sentence) {
  /// The ways in which a log can be falsified.
  public enum Tampering {
    /// An entry's content was changed.
    EDIT,
    /// Entries are missing from the middle.
    DELETION,
    /// An entry is there that the log did not have.
    INSERTION,
    /// Entries or checkpoints stand in another order.
    REORDERING,
    /// Entries are missing from the end.
    TRUNCATION,
    /// The log was longer once.
    ROLL_BACK,
    /// Two signed histories of one log differ.
    TWO_VERSIONS,
    /// A checkpoint was not signed by the log's key.
    FALSE_CHECKPOINT
  }
}
