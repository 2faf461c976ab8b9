package abhaya.response.signal;

import java.util.List;

/// Fields of a vehicle's packet and the shape by which each is known.
enum VehicleField {
  TYPE("EMR", "SEM"),
  LGN("LGN"),
  HLP("HLP"),
  HBT("HBT"),
  IMEI(15, 15),
  STATUS("NM", "SP"),
  PACKET(Shape.CAPITALS, 2, 2),
  ALERT(1, 2),
  LIVE("L", "H"),
  DAY_TIME(14, 14),
  DATE(8, 8),
  SHORT_DATE(6, 6),
  TIME(6, 6),
  DD(2, 2),
  MM(2, 2),
  YYYY(4, 4),
  HH(2, 2),
  MI(2, 2),
  SS(2, 2),
  VALID("A", "V"),
  FIX("0", "1"),
  LAT(Shape.DEGREES),
  NS("N", "S"),
  LON(Shape.DEGREES),
  EW("E", "W"),
  ALTITUDE(Shape.NUMBER),
  SPEED(Shape.NUMBER),
  COURSE(Shape.NUMBER),
  DISTANCE(Shape.NUMBER),
  SATELLITES(1, 3),
  PDOP(Shape.POSITIVE),
  HDOP(Shape.POSITIVE),
  PROVIDER("G", "N"),
  REGISTRATION(Shape.ANY),
  OPERATOR(Shape.ANY),
  IGNITION("0", "1"),
  MAIN("0", "1"),
  MAIN_VOLTS(Shape.POSITIVE),
  BATTERY_VOLTS(Shape.POSITIVE),
  EMERGENCY("0", "1"),
  TAMPER("C", "O", "W", ""),
  SIGNAL(1, 3),
  FIRMWARE(Shape.SOME),
  VENDOR(Shape.ANY),
  AIS("AIS140"),
  ONE("01"),
  TWO("02"),
  ANY(Shape.ANY);

  /// What a token may be. Every token of every packet is asked, so each is a loop and no pattern.
  private enum Shape {
    ANY,
    /// Not empty.
    SOME,
    WORDS,
    CAPITALS,
    DIGITS,
    /// With a sign perhaps, one to three digits, a point and more digits.
    DEGREES,
    /// With a sign and a fraction perhaps.
    NUMBER,
    POSITIVE
  }

  private final Shape shape;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> words;

  private final int least;
  private final int most;

  VehicleField(String... words) {
    this(Shape.WORDS, List.of(words), 0, 0);
  }

  VehicleField(Shape shape) {
    this(shape, List.of(), 0, 0);
  }

  VehicleField(int least, int most) {
    this(Shape.DIGITS, List.of(), least, most);
  }

  VehicleField(Shape shape, int least, int most) {
    this(shape, List.of(), least, most);
  }

  VehicleField(Shape shape, List<String> words, int least, int most) {
    this.shape = shape;
    this.words = words;
    this.least = least;
    this.most = most;
  }

  boolean fits(String token) {
    return switch (shape) {
      case ANY -> token.indexOf('\n') < 0;
      case SOME -> !token.isEmpty() && token.indexOf('\n') < 0;
      case WORDS -> words.contains(token);
      case CAPITALS -> isLong(token) && areWithin(token, 0, 'A', 'Z');
      case DIGITS -> isLong(token) && areWithin(token, 0, '0', '9');
      case DEGREES -> isNumber(token, true, 3, true);
      case NUMBER -> isNumber(token, true, token.length(), false);
      case POSITIVE -> isNumber(token, false, token.length(), false);
    };
  }

  private boolean isLong(String token) {
    return token.length() >= least && token.length() <= most;
  }

  private static boolean areWithin(String token, int from, char first, char last) {
    for (int i = from; i < token.length(); i++) {
      if (token.charAt(i) < first || token.charAt(i) > last) return false;
    }
    return from < token.length();
  }

  private static boolean isNumber(String token, boolean signed, int wholeMost, boolean broken) {
    int at = signed && token.startsWith("-") ? 1 : 0;
    int point = token.indexOf('.', at);
    int end = point < 0 ? token.length() : point;
    if (end - at < 1 || end - at > wholeMost) return false;
    for (int i = at; i < end; i++) {
      if (token.charAt(i) < '0' || token.charAt(i) > '9') return false;
    }
    return point < 0 ? !broken : areWithin(token, point + 1, '0', '9');
  }
}
