package abhaya.response.intake;

import abhaya.response.incident.CallBack;
import abhaya.response.signal.PhoneNumber;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One signal with all that belongs to it, as a call taker opens it.
///
/// @param words what was written or said; personal
/// @param decided how it ended; null while it has not
/// @param calledBefore how many other signals came from the number
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
    List<Place> places,
    List<CallBack.Try> tries) {

  OpenSignal {
    flags = List.copyOf(flags);
    places = List.copyOf(places);
    tries = List.copyOf(tries);
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
          ? abhaya.response.signal.LocationMethod.valueOf(method).radiusMetresAssumed()
          : Math.max(1, radiusMetres);
    }
  }

  /// Says nothing of the person.
  @Override
  public String toString() {
    return "OpenSignal[" + handle + "]";
  }
}
