package abhaya.base.access;

/// What the reader reads for. It stands in the signed context of every transaction, so that the
/// database can tell a count from a case.
public enum Purpose {
  INVESTIGATE,
  SUPERVISE,
  PROSECUTE,
  STATISTICS,
  FEED,
  ADMIN,
  AUDIT,
  /// Distress signals and responders.
  DISPATCH,
  /// Work of the program itself: sign-in, counting, putting the trail in order.
  SYSTEM
}
