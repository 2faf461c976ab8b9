package abhaya.simulator;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Acts in the forms in which telephones, gateways and trackers say them.
final class Bodies {
  /// In each body: whatever server this reaches, nobody takes it for a person in need.
  static final String MARK = "simulation";

  private static final DateTimeFormatter AML_TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter PACKET_DAY =
      DateTimeFormatter.ofPattern("ddMMyyyy", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter PACKET_HOUR =
      DateTimeFormatter.ofPattern("HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final JsonMapper json = JsonMapper.builder().build();
  private final String run;

  /// @param run tells this run from others, so that no call of two runs is one
  Bodies(String run) {
    this.run = run;
  }

  record Body(String media, String text) {}

  Body of(Act.Signal act, Instant now) {
    var at = now.truncatedTo(ChronoUnit.MILLIS);
    if (act.door().equals("els"))
      return new Body("application/x-www-form-urlencoded", els(act, at));
    var body = new LinkedHashMap<String, Object>();
    body.putAll(act.fields());
    body.computeIfPresent("call", (_, call) -> run + "-" + call);
    body.put("test", MARK);
    body.put("at", at.toString());
    var version = body.remove("aml");
    var place = act.place();
    if (version != null && place != null) {
      body.put("text", version.equals("1") ? aml1(place, at) : aml2(place, at));
    } else if (place != null) {
      body.put("position", position(act.door(), place, at));
    }
    return new Body("application/json", json.writeValueAsString(body));
  }

  private static Map<String, Object> position(String door, Place place, Instant at) {
    return Map.of(
        "lat",
        rounded(place.lat()),
        "lon",
        rounded(place.lon()),
        "radiusMetres",
        door.equals("iot") ? 15 : 20,
        "confidence",
        68,
        "method",
        "gnss",
        "source",
        door.equals("iot") ? "device" : "app",
        "at",
        at.toString());
  }

  private static double rounded(double degrees) {
    return Math.round(degrees * 1e6) / 1e6;
  }

  private static String els(Act.Signal act, Instant at) {
    var fields = new ArrayList<String>();
    fields.add("v=1");
    fields.add("emergency_number=112");
    fields.add("source=CALL");
    fields.add("time=" + at.toEpochMilli());
    fields.add("device_number=" + coded(act.fields().getOrDefault("number", "")));
    var place = act.place();
    if (place != null) {
      fields.add(String.format(Locale.ROOT, "location_latitude=%.6f", place.lat()));
      fields.add(String.format(Locale.ROOT, "location_longitude=%.6f", place.lon()));
      fields.add("location_time=" + at.toEpochMilli());
      fields.add("location_accuracy=18.5");
      fields.add("location_source=gps");
      fields.add("location_confidence=68");
    }
    fields.add("cell_network_mcc=404");
    fields.add("device_languages=hi-IN");
    return String.join("&", fields);
  }

  private static String coded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /// Version 1; the last field says how long the whole is.
  static String aml1(Place place, Instant at) {
    var head =
        String.format(
            Locale.ROOT,
            "A\"ML=1;lt=%+.5f;lg=%+.5f;rd=14;top=%s;lc=68;pm=G;si=404450000000000;"
                + "ei=355500000000000;mcc=404;mnc=45;ml=",
            place.lat(),
            place.lon(),
            AML_TIME.format(at));
    return head + (head.length() + 3);
  }

  static String aml2(Place place, Instant at) {
    return String.format(
        Locale.ROOT,
        "A\"ML=2;en=112;et=%d;lo=%.5f,%.5f,16.0;lt=-4;lc=68;ls=G;ei=355500000000000;nc=40445;"
            + "hc=40445;lg=hi-IN",
        at.getEpochSecond(),
        place.lat(),
        place.lon());
  }

  /// In the dialect most trackers speak; the check sum is the XOR of all before it.
  static String packet(Act.Packet act, Instant at) {
    var place =
        String.format(Locale.ROOT, "%.6f,N,%010.6f,E", act.place().lat(), act.place().lon());
    return switch (act.kind()) {
      case LOG_IN ->
          "$,LGN,%s,%s,SIM1.0,AIS140,%s,*\r\n".formatted(act.plate(), act.device(), place);
      case NORMAL -> normal(act, place, at);
      case PRESS, STOP -> {
        var said =
            "$,EPB,%s,%s,NM,%s%s,A,%s,120.0,%d.0,0.0,G,%s,0000000000,"
                .formatted(
                    act.kind() == Act.Packet.Kind.PRESS ? "EMR" : "SEM",
                    act.device(),
                    PACKET_DAY.format(at),
                    PACKET_HOUR.format(at),
                    place,
                    act.kmh(),
                    act.plate());
        yield said + "%02X,*\r\n".formatted(xor(said));
      }
    };
  }

  private static String normal(Act.Packet act, String place, Instant at) {
    var said =
        ("$,C,SIM,1.0.0,NR,01,L,%s,%s,1,%s,%s,%s,%d.0,%d.0,14,120.0,1.0,0.8,SIM,1,1,13.8,4.1,0,C,22,"
                + "404,45,0FB1,3B26,,,,,,,,,,,,,0000,00,1,0.0,")
            .formatted(
                act.device(),
                act.plate(),
                PACKET_DAY.format(at),
                PACKET_HOUR.format(at),
                place,
                act.kmh(),
                act.heading());
    return said + "%02X,*\r\n".formatted(xor(said));
  }

  private static int xor(String text) {
    return text.chars().reduce(0, (sum, letter) -> sum ^ letter);
  }

  /// One row a line, each with the time.
  String batch(Act.Batch act, Instant at) {
    List<String> rows = new ArrayList<>();
    for (var row : act.rows()) {
      var whole = new LinkedHashMap<>(row);
      whole.put("at", at.truncatedTo(ChronoUnit.MILLIS).toString());
      rows.add(json.writeValueAsString(whole));
    }
    return String.join("\n", rows) + "\n";
  }
}
