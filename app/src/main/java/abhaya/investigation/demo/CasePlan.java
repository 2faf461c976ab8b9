package abhaya.investigation.demo;

/// All of a case that decides where and how it counts. Times are minutes of the Indian clock since
/// 1970; `NEVER` is beyond all of them.
///
/// @param serial number in its feed
/// @param station number of the unit that registers it
/// @param newLaw whether the offence fell under the BNS
record CasePlan(
    long serial,
    int station,
    Offence offence,
    boolean newLaw,
    long recordedAt,
    long enteredAt,
    Flaw flaw,
    Turn turn,
    Report report) {

  static final long NEVER = Long.MAX_VALUE / 4;

  /// What is wrong with the FIR; a flawed one waits in quarantine and does not count.
  enum Flaw {
    NONE,
    DIARY_AFTER_FIR,
    SECTIONS_UNREAD
  }

  /// How the case turned on its way.
  enum Way {
    STRAIGHT,
    CLOCK_ADDED,
    CLOCK_REMOVED,
    ZERO_TRANSFERRED,
    ZERO_REGISTERED_ANEW,
    TRANSFERRED;

    boolean changesStation() {
      return this == ZERO_TRANSFERRED || this == ZERO_REGISTERED_ANEW || this == TRANSFERRED;
    }

    boolean isZero() {
      return this == ZERO_TRANSFERRED || this == ZERO_REGISTERED_ANEW;
    }
  }

  /// @param station that holds the case afterwards
  record Turn(Way way, long at, long enteredAt, int station) {
    static final Turn NONE = new Turn(Way.STRAIGHT, NEVER, NEVER, -1);
  }

  /// The first report forwarded to the court.
  record Report(String kind, long at, long enteredAt) {
    static final Report NONE = new Report("", NEVER, NEVER);

    boolean isChargeSheet() {
      return kind.equals("CS_ORIG");
    }
  }

  /// The day of a minute, counted from 1970.
  static long day(long minute) {
    return Math.floorDiv(minute, 1_440L);
  }

  /// Whether it counts, as far as the records up to that entry tell.
  boolean countsUpTo(long lastEntry) {
    if (enteredAt > lastEntry || flaw != Flaw.NONE || !offence.hasClock()) return false;
    return switch (turn.way()) {
      case CLOCK_ADDED -> turn.enteredAt() <= lastEntry;
      case CLOCK_REMOVED -> turn.enteredAt() > lastEntry;
      default -> true;
    };
  }

  /// The station that holds it, as far as the records up to that entry tell.
  int stationUpTo(long lastEntry) {
    return turn.way().changesStation() && turn.enteredAt() <= lastEntry ? turn.station() : station;
  }

  /// The day of the report, or NEVER.
  long reportedDayUpTo(long lastEntry) {
    return report.enteredAt() <= lastEntry ? day(report.at()) : NEVER;
  }
}
