package abhaya.investigation.mirror;

/// A case in 54 bits: station 20, class 4, returned 1, charged 1, reported 14, recorded 14.
///
/// Cases that are alike in all of it are alike for every figure, so they need no name here.
final class Packed {
  private static final int DAY_BITS = 14;
  private static final int DAY_MASK = (1 << DAY_BITS) - 1;
  private static final int CHARGED = 28;
  private static final int RETURNED = 29;
  private static final int CLASS = 30;
  private static final int STATION = 34;
  private static final int STATION_BITS = 20;
  private static final long FACT_MASK = (1L << STATION) - 1;

  private Packed() {}

  /// The reported day is kept one higher; nought is no report.
  static long of(CaseCount one, int station) {
    if (station >= 1 << STATION_BITS) throw new IllegalStateException("too many stations");
    var reportedOn = one.reportedOn();
    long reported = reportedOn == null ? 0 : Days.of(reportedOn) + 1L;
    if (reported > DAY_MASK) throw new IllegalArgumentException("outside the mirror's calendar");
    return Days.of(one.recordedOn())
        | reported << DAY_BITS
        | bit(one.charged(), CHARGED)
        | bit(one.returned(), RETURNED)
        | (long) one.clockClass() << CLASS
        | (long) station << STATION;
  }

  private static long bit(boolean set, int at) {
    return set ? 1L << at : 0;
  }

  static long fact(long packed) {
    return packed & FACT_MASK;
  }

  static int station(long packed) {
    return (int) (packed >>> STATION);
  }

  static int recorded(long packed) {
    return (int) packed & DAY_MASK;
  }

  static boolean isReported(long packed) {
    return (packed >>> DAY_BITS & DAY_MASK) != 0;
  }

  /// Only for a reported case.
  static int reported(long packed) {
    return (int) (packed >>> DAY_BITS & DAY_MASK) - 1;
  }

  static boolean inTime(long packed) {
    return isReported(packed) && reported(packed) <= Days.due(recorded(packed));
  }

  static boolean charged(long packed) {
    return (packed >>> CHARGED & 1) != 0;
  }

  static boolean returned(long packed) {
    return (packed >>> RETURNED & 1) != 0;
  }

  static int clockClass(long packed) {
    return (int) (packed >>> CLASS) & CaseCount.CLASSES - 1;
  }

  /// Adds what the case counts, by column of [Columns].
  static void count(long packed, int sign, int[] out) {
    out[Columns.N] += sign;
    if (!isReported(packed)) return;
    out[Columns.REPORTED] += sign;
    if (inTime(packed)) out[Columns.IN_TIME] += sign;
    if (charged(packed)) out[Columns.CHARGED] += sign;
    if (returned(packed)) out[Columns.RETURNED] += sign;
  }
}
