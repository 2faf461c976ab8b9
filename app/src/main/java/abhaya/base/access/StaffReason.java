package abhaya.base.access;

/// Why a data administrator acts on a person or her posting. The code goes into the trail.
public enum StaffReason {
  TRANSFER,
  RETIREMENT,
  SUSPENSION,
  LEAVE,
  RETURN,
  ORDER,
  LOST,
  FORGOTTEN,
  COMPROMISED,
  /// An earlier entry was wrong, or what was lost has been found.
  CORRECTION
}
