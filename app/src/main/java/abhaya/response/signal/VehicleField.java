package abhaya.response.signal;

import java.util.regex.Pattern;

/// Fields of a vehicle's packet and the shape by which each is known.
enum VehicleField {
  TYPE("EMR|SEM"),
  LGN("LGN"),
  EPB("EPB"),
  HLP("HLP"),
  HBT("HBT"),
  IMEI("[0-9]{15}"),
  STATUS("NM|SP"),
  PACKET("[A-Z]{2}"),
  ALERT("[0-9]{1,2}"),
  LIVE("[LH]"),
  DAY_TIME("[0-9]{14}"),
  DATE("[0-9]{8}"),
  SHORT_DATE("[0-9]{6}"),
  TIME("[0-9]{6}"),
  DD("[0-9]{2}"),
  MM("[0-9]{2}"),
  YYYY("[0-9]{4}"),
  HH("[0-9]{2}"),
  MI("[0-9]{2}"),
  SS("[0-9]{2}"),
  VALID("[AV]"),
  FIX("[01]"),
  LAT("-?[0-9]{1,3}\\.[0-9]+"),
  NS("[NS]"),
  LON("-?[0-9]{1,3}\\.[0-9]+"),
  EW("[EW]"),
  ALTITUDE("-?[0-9]+(\\.[0-9]+)?"),
  SPEED("-?[0-9]+(\\.[0-9]+)?"),
  COURSE("-?[0-9]+(\\.[0-9]+)?"),
  DISTANCE("-?[0-9]+(\\.[0-9]+)?"),
  SATELLITES("[0-9]{1,3}"),
  PDOP("[0-9]+(\\.[0-9]+)?"),
  HDOP("[0-9]+(\\.[0-9]+)?"),
  PROVIDER("[GN]"),
  REGISTRATION(".*"),
  REPLY("[+0-9A-Za-z.]*"),
  OPERATOR(".*"),
  IGNITION("[01]"),
  MAIN("[01]"),
  MAIN_VOLTS("[0-9]+(\\.[0-9]+)?"),
  BATTERY_VOLTS("[0-9]+(\\.[0-9]+)?"),
  EMERGENCY("[01]"),
  TAMPER("[COW]?"),
  SIGNAL("[0-9]{1,3}"),
  MCC("[0-9]{3}"),
  MNC("[0-9]{1,3}"),
  LAC("[0-9A-Fa-f]{1,8}"),
  CELL("[0-9A-Fa-f]{1,8}"),
  FIRMWARE(".+"),
  VENDOR(".*"),
  AIS("AIS140"),
  ONE("01"),
  TWO("02"),
  ANY(".*");

  private final Pattern shape;

  VehicleField(String shape) {
    this.shape = Pattern.compile(shape);
  }

  boolean fits(String token) {
    return shape.matcher(token).matches();
  }
}
