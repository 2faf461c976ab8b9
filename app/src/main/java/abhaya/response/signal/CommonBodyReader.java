package abhaya.response.signal;

import abhaya.base.geo.PlaceTextReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The body that all doors of the signals' API share, as JSON or as a form: number, text, language,
/// position, device, at; for voice also call, event and queue.
///
/// What is neither is kept as words: somebody may have sent a bare cry for help.
public final class CommonBodyReader implements SignalReader {
  private static final Set<String> KNOWN =
      Set.of(
          "number",
          "text",
          "language",
          "position",
          "device",
          "at",
          "call",
          "event",
          "queue",
          "name",
          "address",
          "category",
          "contact",
          "digits",
          "shout",
          "quiet",
          "test",
          "sex",
          "age",
          "key",
          "called",
          "media",
          "url",
          "sender",
          "subject");

  private static final String[] KEPT = {
    "call",
    "event",
    "queue",
    "name",
    "address",
    "category",
    "contact",
    "digits",
    "shout",
    "quiet",
    "test",
    "called",
    "media",
    "url",
    "sender",
    "subject"
  };

  private final PlaceTextReader places = new PlaceTextReader();

  @Override
  public Reading read(Arrival arrival) {
    var draft = new Draft(arrival, usual(arrival.channel()));
    var clean = CleanText.of(arrival.original().bytes());
    var words = clean.text();
    if (clean.flags().contains(Flag.BAD_ENCODING)) draft.flag(Flag.BAD_ENCODING);
    if (words.startsWith("{")) {
      var json = LooseJson.read(whole(arrival));
      json.flags().forEach(draft::flag);
      if (json.flags().contains(Flag.UNREADABLE)) draft.text(words);
      fields(draft, json.root());
    } else if (words.matches("(?s)[A-Za-z_.]{1,40}=.*")) {
      fields(draft, form(draft, arrival));
    } else {
      draft.flag(Flag.UNREADABLE).text(words);
      clean.flags().forEach(draft::flag);
    }
    return draft.placeInText(places).reading();
  }

  /// All of it: the bounds of a text are not those of a message.
  private static String whole(Arrival arrival) {
    var bytes = arrival.original().bytes();
    var text = new String(bytes, StandardCharsets.UTF_8).strip();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static Map<String, Object> form(Draft draft, Arrival arrival) {
    var form = FormFields.read(arrival.original().bytes());
    if (form.doubled()) draft.flag(Flag.DUPLICATE_FIELD);
    var fields = new LinkedHashMap<String, Object>(form.values());
    var position = new LinkedHashMap<String, Object>();
    for (var name : Set.of("lat", "lon", "radiusMetres", "confidence", "method", "source")) {
      var value = form.find(name, "position." + name);
      value.ifPresent(found -> position.put(name, found));
      fields.remove(name);
      fields.remove("position." + name);
    }
    var at = fields.remove("position.at");
    if (at != null) position.put("at", at);
    if (!position.isEmpty()) fields.put("position", position);
    return fields;
  }

  private static void fields(Draft draft, Map<String, Object> fields) {
    for (var name : fields.keySet()) {
      if (!KNOWN.contains(name)) draft.flag(Flag.UNKNOWN_FIELD);
    }
    draft.number(text(draft, fields, "number"));
    draft.text(text(draft, fields, "text"));
    draft.language(text(draft, fields, "language"));
    draft.device(text(draft, fields, "device"));
    draft.ownKey(text(draft, fields, "key"));
    for (var name : KEPT) draft.fact(name, text(draft, fields, name));
    var at = text(draft, fields, "at");
    var instant = Numbers.instant(at);
    if (at != null && instant == null) draft.flag(Flag.TIME_UNREADABLE, "at");
    draft.at(instant);
    var event = LooseJson.text(fields, "event").orElse("").toLowerCase(Locale.ROOT);
    if (event.equals("panic") || event.equals("sos")) draft.meaning(Meaning.PANIC);
    if (fields.get("position") instanceof Map)
      position(draft, LooseJson.object(fields, "position"));
    else if (fields.containsKey("position")) draft.flag(Flag.FIELD_UNREADABLE, "position");
  }

  private static @Nullable String text(Draft draft, Map<String, Object> fields, String name) {
    var value = fields.get(name);
    if (value != null && !(value instanceof String)) draft.flag(Flag.FIELD_UNREADABLE, name);
    return value instanceof String text ? text : null;
  }

  static void position(Draft draft, Map<String, Object> position) {
    var lat = LooseJson.text(position, "lat").orElse(null);
    var lon = LooseJson.text(position, "lon").orElse(null);
    var latitude = Numbers.decimal(lat);
    var longitude = Numbers.decimal(lon);
    if (latitude == null || longitude == null) draft.flag(Flag.FIELD_UNREADABLE, "position");
    var point = draft.point(latitude, longitude);
    if (point == null) {
      draft.flag(Flag.NO_FIX);
      return;
    }
    var radius = Numbers.decimal(LooseJson.text(position, "radiusMetres").orElse(null));
    var confidence = Numbers.percent(LooseJson.text(position, "confidence").orElse(null));
    var method = method(LooseJson.text(position, "method").orElse(""));
    var source = source(LooseJson.text(position, "source").orElse(""));
    var at = Numbers.instant(LooseJson.text(position, "at").orElse(null));
    draft.location(
        Location.at(point, method, source, draft.receivedAt())
            .within(radius, confidence)
            .fixed(at));
  }

  private static LocationMethod method(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "gnss", "gps" -> LocationMethod.GNSS;
      case "wifi" -> LocationMethod.WIFI;
      case "cell" -> LocationMethod.CELL;
      case "fused", "network" -> LocationMethod.FUSED;
      case "manual" -> LocationMethod.MANUAL;
      case "words" -> LocationMethod.WORDS;
      default -> LocationMethod.UNKNOWN;
    };
  }

  private static LocationSource source(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "handset" -> LocationSource.HANDSET;
      case "operator" -> LocationSource.OPERATOR;
      case "app" -> LocationSource.APP;
      case "vehicle" -> LocationSource.VEHICLE;
      case "device" -> LocationSource.DEVICE;
      case "caller" -> LocationSource.CALLER;
      default -> LocationSource.EXTERNAL;
    };
  }

  private static Meaning usual(Channel channel) {
    return switch (channel) {
      case VOICE -> Meaning.CALL;
      case SOS, IOT -> Meaning.PANIC;
      case ELS -> Meaning.LOCATION;
      case POSITION -> Meaning.POSITION;
      case SMS, EMAIL, WEB, CHAT, WHATSAPP, MEDIA, EXTERNAL, VEHICLE -> Meaning.MESSAGE;
    };
  }
}
