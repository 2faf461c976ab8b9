package abhaya.response.signal;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Positions in the OsmAnd protocol: the fields of a query or a form, speed in knots; or the JSON
/// that newer clients send, speed in metres per second.
///
/// `alarm=sos` is somebody pressing for help, from whatever device.
public final class PositionReader implements SignalReader {
  private static final double KMH_PER_KNOT = 1.852;
  private static final double KNOTS_PER_MPS = 3.6 / KMH_PER_KNOT;
  private static final String[] KEPT = {
    "batt", "charge", "hdop", "cell", "driverUniqueId", "event"
  };

  @Override
  public Reading read(Arrival arrival) {
    var draft = new Draft(arrival, Meaning.POSITION);
    var bytes = arrival.original().bytes();
    var query = new String(bytes, StandardCharsets.ISO_8859_1).strip();
    var form = query.startsWith("{") ? json(draft, bytes) : form(query);
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

  private static FormFields form(String query) {
    int mark = query.indexOf('?');
    return FormFields.read(query.substring(mark + 1).getBytes(StandardCharsets.ISO_8859_1));
  }

  /// The fields of `location` and `coords` under the names of the form.
  private static FormFields json(Draft draft, byte[] bytes) {
    var json = LooseJson.read(new String(bytes, StandardCharsets.UTF_8).strip());
    json.flags().forEach(draft::flag);
    var location = LooseJson.object(json.root(), "location");
    var coords = LooseJson.object(location, "coords");
    var fields = new LinkedHashMap<String, String>();
    put(fields, "id", json.root(), "device_id");
    put(fields, "timestamp", location, "timestamp");
    put(fields, "event", location, "event");
    put(fields, "alarm", LooseJson.object(location, "extras"), "alarm");
    put(fields, "batt", LooseJson.object(location, "battery"), "level");
    put(fields, "lat", coords, "latitude");
    put(fields, "lon", coords, "longitude");
    put(fields, "accuracy", coords, "accuracy");
    put(fields, "altitude", coords, "altitude");
    put(fields, "heading", coords, "heading");
    var speed = Numbers.decimal(LooseJson.text(coords, "speed").orElse(null));
    if (speed != null) {
      fields.put("speed", String.format(Locale.ROOT, "%.4f", speed * KNOTS_PER_MPS));
    }
    return new FormFields(fields, false);
  }

  private static void put(
      Map<String, String> fields, String name, Map<String, Object> from, String theirs) {
    LooseJson.text(from, theirs).ifPresent(value -> fields.put(name, value));
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
