package abhaya.investigation.demo;

import abhaya.base.platform.India;
import java.time.Instant;

/// How far the records of a state have come: it sends by the hour, or once a night, or fell silent.
///
/// @param nightly sends once a night at ten past two
/// @param lastEntry last minute of entry that was sent
record Reach(boolean nightly, long lastEntry) {
  private static final int NIGHT_MINUTE = 130;

  static Reach of(DemoState state, Instant until) {
    var minute = minute(until) - state.profile().silentDays() * 1_440L;
    var nightly = state.profile().entryHours() >= 20;
    var last =
        nightly
            ? Math.floorDiv(minute - NIGHT_MINUTE, 1_440L) * 1_440L + NIGHT_MINUTE
            : Math.floorDiv(minute, 60L) * 60;
    return new Reach(nightly, last);
  }

  /// Everything entered up to that moment is there.
  static Reach whole(Instant until) {
    return new Reach(false, minute(until));
  }

  static long minute(Instant instant) {
    return Math.floorDiv(
        instant.getEpochSecond() + instant.atZone(India.ZONE).getOffset().getTotalSeconds(), 60L);
  }

  static Instant instant(long minute) {
    return Instant.ofEpochSecond(minute * 60 - 19_800);
  }

  /// When what was entered then reached the centre.
  long arrivedAt(long entered) {
    if (!nightly) return Math.ceilDiv(entered, 60L) * 60;
    return Math.ceilDiv(entered - NIGHT_MINUTE, 1_440L) * 1_440L + NIGHT_MINUTE;
  }
}
