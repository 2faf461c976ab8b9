package abhaya.response.signal;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Fields of a vehicle's packet and the shape by which each is known.
enum VehicleField {
  TYPE("EMR|SEM"),
  LGN("LGN"),
  EPB("EPB"),
  HLP("HLP"),
  HBT("HBT"),
  IMEI(15, 15),
  STATUS("NM|SP"),
  PACKET("[A-Z]{2}"),
  ALERT(1, 2),
  LIVE("[LH]"),
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
  VALID("[AV]"),
  FIX("[01]"),
  LAT(Shape.DEGREES),
  NS("[NS]"),
  LON(Shape.DEGREES),
  EW("[EW]"),
  ALTITUDE(Shape.NUMBER),
  SPEED(Shape.NUMBER),
  COURSE(Shape.NUMBER),
  DISTANCE(Shape.NUMBER),
  SATELLITES(1, 3),
  PDOP(Shape.POSITIVE),
  HDOP(Shape.POSITIVE),
  PROVIDER("[GN]"),
  REGISTRATION(Shape.ANY),
  REPLY("[+0-9A-Za-z.]*"),
  OPERATOR(Shape.ANY),
  IGNITION("[01]"),
  MAIN("[01]"),
  MAIN_VOLTS(Shape.POSITIVE),
  BATTERY_VOLTS(Shape.POSITIVE),
  EMERGENCY("[01]"),
  TAMPER("[COW]?"),
  SIGNAL(1, 3),
  MCC(3, 3),
  MNC(1, 3),
  LAC("[0-9A-Fa-f]{1,8}"),
  CELL("[0-9A-Fa-f]{1,8}"),
  FIRMWARE(".+"),
  VENDOR(Shape.ANY),
  AIS("AIS140"),
  ONE("01"),
  TWO("02"),
  ANY(Shape.ANY);

  /// Shapes that are looked at so often that a loop is worth its lines.
  private enum Shape {
    ANY,
    DIGITS,
    /// With a sign perhaps, one to three digits, a point and more digits.
    DEGREES,
    /// With a sign and a fraction perhaps.
    NUMBER,
    POSITIVE,
    PATTERN
  }

  private final Shape shape;
  private final @Nullable Pattern pattern;
  private final int least;
  private final int most;

  VehicleField(String pattern) {
    this(Shape.PATTERN, Pattern.compile(pattern), 0, 0);
  }

  VehicleField(Shape shape) {
    this(shape, null, 0, 0);
  }

  VehicleField(int least, int most) {
    this(Shape.DIGITS, null, least, most);
  }

  VehicleField(Shape shape, @Nullable Pattern pattern, int least, int most) {
    this.shape = shape;
    this.pattern = pattern;
    this.least = least;
    this.most = most;
  }

  boolean fits(String token) {
    return switch (shape) {
      case ANY -> token.indexOf('\n') < 0;
      case DIGITS -> token.length() >= least && token.length() <= most && areDigits(token, 0);
      case DEGREES -> isNumber(token, true, 3, true);
      case NUMBER -> isNumber(token, true, token.length(), false);
      case POSITIVE -> isNumber(token, false, token.length(), false);
      case PATTERN -> pattern != null && pattern.matcher(token).matches();
    };
  }

  private static boolean areDigits(String token, int from) {
    for (int i = from; i < token.length(); i++) {
      if (token.charAt(i) < '0' || token.charAt(i) > '9') return false;
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
    return point < 0 ? !broken : areDigits(token, point + 1);
  }
}
