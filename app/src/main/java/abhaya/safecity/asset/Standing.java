package abhaya.safecity.asset;

import abhaya.safecity.asset.Reading.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The last that is known of a device.
///
/// @param aliveAt our time of its last own sign of life; what a gateway says of it is none
public record Standing(
    long asset,
    int unit,
    Instant firstAt,
    Instant lastAt,
    Instant gotAt,
    @Nullable Instant aliveAt,
    Status status,
    int flags,
    @Nullable Instant pictureAt,
    @Nullable Boolean pictureOk,
    @Nullable Instant nightAt,
    @Nullable Boolean nightOk) {

  static Standing first(Reading reading) {
    return new Standing(
            reading.asset(),
            reading.unit(),
            reading.at(),
            reading.at(),
            reading.gotAt(),
            null,
            reading.status(),
            reading.flags(),
            null,
            null,
            null,
            null)
        .after(reading);
  }

  /// The same after another reading. One that comes late changes only what it is newer for.
  Standing after(Reading reading) {
    var newer = !reading.at().isBefore(lastAt);
    var alive = reading.status().isAlive() && isFresh(reading) ? reading.gotAt() : aliveAt;
    var measures = reading.measures();
    var looked = measures.picture() != null && isNewer(reading, pictureAt);
    var night = measures.night() != null && isNewer(reading, nightAt);
    return new Standing(
        asset,
        unit,
        firstAt.isBefore(reading.at()) ? firstAt : reading.at(),
        newer ? reading.at() : lastAt,
        reading.gotAt().isAfter(gotAt) ? reading.gotAt() : gotAt,
        alive,
        newer ? reading.status() : status,
        newer ? reading.flags() : flags,
        looked ? reading.at() : pictureAt,
        looked ? measures.picture() : pictureOk,
        night ? reading.at() : nightAt,
        night ? measures.night() : nightOk);
  }

  /// What lay in the device's own store tells of then, not of now.
  private static boolean isFresh(Reading reading) {
    return (reading.flags() & Reading.LATE) == 0;
  }

  private static boolean isNewer(Reading reading, @Nullable Instant than) {
    return than == null || !reading.at().isBefore(than);
  }
}
