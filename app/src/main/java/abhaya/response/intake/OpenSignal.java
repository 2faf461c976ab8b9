package abhaya.response.intake;

import abhaya.base.geo.Point;
import abhaya.response.incident.CallBack;
import abhaya.response.signal.Estimate;
import abhaya.response.signal.Location;
import abhaya.response.signal.LocationBook;
import abhaya.response.signal.LocationMethod;
import abhaya.response.signal.LocationSource;
import abhaya.response.signal.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One signal with all that belongs to it, as a call taker opens it.
///
/// @param words what was written or said; personal
/// @param decided how it ended; null while it has not
/// @param calledBefore how many other signals came from the number
/// @param abusedBefore how many of those were abuse and nothing else; for the eye, never for a rule
record OpenSignal(
    long id,
    String handle,
    String reference,
    String channel,
    String meaning,
    boolean missed,
    Instant receivedAt,
    @Nullable Instant happenedAt,
    boolean proven,
    List<String> flags,
    @Nullable String language,
    @Nullable PhoneNumber number,
    @Nullable String words,
    @Nullable String decided,
    long calledBefore,
    long abusedBefore,
    List<Place> places,
    List<CallBack.Try> tries) {

  private static final double ON_FOOT = 1.5;

  OpenSignal {
    flags = List.copyOf(flags);
    places = List.copyOf(places);
    tries = List.copyOf(tries);
  }

  /// Where the person most likely is, of all that was told; empty where nothing was.
  Optional<Estimate> best(Instant now) {
    var told =
        places.stream()
            .map(place ->
                new Location(
                    new Point(place.lat(), place.lon()),
                    place.radiusMetres(),
                    place.confidencePercent(),
                    LocationMethod.valueOf(place.method()),
                    LocationSource.valueOf(place.source()),
                    place.fixedAt(),
                    place.receivedAt(),
                    null,
                    null))
            .toList();
    return new LocationBook(ON_FOOT).best(told, now);
  }

  /// One statement of where the person is; none replaces another.
  record Place(
      double lat,
      double lon,
      @Nullable Double radiusMetres,
      @Nullable Integer confidencePercent,
      String method,
      String source,
      @Nullable Instant fixedAt,
      Instant receivedAt) {

    double radiusOrAssumed() {
      return radiusMetres == null
          ? LocationMethod.valueOf(method).radiusMetresAssumed()
          : Math.max(1, radiusMetres);
    }
  }

  /// Says nothing of the person.
  @Override
  public String toString() {
    return "OpenSignal[" + handle + "]";
  }
}
