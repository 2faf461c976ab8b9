package abhaya.response.road;

import java.util.Locale;

/// Why a file became no graph.
enum RoadFault {
  EMPTY,
  /// Neither the binary nor the plain form of OpenStreetMap.
  NOT_OSM,
  /// It ends in the middle.
  TRUNCATED,
  /// Its form breaks somewhere inside.
  UNREADABLE,
  /// A document type, or a block beyond what the format allows.
  UNSAFE,
  /// Not one road a car may use.
  NO_ROADS,
  OUTSIDE_INDIA,
  TOO_LARGE,
  /// The disk is full, or would be.
  NO_ROOM,
  /// More memory was needed than this machine gives.
  NO_MEMORY,
  /// The work came to no end within the time it has.
  TOO_LONG,
  /// The work was ended from outside.
  ENDED;

  /// For programs and as a part of keys.
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// A refusal on its way out of the work.
  static final class Found extends Exception {
    private static final long serialVersionUID = 1;
    private final RoadFault fault;

    Found(RoadFault fault) {
      super(fault.code(), null, false, false);
      this.fault = fault;
    }

    RoadFault fault() {
      return fault;
    }
  }
}
