package abhaya.base.access;

/// Puts an act on record, in the transaction of the act: both stand, or neither does.
@FunctionalInterface
public interface OnRecord {

  /// @param handle of the person the act is about
  void done(String handle);
}
