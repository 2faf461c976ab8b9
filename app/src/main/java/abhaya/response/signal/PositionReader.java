package abhaya.response.signal;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Positions in the OsmAnd protocol: the fields of a query or a form. Speed is in knots.
///
/// `alarm=sos` is somebody pressing for help, from whatever device.
public final class PositionReader implements SignalReader {
  private static final double KMH_PER_KNOT = 1.852;
  private static final String[] KEPT = {
    "batt", "charge", "hdop", "cell", "driverUniqueId", "event"
  };

  @Override
  public Reading read(Arrival arrival) {
    var draft = new Draft(arrival, Meaning.POSITION);
    var bytes = arrival.original().bytes();
    var query = new String(bytes, StandardCharsets.ISO_8859_1).strip();
    int mark = query.indexOf('?');
    var form = FormFields.read(query.substring(mark + 1).getBytes(StandardCharsets.ISO_8859_1));
    if (form.doubled()) draft.flag(Flag.DUPLICATE_FIELD);
    draft.device(form.find("id", "deviceid", "device_id").orElse(null));
    var alarm = form.find("alarm").orElse("").toLowerCase(Locale.ROOT);
    if (alarm.equals("sos") || alarm.equals("panic")) draft.meaning(Meaning.PANIC);
    draft.fact("alarm", alarm);
    for (var name : KEPT) draft.fact(name, form.find(name).orElse(null));
    var typed = form.find("timestamp").orElse(null);
    var at = Numbers.instant(typed);
    if (at == null) draft.flag(typed == null ? Flag.TIME_MISSING : Flag.TIME_UNREADABLE, "at");
    draft.at(at);
    motion(draft, form);
    var valid = form.find("valid").orElse("true").toLowerCase(Locale.ROOT);
    if (valid.equals("false") || valid.equals("0")) return draft.flag(Flag.NO_FIX).reading();
    var pair = form.find("location").orElse("").split(",", 2);
    var lat = number(draft, form.find("lat").orElse(pair.length == 2 ? pair[0] : null), "lat");
    var lon = number(draft, form.find("lon").orElse(pair.length == 2 ? pair[1] : null), "lon");
    var point = draft.point(lat, lon);
    if (point == null) return draft.flag(Flag.NO_FIX).reading();
    var accuracy = number(draft, form.find("accuracy").orElse(null), "accuracy");
    var radius = accuracy == null || accuracy <= 0 ? null : accuracy;
    var location =
        Location.at(point, LocationMethod.GNSS, LocationSource.DEVICE, draft.receivedAt())
            .within(radius, null)
            .fixed(at)
            .high(number(draft, form.find("altitude").orElse(null), "altitude"), null);
    return draft.location(location).reading();
  }

  private static void motion(Draft draft, FormFields form) {
    var knots = number(draft, form.find("speed").orElse(null), "speed");
    if (knots != null && knots >= 0) {
      draft.fact("speedKmh", String.format(Locale.ROOT, "%.1f", knots * KMH_PER_KNOT));
    }
    var bearing = number(draft, form.find("bearing", "heading").orElse(null), "bearing");
    if (bearing != null && bearing >= 0) draft.fact("course", String.valueOf(bearing % 360));
  }

  private static @Nullable Double number(Draft draft, @Nullable String typed, String field) {
    var number = Numbers.decimal(typed);
    if (typed != null && number == null) draft.flag(Flag.FIELD_UNREADABLE, field);
    return number;
  }
}
