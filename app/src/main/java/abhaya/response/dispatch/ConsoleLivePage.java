package abhaya.response.dispatch;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.geo.Box;
import abhaya.base.geo.Point;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.live.PageStream;
import abhaya.base.web.Refused;
import abhaya.response.incident.PrecinctStore;
import abhaya.response.incident.StreetLines;
import abhaya.response.unit.Fleet;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/// What an open desk asks again and again: whether something changed, and where the units are. The
/// stream carries numbers only.
@Controller
class ConsoleLivePage implements SmartLifecycle {
  private static final int UNITS_MAX = 5_000;
  private static final int STREETS_MAX = 2_000;
  private static final double AROUND = 6_000;

  private final ConsoleBoard board;
  private final Fleet fleet;
  private final PrecinctStore precincts;
  private final UnitTrees trees;
  private final Presences presences;
  private final StreetSources streets;
  private final Clock clock;
  private volatile boolean open;

  ConsoleLivePage(
      ConsoleBoard board,
      Fleet fleet,
      PrecinctStore precincts,
      UnitTrees trees,
      Presences presences,
      StreetSources streets,
      Clock clock) {
    this.board = board;
    this.fleet = fleet;
    this.precincts = precincts;
    this.trees = trees;
    this.presences = presences;
    this.streets = streets;
    this.clock = clock;
  }

  @GetMapping("/response/console/live")
  void live(
      Scope scope,
      @RequestHeader(name = "Last-Event-ID", defaultValue = "-1") String last,
      HttpServletResponse response)
      throws IOException {
    NotVisible.unless(scope.decide(Operation.SEE_INCIDENTS));
    new PageStream("room", this::moved, () -> open).answer(response, last);
  }

  private PageStream.Told moved(long known, Duration atMost) throws InterruptedException {
    var number = board.await(known, atMost);
    return new PageStream.Told(number, Long.toString(number));
  }

  /// Units that moved or changed since that tick: number, sign, place, how it stands, age of the fix.
  @GetMapping("/response/console/fleet")
  ResponseEntity<String> fleet(
      Scope scope,
      @RequestParam(defaultValue = "0") long since,
      @RequestParam(defaultValue = "") String incident) {
    NotVisible.unless(scope.decide(Operation.SEE_INCIDENTS));
    if (incident.matches("[A-Za-z0-9_-]{22}")) presences.seen(scope, incident);
    var now = clock.instant();
    var tick = fleet.tick();
    var rows = new ArrayList<String>();
    for (var seen : since > tick ? fleet.all() : fleet.since(since)) {
      var fix = seen.fix();
      if (fix == null || rows.size() >= UNITS_MAX) continue;
      if (!scope.mayOn(Operation.SEE_INCIDENTS, seen.unit().home())) continue;
      rows.add(
          String.format(
              Locale.ROOT,
              "[%d,\"%s\",%.5f,%.5f,\"%s\",%d]",
              seen.unit().id(),
              seen.unit().callSign(),
              fix.point().lat(),
              fix.point().lon(),
              seen.readiness(),
              fix.age(now).toSeconds()));
    }
    return json("{\"tick\":" + tick + ",\"units\":[" + String.join(",", rows) + "]}");
  }

  /// The grounds of the reader's stations, for the map.
  @GetMapping("/response/console/ground")
  ResponseEntity<String> ground(Scope scope) {
    NotVisible.unless(scope.decide(Operation.SEE_INCIDENTS));
    var tree = trees.today();
    var features = new ArrayList<String>();
    precincts
        .drawn(List.copyOf(tree.stationsUnder(scope.unit())))
        .forEach((unit, geometry) ->
            features.add(
                "{\"type\":\"Feature\",\"properties\":{\"unit\":\"%s\"},\"geometry\":%s}"
                    .formatted(tree.pathCode(unit), geometry)));
    return json(
        "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}");
  }

  @Component
  record StreetSources(List<StreetLines> known) {}

  /// Streets round a place, for the quiet ground of the map; none where nobody knows any.
  @GetMapping("/response/console/streets")
  ResponseEntity<String> streets(
      Scope scope,
      @RequestParam(defaultValue = "") String lat,
      @RequestParam(defaultValue = "") String lon) {
    NotVisible.unless(scope.decide(Operation.SEE_INCIDENTS));
    var box = Box.around(new Point(degrees("lat", lat, 90), degrees("lon", lon, 180)), AROUND);
    var features = new ArrayList<String>();
    for (var source : streets.known()) {
      for (var line : source.within(box, STREETS_MAX - features.size()))
        features.add(feature(line));
    }
    return json(
        "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}");
  }

  private static double degrees(String field, String text, double most) {
    if (!text.matches("-?\\d{1,3}(\\.\\d{1,15})?")) throw Refused.field(field, "not-understood");
    var value = Double.parseDouble(text);
    if (Math.abs(value) > most) throw Refused.field(field, "not-understood");
    return value;
  }

  private static String feature(StreetLines.Line line) {
    var pairs = new ArrayList<String>();
    for (var at = 0; at + 1 < line.places().size(); at += 2) {
      pairs.add(
          String.format(
              Locale.ROOT, "[%.6f,%.6f]", line.places().get(at), line.places().get(at + 1)));
    }
    return "{\"type\":\"Feature\",\"properties\":{\"main\":"
        + line.main()
        + "},\"geometry\":{\"type\":\"LineString\",\"coordinates\":["
        + String.join(",", pairs)
        + "]}}";
  }

  private static ResponseEntity<String> json(String body) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noStore())
        .body(body);
  }

  @Override
  public void start() {
    open = true;
  }

  @Override
  public void stop() {
    open = false;
    board.changed();
  }

  @Override
  public boolean isRunning() {
    return open;
  }
}
