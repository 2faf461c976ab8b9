package abhaya.base.notice;

/// What came of one try.
enum Sent {
  DONE,
  /// Nobody answered, or the other side asks to come again.
  LATER,
  /// The other side will never take it.
  REFUSED
}
