package abhaya.response.signal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// One order of fields. AIS-140 leaves the order to each State, so orders are rows of a table.
///
/// @param skipMax how many fields may stand before the first one named: headers and makers
record VehicleDialect(String name, Family family, int skipMax, List<VehicleField> fields) {

  /// What kind of packet it is.
  enum Family {
    EMERGENCY,
    POSITION,
    LOGIN,
    HEALTH,
    HEARTBEAT
  }

  private static final String PLACE = "LAT NS LON EW ";
  private static final String STATE =
      "OPERATOR IGNITION MAIN MAIN_VOLTS BATTERY_VOLTS EMERGENCY TAMPER SIGNAL";
  private static final String MOVE = "SPEED COURSE SATELLITES ALTITUDE PDOP HDOP ";

  /// Tried from the top; the first that fits speaks.
  static final List<VehicleDialect> TABLE =
      List.of(
          emergency("emergency", "DAY_TIME VALID " + PLACE + "ALTITUDE SPEED DISTANCE PROVIDER"),
          emergency(
              "emergency, provider first",
              "DAY_TIME VALID " + PLACE + "ALTITUDE SPEED PROVIDER DISTANCE"),
          emergency(
              "emergency, date and time apart",
              "DATE TIME VALID " + PLACE + "ALTITUDE SPEED DISTANCE PROVIDER"),
          emergency(
              "emergency, date and time apart, provider first",
              "DATE TIME VALID " + PLACE + "ALTITUDE SPEED PROVIDER DISTANCE"),
          emergency(
              "emergency, time in six fields",
              "DD MM YYYY HH MI SS VALID " + PLACE + "ALTITUDE SPEED DISTANCE PROVIDER"),
          emergency(
              "emergency, time in six fields, provider first",
              "DD MM YYYY HH MI SS VALID " + PLACE + "ALTITUDE SPEED PROVIDER DISTANCE"),
          position("position", "PACKET ALERT LIVE IMEI", "DATE TIME", STATE),
          position(
              "position, time in six fields",
              "PACKET ALERT LIVE IMEI",
              "DD MM YYYY HH MI SS",
              STATE),
          position("position, no alert, short date", "PACKET LIVE IMEI", "SHORT_DATE TIME", STATE),
          position("position, no alert", "PACKET LIVE IMEI", "DATE TIME", STATE),
          position(
              "position, no tamper",
              "PACKET ALERT LIVE IMEI",
              "DATE TIME",
              "OPERATOR IGNITION MAIN MAIN_VOLTS BATTERY_VOLTS EMERGENCY SIGNAL"),
          login("log-in with vehicle", 1, "LGN REGISTRATION IMEI FIRMWARE AIS LAT LON"),
          login("log-in with maker", 1, "LGN VENDOR REGISTRATION IMEI FIRMWARE AIS " + PLACE),
          login("log-in", 1, "LGN REGISTRATION IMEI FIRMWARE " + PLACE),
          login("log-in by header", 2, "REGISTRATION IMEI FIRMWARE AIS " + PLACE),
          login("log-in 01", 1, "ONE VENDOR FIRMWARE IMEI REGISTRATION"),
          row("health 02", Family.HEALTH, 1, "TWO VENDOR FIRMWARE IMEI ANY"),
          row("health", Family.HEALTH, 1, "HLP VENDOR FIRMWARE IMEI ANY"),
          row("heartbeat", Family.HEARTBEAT, 1, "HBT"));

  private static VehicleDialect emergency(String name, String fields) {
    return row(name, Family.EMERGENCY, 3, "TYPE IMEI STATUS " + fields);
  }

  private static VehicleDialect position(String name, String head, String time, String state) {
    var fields = head + " REGISTRATION FIX " + time + " " + PLACE + MOVE + state;
    return row(name, Family.POSITION, 5, fields);
  }

  private static VehicleDialect login(String name, int skipMax, String fields) {
    return row(name, Family.LOGIN, skipMax, fields);
  }

  private static VehicleDialect row(String name, Family family, int skipMax, String fields) {
    var list = Arrays.stream(fields.strip().split(" ")).map(VehicleField::valueOf).toList();
    return new VehicleDialect(name, family, skipMax, list);
  }

  /// A packet's fields, which are those of the dialect from the given one on.
  record Match(VehicleDialect dialect, List<String> tokens, int skip) {
    /// Empty where the dialect has no such field.
    String get(VehicleField field) {
      int at = dialect.fields.indexOf(field);
      return at < 0 ? "" : tokens.get(skip + at);
    }

    /// Where the named fields end.
    int rest() {
      return skip + dialect.fields.size();
    }
  }

  Optional<Match> match(List<String> tokens) {
    for (int skip = 0; skip <= skipMax; skip++) {
      if (fits(tokens, skip)) return Optional.of(new Match(this, tokens, skip));
    }
    return Optional.empty();
  }

  private boolean fits(List<String> tokens, int skip) {
    if (tokens.size() < skip + fields.size()) return false;
    for (int i = 0; i < fields.size(); i++) {
      if (!fields.get(i).fits(tokens.get(skip + i))) return false;
    }
    return true;
  }
}
