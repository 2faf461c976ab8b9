package abhaya.response.signal;

import abhaya.base.geo.Point;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Incidents that another control room hands over: the Emergency Incident Data Object in JSON (NENA
/// STA-021.1). The number to ring is that of the call-back component; places are read from the
/// PIDF-LO in the location components, the caller's before the incident's before the rest.
public final class EidoReader implements SignalReader {
  private static final int COMPONENTS_MAX = 20;
  private static final int CONFIDENCE_USUAL = 95;

  /// Whether the bytes may be such an object at all.
  public static boolean fits(byte[] bytes) {
    var text = new String(bytes, StandardCharsets.UTF_8);
    return text.strip().startsWith("{") && text.contains("\"eidoVersion\"");
  }

  @Override
  public Reading read(Arrival arrival) {
    var draft = new Draft(arrival, Meaning.MESSAGE);
    var text = new String(arrival.original().bytes(), StandardCharsets.UTF_8).strip();
    var json = LooseJson.read(text.startsWith("\uFEFF") ? text.substring(1) : text);
    json.flags().forEach(draft::flag);
    var root = json.root();
    if (json.flags().contains(Flag.UNREADABLE)) draft.text(CleanText.of(text).text());
    head(draft, root);
    incident(draft, root);
    calls(draft, root);
    notes(draft, root);
    places(draft, root);
    return draft.reading();
  }

  private static void head(Draft draft, Map<String, Object> root) {
    var id = LooseJson.text(root, "$id");
    if (id.isEmpty()) draft.flag(Flag.FIELD_UNREADABLE, "identifier");
    draft.fact("identifier", id.orElse(null));
    draft.fact("sender", LooseJson.text(root, "issuingElementIdentification").orElse(null));
    var at = LooseJson.text(root, "lastUpdateTimeStamp").orElse(null);
    var updated = Numbers.instant(at);
    if (at != null && updated == null) draft.flag(Flag.TIME_UNREADABLE, "at");
    draft.at(updated);
    if (id.isPresent()) draft.ownKey(id.get() + "," + at);
  }

  private static void incident(Draft draft, Map<String, Object> root) {
    for (var one : components(root, "incidentComponent")) {
      draft.fact("typeCode", LooseJson.text(one, "incidentTypeCommonRegistryText").orElse(null));
      draft.fact("status", first(one, "incidentStatusCommonRegistryText"));
      draft.fact("priority", LooseJson.text(one, "incidentCommonPriorityNumber").orElse(null));
      draft.fact("theirIncident", LooseJson.text(one, "internalIncidentId").orElse(null));
      draft.text(LooseJson.text(one, "incidentTypeInternalText").orElse(null));
    }
  }

  private static void calls(Draft draft, Map<String, Object> root) {
    for (var one : components(root, "callComponent")) {
      draft.fact("call", LooseJson.text(one, "$id").orElse(null));
      draft.fact("queue", LooseJson.text(one, "queueIdentifier").orElse(null));
      draft.fact("callStartedAt", LooseJson.text(one, "callStartTimestamp").orElse(null));
    }
    for (var one : components(root, "callbackComponent")) {
      for (var uri : texts(one, "callBackInformationUri")) draft.number(uri);
    }
  }

  private static void notes(Draft draft, Map<String, Object> root) {
    var words = new ArrayList<String>();
    for (var one : components(root, "notesComponent")) {
      LooseJson.text(one, "notesActionComments").ifPresent(words::add);
      words.addAll(texts(one, "notesActionComments"));
    }
    if (!words.isEmpty()) draft.text(String.join("\n", words));
  }

  private static void places(Draft draft, Map<String, Object> root) {
    var components = components(root, "locationComponent");
    for (var kind : List.of("Caller", "InitialIncident", "CurrentIncident", "")) {
      for (var one : components) {
        var said = LooseJson.text(one, "locationTypeDescriptionRegistryText").orElse("");
        var fits =
            kind.isEmpty() ? !said.matches("Caller|(Initial|Current)Incident") : said.equals(kind);
        if (fits) place(draft, one);
      }
    }
  }

  private static void place(Draft draft, Map<String, Object> component) {
    draft.fact("address", LooseJson.text(component, "locationDescriptionText").orElse(null));
    draft.fact("placeUrl", LooseJson.text(component, "locationByReferenceUrl").orElse(null));
    var value = LooseJson.text(component, "locationByValue");
    if (value.isEmpty()) return;
    var presence = SafeXml.read(value.get().strip());
    if (presence.isEmpty()) {
      draft.flag(Flag.FIELD_UNREADABLE, "position");
      return;
    }
    var all = presence.get();
    var position = all.all("pos").stream().findFirst();
    if (position.isEmpty()) return;
    var point = point(draft, position.get().text());
    if (point == null) return;
    var radius = firstNumber(all, "radius", "semiMajorAxis");
    var confidence = firstNumber(all, "confidence");
    int percent = confidence == null ? CONFIDENCE_USUAL : confidence.intValue();
    draft.location(
        Location.at(point, method(all), LocationSource.EXTERNAL, draft.receivedAt())
            .within(radius, percent)
            .fixed(
                Numbers.instant(
                    all.all("timestamp").stream()
                        .findFirst()
                        .map(SafeXml.Element::text)
                        .orElse(null))));
  }

  /// Latitude first, in PIDF-LO.
  private static @Nullable Point point(Draft draft, String pos) {
    var cells = pos.split("\\s+", 4);
    var lat = Numbers.decimal(cells[0]);
    var lon = cells.length < 2 ? null : Numbers.decimal(cells[1]);
    if (lat == null || lon == null) draft.flag(Flag.FIELD_UNREADABLE, "position");
    return draft.point(lat, lon);
  }

  private static LocationMethod method(SafeXml.Element all) {
    var said = all.all("method").stream().findFirst().map(SafeXml.Element::text).orElse("");
    return switch (said) {
      case "GPS", "A-GPS", "Device-Based_A-GPS" -> LocationMethod.GNSS;
      case "802.11", "Wi-Fi" -> LocationMethod.WIFI;
      case "Cell" -> LocationMethod.CELL;
      case "Manual" -> LocationMethod.MANUAL;
      default -> LocationMethod.UNKNOWN;
    };
  }

  private static @Nullable Double firstNumber(SafeXml.Element all, String... names) {
    for (var name : names) {
      for (var one : all.all(name)) {
        var number = Numbers.decimal(one.text());
        if (number != null) return number;
      }
    }
    return null;
  }

  /// Components stand in arrays; some senders write a single one bare.
  private static List<Map<String, Object>> components(Map<String, Object> root, String name) {
    var many = LooseJson.objects(root, name);
    if (!many.isEmpty()) return many.subList(0, Math.min(COMPONENTS_MAX, many.size()));
    var one = LooseJson.object(root, name);
    return one.isEmpty() ? List.of() : List.of(one);
  }

  private static List<String> texts(Map<String, Object> from, String name) {
    if (!(from.get(name) instanceof List<?> list)) return List.of();
    return list.stream().filter(String.class::isInstance).map(String.class::cast).toList();
  }

  private static @Nullable String first(Map<String, Object> from, String name) {
    var many = texts(from, name);
    return many.isEmpty() ? LooseJson.text(from, name).orElse(null) : many.getFirst();
  }
}
