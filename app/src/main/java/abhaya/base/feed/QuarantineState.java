package abhaya.base.feed;

/// What became of a record that had to wait.
public enum QuarantineState {
  WAITING,
  /// It counts: what it waited for came, or a person recorded an exception.
  RELEASED,
  WITHDRAWN,
  /// A higher version took its place.
  REPLACED
}
