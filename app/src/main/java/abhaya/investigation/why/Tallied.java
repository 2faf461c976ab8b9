package abhaya.investigation.why;

/// What is counted of a case. The codes are stored, so they never change their meaning.
enum Tallied {
  /// Of every case: bucket 0 in time, 1 late, 2 without a final report.
  CLOCK(1),
  /// Of the first report forwarded: key `CS`, `FALSE` or `CLOSURE`; bucket days before the last day,
  /// 0 to 4, 5 for earlier, -1 for late.
  REPORT(2),
  /// Signs to look at: keys of `CaseSign`.
  SIGN(3),
  /// Reasons for delay: key `stage/code/institution`.
  REASON(4),
  /// Waits that ended: key `awaited|holder|institution`, bucket days.
  WAIT(5),
  /// Waits cut short, because the case was reported without: the same.
  WAIT_CUT(6),
  /// Waits that go on: the same, bucket weeks since 1970 of the first day.
  WAIT_OPEN(7),
  /// From happening to entry by the state: bucket of `LagSteps`, one a record.
  ENTRY(8),
  /// From that entry to arrival here.
  ARRIVAL(9),
  /// First transfer: key `from>to`, bucket days since registration.
  PAIR(10),
  /// Waits for a laboratory once more without its name, small enough for every level: key `WAIT`,
  /// `WAIT_CUT` or `WAIT_OPEN`, bucket as there.
  LABORATORY(11),
  /// Every wait once more without the name of the place, for the nation: key
  /// `measure:awaited|holder|`, bucket as there.
  HELD(12);

  private final int code;

  Tallied(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  static Tallied of(int code) {
    for (var one : values()) if (one.code == code) return one;
    throw new IllegalArgumentException("no such measure");
  }
}
