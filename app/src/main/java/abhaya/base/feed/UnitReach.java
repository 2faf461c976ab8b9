package abhaya.base.feed;

import java.time.Duration;
import java.time.Instant;

/// Up to when the data of a unit reach, and how often it usually sends.
///
/// @param firstEnteredAt earliest entry by the state among its records
/// @param dataUpTo latest one
/// @param lastArrivedAt when something of it last reached us
/// @param records how many came
public record UnitReach(
    Instant firstEnteredAt, Instant dataUpTo, Instant lastArrivedAt, long records) {
  private static final Duration ALWAYS_PATIENT = Duration.ofDays(3);
  private static final int USUAL_PAUSES = 6;

  /// Whether the unit is silent: longer than six times its own usual pause, and never before three
  /// days. A unit that always sends little is not silent sooner than one that sends much.
  public boolean isSilentAt(Instant now) {
    return Duration.between(dataUpTo, now).compareTo(patience()) > 0;
  }

  Duration patience() {
    var usual = Duration.between(firstEnteredAt, dataUpTo).dividedBy(Math.max(1, records - 1));
    var patience = usual.multipliedBy(USUAL_PAUSES);
    return patience.compareTo(ALWAYS_PATIENT) < 0 ? ALWAYS_PATIENT : patience;
  }

  /// What two units come to together.
  public UnitReach and(UnitReach other) {
    return new UnitReach(
        earlier(firstEnteredAt, other.firstEnteredAt),
        later(dataUpTo, other.dataUpTo),
        later(lastArrivedAt, other.lastArrivedAt),
        records + other.records);
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
