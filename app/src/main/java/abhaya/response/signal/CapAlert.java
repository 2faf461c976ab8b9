package abhaya.response.signal;

import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// An incident as an alert in the Common Alerting Protocol 1.2.
///
/// It is addressed, never public: scope Private. It holds type, gravity and place; no word of who
/// called, no note, no number.
public final class CapAlert {
  private static final String SPACE = "urn:oasis:names:tc:emergency:cap:1.2";

  /// The protocol wants an offset of digits, and no fraction.
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'-00:00'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final SharedIncident incident;
  private final String receiver;
  private final boolean exercise;

  /// @param receiver the one address it is meant for
  /// @param exercise a drill: nobody is in distress
  public CapAlert(SharedIncident incident, String receiver, boolean exercise) {
    this.incident = incident;
    this.receiver = receiver;
    this.exercise = exercise;
  }

  public String toXml() {
    var text = new StringWriter();
    try {
      var out = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      out.writeStartDocument("UTF-8", "1.0");
      out.setDefaultNamespace(SPACE);
      out.writeStartElement(SPACE, "alert");
      out.writeDefaultNamespace(SPACE);
      head(out);
      info(out);
      out.writeEndElement();
      out.writeEndDocument();
      out.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a string takes XML", e);
    }
    return text.toString();
  }

  private void head(XMLStreamWriter out) throws XMLStreamException {
    var first = incident.openedAt().truncatedTo(ChronoUnit.SECONDS);
    var now = incident.changedAt().truncatedTo(ChronoUnit.SECONDS);
    put(out, "identifier", identifier(now));
    put(out, "sender", incident.agency());
    put(out, "sent", TIME.format(now));
    put(out, "status", exercise ? "Exercise" : "Actual");
    put(out, "msgType", kind(first, now));
    put(out, "scope", "Private");
    put(out, "addresses", receiver.indexOf(' ') < 0 ? receiver : "\"" + receiver + "\"");
    if (!first.equals(now)) {
      put(
          out,
          "references",
          incident.agency() + "," + identifier(first) + "," + TIME.format(first));
    }
    put(out, "incidents", incident.handle());
  }

  private String identifier(Instant at) {
    return incident.handle() + "." + at.getEpochSecond();
  }

  private String kind(Instant first, Instant now) {
    if (incident.state() == SharedIncident.State.CANCELLED) return "Cancel";
    return first.equals(now) ? "Alert" : "Update";
  }

  private void info(XMLStreamWriter out) throws XMLStreamException {
    out.writeStartElement(SPACE, "info");
    put(out, "language", "en-IN");
    put(out, "category", "Safety");
    put(out, "event", incident.typeWords());
    put(out, "urgency", urgency());
    put(out, "severity", severity());
    put(out, "certainty", "Likely");
    out.writeStartElement(SPACE, "eventCode");
    put(out, "valueName", "APCO-2.103.2");
    put(out, "value", incident.typeCode());
    out.writeEndElement();
    area(out);
    out.writeEndElement();
  }

  private String urgency() {
    return switch (incident.state()) {
      case CLOSED, CANCELLED -> "Past";
      default -> incident.priority() <= 2 ? "Immediate" : "Expected";
    };
  }

  private String severity() {
    return switch (incident.priority()) {
      case 1 -> "Extreme";
      case 2 -> "Severe";
      case 3 -> "Moderate";
      default -> "Minor";
    };
  }

  private void area(XMLStreamWriter out) throws XMLStreamException {
    var point = incident.point();
    if (point == null) return;
    var radius = incident.radiusMetres();
    out.writeStartElement(SPACE, "area");
    put(out, "areaDesc", "Place of the incident");
    var circle =
        String.format(
            Locale.ROOT,
            "%.6f,%.6f %.3f",
            point.lat(),
            point.lon(),
            (radius == null ? 0 : radius) / 1_000);
    put(out, "circle", circle);
    out.writeEndElement();
  }

  private static void put(XMLStreamWriter out, String name, String text) throws XMLStreamException {
    out.writeStartElement(SPACE, name);
    out.writeCharacters(CleanText.of(text).text());
    out.writeEndElement();
  }
}
