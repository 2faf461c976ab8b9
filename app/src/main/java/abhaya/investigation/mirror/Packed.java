package abhaya.investigation.mirror;

/// A case in 30 bits: returned 1, charged 1, reported 14, recorded 14.
///
/// Cases that are alike in all of it are alike for every figure, so they need no name here.
final class Packed {
  private static final int DAY_BITS = 14;
  private static final int DAY_MASK = (1 << DAY_BITS) - 1;
  private static final int CHARGED = 28;
  private static final int RETURNED = 29;

  private Packed() {}

  /// The reported day is kept one higher; nought is no report.
  static int of(CaseCount one) {
    var reportedOn = one.reportedOn();
    var reported = reportedOn == null ? 0 : Days.of(reportedOn) + 1;
    if (reported > DAY_MASK) throw new IllegalArgumentException("outside the mirror's calendar");
    return Days.of(one.recordedOn())
        | reported << DAY_BITS
        | (one.charged() ? 1 << CHARGED : 0)
        | (one.returned() ? 1 << RETURNED : 0);
  }

  static int recorded(int packed) {
    return packed & DAY_MASK;
  }

  static boolean isReported(int packed) {
    return (packed >>> DAY_BITS & DAY_MASK) != 0;
  }

  /// Only for a reported case.
  static int reported(int packed) {
    return (packed >>> DAY_BITS & DAY_MASK) - 1;
  }

  static boolean inTime(int packed) {
    return isReported(packed) && reported(packed) <= Days.due(recorded(packed));
  }

  static boolean charged(int packed) {
    return (packed >>> CHARGED & 1) != 0;
  }

  static boolean returned(int packed) {
    return (packed >>> RETURNED & 1) != 0;
  }

  /// Adds what the case counts, by column of [Columns].
  static void count(int packed, int sign, int[] out) {
    out[Columns.N] += sign;
    if (!isReported(packed)) return;
    out[Columns.REPORTED] += sign;
    if (inTime(packed)) out[Columns.IN_TIME] += sign;
    if (charged(packed)) out[Columns.CHARGED] += sign;
    if (returned(packed)) out[Columns.RETURNED] += sign;
  }
}
