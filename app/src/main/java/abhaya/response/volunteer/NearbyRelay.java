package abhaya.response.volunteer;

import abhaya.base.geo.Point;
import abhaya.base.platform.Whispers;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Where volunteers are, told on to the other machines: whichever of them takes the next step of a
/// call knows who is near. Nothing of it is written; a machine that was away knows each volunteer again
/// with her phone's next word.
@Component
class NearbyRelay {
  private static final String TOPIC = "volunteer-spot";
  private static final int PARTS = 5;

  private final Nearby nearby;
  private final Whispers whispers;

  NearbyRelay(Nearby nearby, Whispers whispers) {
    this.nearby = nearby;
    this.whispers = whispers;
    whispers.hear(TOPIC, this::heard);
  }

  /// In the caller's transaction.
  void put(Spot spot) {
    nearby.put(spot);
    whispers.say(TOPIC, words(spot));
  }

  /// In the caller's transaction.
  void remove(long volunteer) {
    nearby.remove(volunteer);
    whispers.say(TOPIC, Long.toString(volunteer));
  }

  @Nullable Spot find(long volunteer) {
    return nearby.find(volunteer);
  }

  static String words(Spot spot) {
    return String.format(
        Locale.ROOT,
        "%d %.7f %.7f %.1f %d",
        spot.volunteer(),
        spot.point().lat(),
        spot.point().lon(),
        spot.radiusMetres(),
        spot.at().toEpochMilli());
  }

  /// An older place than is known here changes nothing.
  void heard(String words) {
    var parts = words.split(" ", PARTS);
    var volunteer = Long.parseLong(parts[0]);
    if (parts.length < PARTS) {
      nearby.remove(volunteer);
      return;
    }
    var point = new Point(Double.parseDouble(parts[1]), Double.parseDouble(parts[2]));
    var at = Instant.ofEpochMilli(Long.parseLong(parts[4]));
    var known = nearby.find(volunteer);
    if (known != null && known.at().isAfter(at)) return;
    nearby.put(new Spot(volunteer, point, Double.parseDouble(parts[3]), at));
  }
}
