package abhaya.response.signal;

import abhaya.base.geo.PlaceTextReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The webhook body of WhatsApp's cloud service: one body may hold several people's messages.
///
/// A body without any message (receipts, notices) is one signal of that meaning, so that nothing
/// comes in unseen. Its seal is HMAC-SHA256 over the whole body.
public final class WhatsAppReader {
  private static final int MESSAGES_MAX = 100;

  private final PlaceTextReader places = new PlaceTextReader();

  public List<Reading> read(Arrival arrival, Seal seal) {
    var text = new String(arrival.original().bytes(), StandardCharsets.UTF_8);
    var json = LooseJson.read(text);
    var readings = new ArrayList<Reading>();
    var receipts = false;
    for (var entry : LooseJson.objects(json.root(), "entry")) {
      for (var change : LooseJson.objects(entry, "changes")) {
        var value = LooseJson.object(change, "value");
        receipts |= value.containsKey("statuses");
        for (var message : LooseJson.objects(value, "messages")) {
          if (readings.size() < MESSAGES_MAX) readings.add(one(arrival, json, seal, message));
        }
      }
    }
    if (readings.isEmpty()) readings.add(none(arrival, json, seal, receipts));
    return List.copyOf(readings);
  }

  private Reading none(Arrival arrival, LooseJson json, Seal seal, boolean receipts) {
    var readable = receipts && !json.flags().contains(Flag.UNREADABLE);
    var draft = draft(arrival, json, seal, readable ? Meaning.NOTICE : Meaning.UNKNOWN);
    if (!readable)
      draft.flag(Flag.UNREADABLE).text(CleanText.of(arrival.original().bytes()).text());
    return draft.reading();
  }

  private Reading one(Arrival arrival, LooseJson json, Seal seal, Map<String, Object> message) {
    var draft = draft(arrival, json, seal, Meaning.MESSAGE);
    var from = LooseJson.text(message, "from").orElse(null);
    draft.number(from == null ? null : "+" + from.replaceFirst("^\\+", ""));
    draft.ownKey(LooseJson.text(message, "id").orElse(null));
    draft.at(Numbers.instant(LooseJson.text(message, "timestamp").orElse(null)));
    var kind = LooseJson.text(message, "type").orElse("unknown");
    draft.fact("kind", kind);
    var part = LooseJson.object(message, kind);
    switch (kind) {
      case "text" -> draft.text(text(part, "body"));
      case "button" -> draft.text(text(part, "text"));
      case "interactive" -> draft.text(reply(part));
      case "location" -> location(draft, part);
      case "image", "video", "audio", "voice", "document", "sticker" -> {
        draft.text(text(part, "caption"));
        draft.fact("media", text(part, "id")).fact("mediaType", text(part, "mime_type"));
      }
      default -> draft.flag(Flag.UNKNOWN_FIELD, "kind");
    }
    return draft.placeInText(places).reading();
  }

  private static void location(Draft draft, Map<String, Object> part) {
    var lat = Numbers.decimal(text(part, "latitude"));
    var lon = Numbers.decimal(text(part, "longitude"));
    draft.fact("address", text(part, "address"));
    draft.text(text(part, "name"));
    var point = draft.point(lat, lon);
    if (point == null) draft.flag(Flag.NO_FIX);
    else {
      draft.location(
          Location.at(point, LocationMethod.MANUAL, LocationSource.CALLER, draft.receivedAt()));
    }
  }

  private static @Nullable String reply(Map<String, Object> part) {
    for (var name : List.of("button_reply", "list_reply")) {
      var title = text(LooseJson.object(part, name), "title");
      if (title != null) return title;
    }
    return null;
  }

  private static Draft draft(Arrival arrival, LooseJson json, Seal seal, Meaning meaning) {
    var draft = new Draft(arrival, meaning);
    json.flags().forEach(draft::flag);
    switch (seal) {
      case GOOD -> draft.fact("seal", "good");
      case BAD -> draft.flag(Flag.SIGNATURE_BAD);
      case ABSENT -> draft.flag(Flag.SIGNATURE_ABSENT);
    }
    return draft;
  }

  private static @Nullable String text(Map<String, Object> part, String name) {
    return LooseJson.text(part, name).orElse(null);
  }
}
