package abhaya.response.signal;

import abhaya.base.geo.Point;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Alerts in the Common Alerting Protocol 1.2 (OASIS): one `alert` with its first `info`.
///
/// An exercise, a test or a draft is nobody's distress; nor are an acknowledgement and an error
/// notice. A cancellation names what it cancels and is for a person to judge.
public final class CapReader implements SignalReader {
  private static final String SPACE = "urn:oasis:names:tc:emergency:cap:1.2";
  private static final double METRES_PER_KILOMETRE = 1_000;
  private static final int CORNERS_MAX = 1_000;
  private static final String[] KEPT = {
    "identifier", "sender", "status", "msgType", "scope", "references", "incidents"
  };
  private static final String[] KEPT_OF_INFO = {
    "event", "urgency", "severity", "certainty", "category", "responseType", "expires"
  };

  /// Whether the bytes may be an alert at all.
  public static boolean fits(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8).contains(SPACE);
  }

  @Override
  public Reading read(Arrival arrival) {
    var draft = new Draft(arrival, Meaning.MESSAGE);
    var text = new String(arrival.original().bytes(), StandardCharsets.UTF_8).strip();
    var alert = SafeXml.read(text.startsWith("\uFEFF") ? text.substring(1) : text);
    if (alert.isEmpty() || !isAlert(alert.get())) {
      return draft.flag(Flag.UNREADABLE).text(CleanText.of(text).text()).reading();
    }
    understood(draft, alert.get());
    return draft.reading();
  }

  private static boolean isAlert(SafeXml.Element root) {
    return root.name().equals("alert") && root.space().equals(SPACE);
  }

  private static void understood(Draft draft, SafeXml.Element alert) {
    for (var name : KEPT) draft.fact(name, alert.text(name).orElse(null));
    var identifier = alert.text("identifier").orElse("");
    var sender = alert.text("sender").orElse("");
    if (identifier.isEmpty() || sender.isEmpty()) draft.flag(Flag.FIELD_UNREADABLE, "identifier");
    else draft.ownKey(sender + "," + identifier + "," + alert.text("sent").orElse(""));
    var sent = Numbers.instant(alert.text("sent").orElse(null));
    if (sent == null) draft.flag(Flag.TIME_UNREADABLE, "at");
    draft.at(sent);
    if (isNoDistress(alert)) draft.meaning(Meaning.NOTICE);
    if (!alert.text("status").orElse("").equals("Actual")) draft.fact("test", "true");
    var info = alert.find("info");
    info.ifPresent(one -> info(draft, one));
  }

  private static boolean isNoDistress(SafeXml.Element alert) {
    var status = alert.text("status").orElse("Actual");
    var kind = alert.text("msgType").orElse("Alert");
    return List.of("Exercise", "System", "Test", "Draft").contains(status)
        || List.of("Ack", "Error").contains(kind);
  }

  private static void info(Draft draft, SafeXml.Element info) {
    for (var name : KEPT_OF_INFO) draft.fact(name, info.text(name).orElse(null));
    draft.language(info.text("language").orElse(null));
    var words = new ArrayList<String>();
    for (var name : List.of("headline", "event", "description", "instruction")) {
      info.text(name).ifPresent(words::add);
    }
    draft.text(String.join("\n", words));
    contact(draft, info.text("contact"));
    for (var area : info.all("area")) area(draft, area);
  }

  private static void contact(Draft draft, Optional<String> contact) {
    if (contact.isEmpty()) return;
    draft.fact("contact", contact.get());
    PhoneNumber.read(contact.get()).ifPresent(number -> draft.number(number.e164()));
  }

  private static void area(Draft draft, SafeXml.Element area) {
    draft.fact("address", area.text("areaDesc").orElse(null));
    for (var circle : area.all("circle")) circle(draft, circle.text());
    for (var polygon : area.all("polygon")) polygon(draft, polygon.text());
  }

  /// `lat,lon radius` with the radius in kilometres.
  private static void circle(Draft draft, String typed) {
    var halves = typed.split("\\s+", 2);
    var point = pair(draft, halves[0]);
    var radius = halves.length < 2 ? null : Numbers.decimal(halves[1]);
    if (point == null) return;
    if (radius == null) draft.flag(Flag.FIELD_UNREADABLE, "position");
    place(draft, point, radius == null ? null : radius * METRES_PER_KILOMETRE);
  }

  /// The middle of the corners, and a circle round all of them.
  private static void polygon(Draft draft, String typed) {
    var corners = new ArrayList<Point>();
    for (var one : typed.split("\\s+", CORNERS_MAX)) {
      var corner = pair(draft, one);
      if (corner == null) return;
      corners.add(corner);
    }
    if (corners.size() < 4 || !corners.getFirst().equals(corners.getLast())) {
      draft.flag(Flag.FIELD_UNREADABLE, "position");
      return;
    }
    corners.removeLast();
    double lat = corners.stream().mapToDouble(Point::lat).average().orElseThrow();
    double lon = corners.stream().mapToDouble(Point::lon).average().orElseThrow();
    var middle = new Point(lat, lon);
    place(draft, middle, corners.stream().mapToDouble(middle::metresTo).max().orElseThrow());
  }

  private static @Nullable Point pair(Draft draft, String typed) {
    var pair = typed.split(",", 2);
    var lat = Numbers.decimal(pair[0]);
    var lon = pair.length < 2 ? null : Numbers.decimal(pair[1]);
    if (lat == null || lon == null) draft.flag(Flag.FIELD_UNREADABLE, "position");
    return draft.point(lat, lon);
  }

  private static void place(Draft draft, Point point, @Nullable Double radius) {
    var location =
        Location.at(point, LocationMethod.UNKNOWN, LocationSource.EXTERNAL, draft.receivedAt());
    draft.location(location.within(radius, null));
  }
}
