package abhaya.response.signal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Advanced Mobile Location by short message, versions 1 and 2 (ETSI TS 103 625; Android's
/// Emergency Location Service).
///
/// A location without radius or method is no location: it must never become latitude zero.
public final class AmlSmsReader implements SignalReader {
  private static final int LENGTH_SLACK = 2;
  private static final long OFFSET_SECONDS_MAX = 10_000_000;

  /// Whether these bytes are such a message at all.
  public static boolean fits(byte[] bytes) {
    return AmlText.find(bytes).isPresent();
  }

  @Override
  public Reading read(Arrival arrival) {
    var draft = new Draft(arrival, Meaning.LOCATION);
    var found = AmlText.find(arrival.original().bytes());
    if (found.isEmpty()) {
      var clean = CleanText.of(arrival.original().bytes());
      clean.flags().forEach(draft::flag);
      return draft.text(clean.text()).flag(Flag.UNREADABLE).reading();
    }
    var message = found.get();
    if (message.doubled()) draft.flag(Flag.DUPLICATE_FIELD);
    var pairs = message.pairs();
    draft.fact("aml", pairs.get("A\"ML"));
    switch (String.valueOf(pairs.get("A\"ML"))) {
      case "1" -> first(draft, message);
      case "2" -> second(draft, pairs);
      default -> {
        draft.flag(Flag.UNKNOWN_DIALECT).text(message.text());
        if (pairs.containsKey("lo")) second(draft, pairs);
        else first(draft, message);
      }
    }
    return draft.reading();
  }

  private static void first(Draft draft, AmlText message) {
    var pairs = message.pairs();
    length(draft, message);
    devices(draft, pairs, "mcc", "mnc");
    draft.fact("imsi", pairs.get("si"));
    var fixedAt = Numbers.digits(pairs.get("top"), false);
    if (fixedAt == null) draft.flag(missing(pairs.get("top")), "top");
    draft.at(fixedAt);
    var place = new Place(pairs.get("lt"), pairs.get("lg"), pairs.get("rd"), pairs.get("pm"));
    place(draft, place, pairs.get("lc"), fixedAt);
  }

  private static void second(Draft draft, Map<String, String> pairs) {
    devices(draft, pairs, "nc", null);
    draft.fact("homeNetwork", pairs.get("hc"));
    draft.fact("dialled", pairs.get("en"));
    draft.language(pairs.get("lg"));
    var callAt = Numbers.instant(pairs.get("et"));
    if (callAt == null) draft.flag(missing(pairs.get("et")), "et");
    draft.at(callAt);
    var offset = Numbers.whole(pairs.get("lt"));
    var fixedAt =
        callAt == null || offset == null || Math.abs(offset) > OFFSET_SECONDS_MAX
            ? null
            : callAt.plusSeconds(offset);
    var parts = pairs.getOrDefault("lo", "").split(",", 4);
    var place =
        parts.length < 2
            ? new Place(null, null, null, pairs.get("ls"))
            : new Place(parts[0], parts[1], parts.length > 2 ? parts[2] : null, pairs.get("ls"));
    place(draft, place, pairs.get("lc"), fixedAt);
    if (callAt != null) draft.fact("callStartedAt", callAt.toString());
  }

  private record Place(
      @Nullable String lat,
      @Nullable String lon,
      @Nullable String radius,
      @Nullable String method) {

    boolean isNone() {
      var unmeasured = "N".equalsIgnoreCase(method);
      return lat == null || lon == null || unmeasured;
    }
  }

  private static void place(
      Draft draft, Place place, @Nullable String confidence, @Nullable Instant fixedAt) {
    if (place.isNone()) {
      draft.flag(Flag.NO_FIX);
      return;
    }
    var lat = Numbers.decimal(place.lat());
    var lon = Numbers.decimal(place.lon());
    if (lat == null || lon == null) draft.flag(Flag.FIELD_UNREADABLE, "position");
    var point = draft.point(lat, lon);
    if (point == null) {
      draft.flag(Flag.NO_FIX);
      return;
    }
    var radius = Numbers.decimal(place.radius());
    draft.location(
        Location.at(point, method(place.method()), LocationSource.HANDSET, draft.receivedAt())
            .within(radius, Numbers.percent(confidence))
            .fixed(fixedAt));
  }

  private static void devices(
      Draft draft, Map<String, String> pairs, String network, @Nullable String rest) {
    draft.device(pairs.get("ei"));
    var code = Optional.ofNullable(pairs.get(network)).orElse("");
    var tail = rest == null ? "" : Optional.ofNullable(pairs.get(rest)).orElse("");
    draft.fact("network", code + tail);
  }

  private static void length(Draft draft, AmlText message) {
    var said = Numbers.whole(message.pairs().get("ml"));
    if (said == null) {
      draft.flag(Flag.CUT_SHORT, "ml");
      return;
    }
    long off = Math.abs(said - message.text().length());
    if (off > LENGTH_SLACK) draft.flag(Flag.CUT_SHORT, "ml");
    else if (off > 0) draft.flag(Flag.LENGTH_DIFFERS, "ml");
  }

  private static Flag missing(@Nullable String typed) {
    return typed == null ? Flag.TIME_MISSING : Flag.TIME_UNREADABLE;
  }

  static LocationMethod method(@Nullable String letter) {
    return switch (String.valueOf(letter)) {
      case "G", "g" -> LocationMethod.GNSS;
      case "W", "w" -> LocationMethod.WIFI;
      case "C", "c" -> LocationMethod.CELL;
      case "F", "f" -> LocationMethod.FUSED;
      default -> LocationMethod.UNKNOWN;
    };
  }
}
