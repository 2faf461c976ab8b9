package abhaya.response.recommend;

/// One reason beside a unit, for or against, with its figure; the screen has the words.
///
/// @param figure seconds, metres, a count, hundredths of a factor; zero where the code says all
/// @param detail which capability or wish, which day; empty where there is none
public record Reason(Code code, long figure, String detail) {

  /// What is said.
  public enum Code {
    ARRIVES_IN,
    METRES_AWAY,
    METRES_BY_ROAD,
    STILL_MOBILISING,
    FIX_IS_OLD,
    HAS_WISHED,
    LACKS_WISHED,
    LOAD,
    TURNED_ROUND_FROM,
    BY_ROAD,
    BY_DISTANCE_ONLY,
    BY_DISTANCE_PLACE_OFF_ROAD,
    BY_DISTANCE_UNIT_OFF_ROAD,
    BY_DISTANCE_NO_WAY,
    BY_DISTANCE_OUT_OF_TIME,
    NO_FIX,
    FIX_TOO_OLD,
    OTHER_AGENCY,
    LACKS_REQUIRED,
    OFF_DUTY,
    OUT_OF_SERVICE,
    IN_DISTRESS,
    ON_SCENE,
    BUSY,
    SHIFT_ENDS,
    OUT_OF_REACH,
    SENT_ALREADY
  }

  static Reason of(Code code) {
    return new Reason(code, 0, "");
  }

  static Reason of(Code code, long figure) {
    return new Reason(code, figure, "");
  }
}
