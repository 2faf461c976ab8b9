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

  /// What two machines know of the device: of each the newer.
  Standing with(Standing other) {
    var newer = other.lastAt.isBefore(lastAt) ? this : other;
    var picture = isBefore(other.pictureAt, pictureAt) ? this : other;
    var night = isBefore(other.nightAt, nightAt) ? this : other;
    return new Standing(
        asset,
        newer.unit,
        firstAt.isBefore(other.firstAt) ? firstAt : other.firstAt,
        newer.lastAt,
        other.gotAt.isBefore(gotAt) ? gotAt : other.gotAt,
        isBefore(other.aliveAt, aliveAt) ? aliveAt : other.aliveAt,
        newer.status,
        newer.flags,
        picture.pictureAt,
        picture.pictureOk,
        night.nightAt,
        night.nightOk);
  }

  private static boolean isBefore(@Nullable Instant one, @Nullable Instant other) {
    return other != null && (one == null || one.isBefore(other));
  }

  /// What lay in the device's own store tells of then, not of now.
  private static boolean isFresh(Reading reading) {
    return (reading.flags() & Reading.LATE) == 0;
  }

  private static boolean isNewer(Reading reading, @Nullable Instant than) {
    return than == null || !reading.at().isBefore(than);
  }
}
