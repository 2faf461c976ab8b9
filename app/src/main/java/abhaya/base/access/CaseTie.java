package abhaya.base.access;

/// What ties a reader to one case, where the unit alone is not enough.
public enum CaseTie {
  /// She is the officer of record.
  OFFICER,
  /// The case has reached the prosecution.
  PROSECUTION
}
