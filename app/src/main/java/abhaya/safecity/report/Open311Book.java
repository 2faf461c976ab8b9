package abhaya.safecity.report;

import abhaya.base.geo.Point;
import abhaya.base.web.Words;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Services and reports under the names that Open311 GeoReport v2 gives them.
final class Open311Book {
  private static final String CHANGESET = "2026-11-28T00:00:00Z";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(ZoneOffset.UTC);

  private final Words words;

  Open311Book(Words words) {
    this.words = words;
  }

  static Map<String, Object> discovery(String root) {
    var endpoint = new LinkedHashMap<String, Object>();
    endpoint.put("specification", "http://wiki.open311.org/GeoReport_v2");
    endpoint.put("url", root);
    endpoint.put("changeset", CHANGESET);
    endpoint.put("type", "production");
    endpoint.put("formats", List.of("application/json", "text/xml"));
    var discovery = new LinkedHashMap<String, Object>();
    discovery.put("changeset", CHANGESET);
    discovery.put("contact", "The city's nodal officer answers for its reports.");
    discovery.put("key_service", "POST /oauth2/token with client credentials gives the api_key.");
    discovery.put("endpoints", List.of(endpoint));
    return discovery;
  }

  List<Map<String, Object>> services() {
    return ServiceKind.all().stream().map(this::service).toList();
  }

  private Map<String, Object> service(ServiceKind kind) {
    var service = new LinkedHashMap<String, Object>();
    service.put("service_code", kind.code());
    service.put("service_name", words.say("report.service." + kind));
    service.put("description", words.say("report.service." + kind + ".about"));
    service.put("metadata", kind.asksMore());
    service.put("type", "realtime");
    service.put("keywords", kind.code().replace('-', ',') + "," + kind.group());
    service.put("group", kind.group());
    return service;
  }

  Map<String, Object> definition(ServiceKind kind) {
    var attributes = new ArrayList<Map<String, Object>>();
    if (kind.asksMore()) {
      attributes.add(attribute(1, "pole", "string", words.say("report.field.pole"), List.of()));
      var values = new ArrayList<Map<String, Object>>();
      for (var since : ServiceKind.Since.values()) {
        var value = new LinkedHashMap<String, Object>();
        value.put("key", since.name());
        value.put("name", words.say("report.since." + since));
        values.add(value);
      }
      attributes.add(
          attribute(2, "since", "singlevaluelist", words.say("report.field.since"), values));
    }
    var definition = new LinkedHashMap<String, Object>();
    definition.put("service_code", kind.code());
    definition.put("attributes", attributes);
    return definition;
  }

  private static Map<String, Object> attribute(
      int order,
      String code,
      String datatype,
      String description,
      List<Map<String, Object>> values) {
    var attribute = new LinkedHashMap<String, Object>();
    attribute.put("variable", true);
    attribute.put("code", code);
    attribute.put("datatype", datatype);
    attribute.put("required", false);
    attribute.put("datatype_description", "");
    attribute.put("order", order);
    attribute.put("description", description);
    if (!values.isEmpty()) attribute.put("values", values);
    return attribute;
  }

  /// A report as anybody, or a program with a key, may read it.
  ///
  /// @param keyed also the words that were typed and the exact place
  Map<String, Object> request(Report report, boolean keyed) {
    var content = report.content();
    var last = report.acts().getLast();
    var request = new LinkedHashMap<String, Object>();
    request.put("service_request_id", report.handle());
    request.put("status", report.isOpen() ? "open" : "closed");
    request.put("status_notes", keyed ? last.remark() : "");
    request.put("service_name", words.say("report.service." + content.service()));
    request.put("service_code", content.service().code());
    request.put("description", keyed ? content.description() : "");
    request.put("agency_responsible", words.say("report.city." + content.city()));
    request.put("service_notice", "");
    request.put("requested_datetime", time(report.enteredAt()));
    request.put("updated_datetime", time(report.changedAt()));
    request.put("expected_datetime", "");
    request.put("address", keyed ? content.where().words() : "");
    request.put("address_id", content.where().pole());
    request.put("zipcode", "");
    Point place = content.where().place();
    if (place != null) {
      request.put("lat", degrees(place.lat(), keyed));
      request.put("long", degrees(place.lon(), keyed));
    }
    request.put("media_url", "");
    request.put("jurisdiction_id", content.city());
    return request;
  }

  /// To a tenth of a kilometre for anybody.
  private static Object degrees(double value, boolean keyed) {
    if (keyed) return value;
    return Double.valueOf(String.format(Locale.ROOT, "%.3f", value));
  }

  static String time(Instant at) {
    return TIME.format(at.truncatedTo(ChronoUnit.SECONDS));
  }
}
