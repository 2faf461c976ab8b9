package abhaya.response.signal;

import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// An incident as an Emergency Incident Data Object (NENA STA-021.1), to hand it to another control
/// room. References within it lead to components that are there.
public final class EidoDocument {
  private static final JsonFactory JSON = JsonFactory.builder().build();

  private final SharedIncident incident;

  public EidoDocument(SharedIncident incident) {
    this.incident = incident;
  }

  public String toJson() {
    var text = new StringWriter();
    try (var out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      out.writeStartObject();
      head(out, "urn:emergency:uid:incidentid:" + incident.handle() + ":" + incident.agency());
      out.writeStringProperty("eidoVersion", "1.0");
      out.writeStringProperty("issuingElementIdentification", incident.agency());
      agency(out);
      incident(out);
      place(out);
      callBack(out);
      notes(out);
      out.writeEndObject();
    }
    return text.toString();
  }

  private void head(JsonGenerator out, String id) {
    out.writeStringProperty("$id", id);
    out.writeStringProperty("lastUpdateTimeStamp", time(incident.changedAt()));
    reference(out, "updatedByAgencyReference", incident.agency());
  }

  private static void reference(JsonGenerator out, String name, String to) {
    out.writeObjectPropertyStart(name);
    out.writeStringProperty("$ref", to);
    out.writeEndObject();
  }

  private void agency(JsonGenerator out) {
    out.writeArrayPropertyStart("agencyComponent");
    out.writeStartObject();
    head(out, incident.agency());
    words(out, "agencyRoleDescriptionRegistryText", "CallReceiving", "Dispatching");
    words(out, "agencyType", "psap");
    out.writeBooleanProperty("incidentOwningAgencyIndicator", true);
    out.writeEndObject();
    out.writeEndArray();
  }

  private void incident(JsonGenerator out) {
    out.writeArrayPropertyStart("incidentComponent");
    out.writeStartObject();
    head(out, part("incident"));
    out.writeStringProperty("incidentTypeCommonRegistryText", incident.typeCode());
    out.writeStringProperty("incidentTypeInternalText", incident.typeWords());
    words(out, "incidentStatusCommonRegistryText", status());
    out.writeNumberProperty("incidentCommonPriorityNumber", commonPriority());
    out.writeStringProperty("internalIncidentId", incident.handle());
    if (incident.point() != null) references(out, "locationReference", part("location"));
    if (!incident.notes().isEmpty()) references(out, "notesReference", part("notes"));
    out.writeEndObject();
    out.writeEndArray();
  }

  private static void references(JsonGenerator out, String name, String to) {
    out.writeArrayPropertyStart(name);
    out.writeStartObject();
    out.writeStringProperty("$ref", to);
    out.writeEndObject();
    out.writeEndArray();
  }

  private String status() {
    return switch (incident.state()) {
      case OPEN -> "Active";
      case ASSIGNED -> "ResourcesAssigned";
      case EN_ROUTE -> "ResourcesEnroute";
      case ON_SCENE -> "ResourcesOnscene";
      case REOPENED -> "ReOpened";
      case CANCELLED -> "Cancelled";
      case CLOSED -> "Closed";
    };
  }

  /// 0 to 10, 10 the highest.
  private int commonPriority() {
    return 12 - 2 * incident.priority();
  }

  private void place(JsonGenerator out) {
    if (incident.point() == null) return;
    out.writeArrayPropertyStart("locationComponent");
    out.writeStartObject();
    head(out, part("location"));
    out.writeStringProperty("locationTypeDescriptionRegistryText", "CurrentIncident");
    out.writeStringProperty("locationByValue", presence());
    out.writeEndObject();
    out.writeEndArray();
  }

  /// PIDF-LO: latitude before longitude; a circle where a radius is known (RFC 5491).
  private String presence() {
    var point = incident.point();
    if (point == null) return "";
    var radius = incident.radiusMetres();
    var pos = String.format(Locale.ROOT, "%.6f %.6f", point.lat(), point.lon());
    var shape =
        radius == null
            ? "<gml:Point srsName=\"urn:ogc:def:crs:EPSG::4326\"><gml:pos>"
                + pos
                + "</gml:pos></gml:Point>"
            : String.format(
                Locale.ROOT,
                "<gs:Circle srsName=\"urn:ogc:def:crs:EPSG::4326\"><gml:pos>%s</gml:pos>"
                    + "<gs:radius uom=\"urn:ogc:def:uom:EPSG::9001\">%.1f</gs:radius></gs:Circle>",
                pos,
                radius);
    return """
    <presence xmlns="urn:ietf:params:xml:ns:pidf" \
    xmlns:gp="urn:ietf:params:xml:ns:pidf:geopriv10" \
    xmlns:gml="http://www.opengis.net/gml" \
    xmlns:gs="http://www.opengis.net/pidflo/1.0" \
    xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" \
    entity="pres:incident@%s"><dm:device id="incident"><gp:geopriv>\
    <gp:location-info>%s</gp:location-info><gp:usage-rules/></gp:geopriv>\
    <dm:timestamp>%s</dm:timestamp></dm:device></presence>\
    """
        .formatted(incident.agency(), shape, time(incident.changedAt()));
  }

  private void callBack(JsonGenerator out) {
    var number = incident.number();
    if (number == null) return;
    out.writeArrayPropertyStart("callbackComponent");
    out.writeStartObject();
    head(out, part("callback"));
    words(out, "callBackInformationUri", "tel:" + number);
    out.writeEndObject();
    out.writeEndArray();
  }

  private void notes(JsonGenerator out) {
    if (incident.notes().isEmpty()) return;
    out.writeArrayPropertyStart("notesComponent");
    out.writeStartObject();
    head(out, part("notes"));
    words(out, "notesActionComments", incident.notes().toArray(String[]::new));
    out.writeEndObject();
    out.writeEndArray();
  }

  private String part(String name) {
    return incident.handle() + ":" + name;
  }

  private static void words(JsonGenerator out, String name, String... words) {
    out.writeArrayPropertyStart(name);
    for (var word : words) out.writeString(word);
    out.writeEndArray();
  }

  private static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
