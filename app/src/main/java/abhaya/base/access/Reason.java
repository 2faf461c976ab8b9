package abhaya.base.access;

/// Why a decision came out as it did. The code goes into the trail with every decision.
public enum Reason {
  ALLOWED,
  /// Allowed, and every row must carry the reader's tie.
  ALLOWED_FOR_TIED,
  ROLE_LACKS_FUNCTION,
  SCOPE_NOT_GRANTED,
  OUTSIDE_UNIT,
  NO_UNIT,
  NOT_OWN_CASE,
  NOT_WITH_PROSECUTION,
  FACTOR_TOO_OLD
}
