package abhaya.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Units that move along the streets and say by the OsmAnd protocol where they are. One in twelve
/// loses its link now and then and sends what it missed when it is back, oldest first.
final class Patrols {
  private static final int REPORT_SECONDS = 10;
  private static final double PATROL_KMH = 22;
  private static final double DRIVE_KMH = 42;
  private static final int AT_HOME = 12;
  private static final int ELSEWHERE = 4;

  /// Call signs of the demonstration's units end with this and their number in the city.
  private static final int FIRST_SIGN = 2_200;

  private final HttpClient http;
  private final URI door;
  private final Ledger ledger;
  private final Pace pace;
  private final Clock clock;
  private final Map<String, Unit> units = new LinkedHashMap<>();
  private final SplittableRandom random;

  private static final class Unit {
    private final String device;
    private final Walk walk;
    private final List<String> missed = new ArrayList<>();
    private double kmh = PATROL_KMH;
    private int silentFor;

    Unit(String device, Walk walk) {
      this.device = device;
      this.walk = walk;
    }
  }

  /// What they report to, and by which time.
  record Road(HttpClient http, URI door, Ledger ledger, Pace pace, Clock clock) {}

  Patrols(Road road, City home, long seed) {
    this.http = road.http();
    this.door = road.door();
    this.ledger = road.ledger();
    this.pace = road.pace();
    this.clock = road.clock();
    this.random = new SplittableRandom(seed * 31 + 7);
    for (var city : City.values()) {
      for (var number = 0; number < (city == home ? AT_HOME : ELSEWHERE); number++) {
        var unit = new Unit("demo-" + city.word() + "-" + number, new Walk(city, random.split()));
        units.put(city + " " + (FIRST_SIGN + number), unit);
      }
    }
  }

  /// Drives there from now on.
  synchronized void send(String callSign, Place place) {
    var unit = of(callSign);
    if (unit == null) return;
    unit.walk.aimAt(place);
    unit.kmh = DRIVE_KMH;
  }

  synchronized boolean isThere(String callSign) {
    var unit = of(callSign);
    return unit == null || unit.walk.isThere();
  }

  synchronized void release(String callSign) {
    var unit = of(callSign);
    if (unit == null) return;
    unit.walk.aimAt(null);
    unit.kmh = PATROL_KMH;
  }

  /// `LKO PRV 2207` is the unit 2207 of Lucknow.
  private @Nullable Unit of(String callSign) {
    int first = callSign.indexOf(' ');
    if (first < 0) return null;
    return units.get(callSign.substring(0, first) + callSign.substring(callSign.lastIndexOf(' ')));
  }

  /// Moves and reports until the pace is stopped.
  void drive() throws InterruptedException {
    var last = pace.now();
    while (!pace.isStopped()) {
      var now = pace.now();
      for (var fix : moved(now.minus(last), clock.instant())) send(fix);
      last = now;
      if (!pace.await(Duration.ofSeconds((long) REPORT_SECONDS).plus(now))) return;
    }
  }

  private synchronized List<String> moved(Duration passed, Instant now) {
    var fixes = new ArrayList<String>();
    int number = 0;
    for (var unit : units.values()) {
      unit.walk.go(unit.kmh / 3.6 * passed.toMillis() / 1_000);
      var fix = fix(unit, now);
      if (number++ % 12 == 5 && unit.silentFor == 0 && random.nextInt(40) == 0) unit.silentFor = 12;
      if (unit.silentFor > 0) {
        unit.silentFor--;
        unit.missed.add(fix);
      } else {
        fixes.addAll(unit.missed);
        unit.missed.clear();
        fixes.add(fix);
      }
    }
    return fixes;
  }

  private static String fix(Unit unit, Instant now) {
    var place = unit.walk.place();
    var kmh = unit.walk.isThere() ? 0 : unit.kmh;
    return String.format(
        Locale.ROOT,
        "/?id=%s&lat=%.6f&lon=%.6f&timestamp=%d&speed=%.1f&bearing=%d&accuracy=8&batt=80",
        unit.device,
        place.lat(),
        place.lon(),
        now.getEpochSecond(),
        kmh / 1.852,
        unit.walk.heading());
  }

  private void send(String fix) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(door + fix)).timeout(Duration.ofSeconds(5)).GET().build();
    try {
      var status = http.send(request, BodyHandlers.discarding()).statusCode();
      ledger.count("units: positions answered " + status);
    } catch (IOException e) {
      ledger.count("units: positions without an answer");
    }
  }
}
