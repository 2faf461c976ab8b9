package abhaya.response.signal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Emergency Location Service over HTTPS: a form of which every field may be missing or broken.
///
/// The seal `hmac` (HMAC-SHA1 over all that stands before it) is checked where a key is given. A bad
/// seal is flagged: a true cry for help may come through a gateway that rewrote the body.
public final class ElsFormReader implements SignalReader {
  private static final byte[] SEAL_FIELD = "&hmac=".getBytes(StandardCharsets.ISO_8859_1);

  /// Fields kept under their own names.
  private static final String[] KEPT = {
    "emergency_number",
    "source",
    "device_model",
    "device_imsi",
    "device_iccid",
    "device_os",
    "cell_carrier",
    "cell_home_mcc",
    "cell_home_mnc",
    "cell_network_mcc",
    "cell_network_mnc",
    "cell_id",
    "location_floor",
    "location_bearing",
    "location_speed",
    "adr_carcrash_time"
  };

  private final byte @Nullable [] key;

  /// @param key null where no key was agreed: seals are not looked at
  public ElsFormReader(byte @Nullable [] key) {
    this.key = key == null ? null : key.clone();
  }

  @Override
  public Reading read(Arrival arrival) {
    var draft = new Draft(arrival, Meaning.LOCATION);
    var body = arrival.original().bytes();
    seal(draft, body);
    var form = FormFields.read(body);
    if (form.doubled()) draft.flag(Flag.DUPLICATE_FIELD);
    if (form.find("v", "time", "device_number", "location_latitude").isEmpty()) {
      return draft.flag(Flag.UNREADABLE).text(CleanText.of(body).text()).reading();
    }
    draft.number(form.find("device_number").orElse(null));
    draft.device(form.find("device_imei").orElse(null));
    draft.language(form.find("device_languages").orElse(null));
    for (var name : KEPT) draft.fact(name, form.find(name).orElse(null));
    draft.at(time(draft, form, "time"));
    place(draft, form);
    return draft.reading();
  }

  private void seal(Draft draft, byte[] body) {
    if (key == null || key.length == 0) return;
    int at = sealAt(body);
    var sent =
        at < 0
            ? null
            : new String(
                body,
                at + SEAL_FIELD.length,
                body.length - at - SEAL_FIELD.length,
                StandardCharsets.ISO_8859_1);
    var message = at < 0 ? body : Arrays.copyOf(body, at);
    switch (Seal.of("HmacSHA1", key, message, sent)) {
      case GOOD -> draft.fact("seal", "good");
      case BAD -> draft.flag(Flag.SIGNATURE_BAD);
      case ABSENT -> draft.flag(Flag.SIGNATURE_ABSENT);
    }
  }

  private static int sealAt(byte[] body) {
    for (int at = body.length - SEAL_FIELD.length; at >= 0; at--) {
      int to = at + SEAL_FIELD.length;
      if (Arrays.equals(body, at, to, SEAL_FIELD, 0, SEAL_FIELD.length)) return at;
    }
    return -1;
  }

  private static void place(Draft draft, FormFields form) {
    var lat = number(draft, form, "location_latitude");
    var lon = number(draft, form, "location_longitude");
    var point = draft.point(lat, lon);
    if (point == null) {
      draft.flag(Flag.NO_FIX);
      return;
    }
    var source = form.find("location_source").orElse("").toLowerCase(Locale.ROOT);
    var method =
        switch (source) {
          case "gps", "gnss" -> LocationMethod.GNSS;
          case "wifi" -> LocationMethod.WIFI;
          case "cell" -> LocationMethod.CELL;
          case "fused" -> LocationMethod.FUSED;
          default -> LocationMethod.UNKNOWN;
        };
    var confidence = form.find("location_confidence", "location_certainty").orElse(null);
    draft.location(
        Location.at(point, method, LocationSource.HANDSET, draft.receivedAt())
            .within(number(draft, form, "location_accuracy"), Numbers.percent(confidence))
            .fixed(time(draft, form, "location_time"))
            .high(
                number(draft, form, "location_altitude"),
                number(draft, form, "location_vertical_accuracy")));
  }

  private static @Nullable Double number(Draft draft, FormFields form, String name) {
    var typed = form.find(name).orElse(null);
    var number = Numbers.decimal(typed);
    if (typed != null && number == null) draft.flag(Flag.FIELD_UNREADABLE, name);
    return number;
  }

  private static @Nullable Instant time(Draft draft, FormFields form, String name) {
    var typed = form.find(name).orElse(null);
    var instant = Numbers.instant(typed);
    if (typed != null && instant == null) draft.flag(Flag.TIME_UNREADABLE, name);
    return instant;
  }
}
