package abhaya.response.signal;

/// What is amiss with a signal that was kept nevertheless.
public enum Flag {
  UNREADABLE,
  BAD_ENCODING,
  CHARACTERS_REPLACED,
  TEXT_CUT,
  TOO_LARGE,
  TOO_DEEP,
  DUPLICATE_FIELD,
  UNKNOWN_FIELD,
  FIELD_UNREADABLE,
  NO_WAY_TO_REACH,
  NUMBER_UNREADABLE,
  POSITION_OUT_OF_RANGE,
  POSITION_ZERO,
  NO_FIX,
  TIME_MISSING,
  TIME_UNREADABLE,
  /// Before 24 hours ago by more than a year, or ahead of us.
  TIME_IMPLAUSIBLE,
  /// The sender's count of characters is not ours, by two at most.
  LENGTH_DIFFERS,
  CUT_SHORT,
  CHECK_SUM_BAD,
  CHECK_SUM_ABSENT,
  SIGNATURE_BAD,
  SIGNATURE_ABSENT,
  UNKNOWN_DIALECT,
  FRAME_CUT,
  FRAME_TOO_LONG,
  /// Stored in the device and sent later.
  STORED_PACKET
}
