package abhaya.safecity.asset;

import abhaya.safecity.measure.Availability;
import abhaya.safecity.measure.AvailabilityBook;
import abhaya.safecity.measure.CameraProof;
import abhaya.safecity.measure.OpenHours;
import abhaya.safecity.measure.Outage;
import abhaya.safecity.measure.ProofLog;
import abhaya.safecity.measure.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Seconds of one thing over some time, in the three measures. Those of days add up to those of a
/// month.
///
/// @param viewDown null: nobody looked whether picture and recording reach the room
/// @param nightDue and `nightDown`: of the dark hours; null: no picture after dark was looked at
record DaySum(
    long agreed,
    long maintenance,
    long forgiven,
    long down,
    @Nullable Long viewDown,
    @Nullable Long nightDue,
    @Nullable Long nightDown) {
  static final DaySum NONE = new DaySum(0, 0, 0, 0, null, null, null);

  /// Dark everywhere in India in every month.
  private static final OpenHours NIGHT = new OpenHours(20 * 60, 5 * 60);

  /// A look at a picture is believed for so long.
  private static final Duration PICTURE_FRESH = Duration.ofHours(2);

  /// The dark hours are judged by a sample a night.
  private static final Duration NIGHT_FRESH = Duration.ofHours(12);

  /// What a device told, as far as it counts here.
  record Sign(Instant at, boolean alive, @Nullable Boolean picture, @Nullable Boolean night) {}

  /// Counts from signs of life and logged outages.
  ///
  /// @param patience how long a sign of life is believed
  static DaySum of(
      AssetTerms terms, Duration patience, Span when, List<Sign> signs, List<Outage> outages) {
    var book = new AvailabilityBook(terms.service());
    var agreed = terms.hours().between(when.from(), when.to());
    var night = NIGHT.between(when.from(), when.to());
    var beats = new ArrayList<ProofLog.Check>();
    var pictures = new ArrayList<ProofLog.Check>();
    var nights = new ArrayList<ProofLog.Check>();
    for (var sign : signs) {
      beats.add(new ProofLog.Check(sign.at(), sign.alive()));
      if (sign.picture() != null) pictures.add(new ProofLog.Check(sign.at(), sign.picture()));
      if (sign.night() != null) nights.add(new ProofLog.Check(sign.at(), sign.night()));
    }
    var proof =
        new CameraProof(
            agreed,
            night,
            new ProofLog(beats, patience),
            new ProofLog(
                pictures, PICTURE_FRESH.compareTo(patience) < 0 ? patience : PICTURE_FRESH),
            new ProofLog(nights, NIGHT_FRESH));
    var three = book.ofCamera(proof, outages);
    var answers = three.answers();
    return new DaySum(
        answers.agreed().toSeconds(),
        answers.maintenance().toSeconds(),
        answers.forgiven().toSeconds(),
        answers.down().toSeconds(),
        pictures.isEmpty() ? null : three.viewable().down().toSeconds(),
        nights.isEmpty() ? null : three.usableAtNight().scheduled().toSeconds(),
        nights.isEmpty() ? null : three.usableAtNight().down().toSeconds());
  }

  DaySum plus(DaySum other) {
    return new DaySum(
        agreed + other.agreed,
        maintenance + other.maintenance,
        forgiven + other.forgiven,
        down + other.down,
        viewDown(other),
        sum(nightDue, other.nightDue),
        sum(nightDown, other.nightDown));
  }

  /// A time in which nobody looked, beside one in which somebody did, is not proven.
  private @Nullable Long viewDown(DaySum other) {
    if (viewDown == null && other.viewDown == null) return null;
    var mine = viewDown == null ? scheduled() : viewDown;
    return mine + (other.viewDown == null ? other.scheduled() : other.viewDown);
  }

  private long scheduled() {
    return agreed - maintenance - forgiven;
  }

  private static @Nullable Long sum(@Nullable Long one, @Nullable Long other) {
    if (one == null) return other;
    return other == null ? one : Long.valueOf(one + other);
  }

  Availability answers() {
    return of(agreed, maintenance, forgiven, down);
  }

  Optional<Availability> viewable() {
    return viewDown == null
        ? Optional.empty()
        : Optional.of(of(agreed, maintenance, forgiven, viewDown));
  }

  Optional<Availability> atNight() {
    return nightDue == null || nightDown == null
        ? Optional.empty()
        : Optional.of(of(nightDue, 0, 0, nightDown));
  }

  private static Availability of(long agreed, long maintenance, long forgiven, long down) {
    return new Availability(
        Duration.ofSeconds(agreed),
        Duration.ofSeconds(maintenance),
        Duration.ofSeconds(forgiven),
        Duration.ofSeconds(down));
  }
}
