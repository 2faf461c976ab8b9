package abhaya.response.dispatch;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.geo.Box;
import abhaya.base.geo.Point;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import abhaya.response.incident.Agency;
import abhaya.response.incident.IncidentType;
import abhaya.response.incident.TypeBook;
import abhaya.response.recommend.Ranking;
import abhaya.response.unit.Fleet;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Which units would be sent to a place, the quickest first, and who was passed over and why.
@RestController
class RecommendationDoor {
  private static final int LIMIT_MAX = 50;
  private static final int REJECTED_MAX = 50;

  private final RecommendDesk desk;
  private final Fleet fleet;
  private final TrailRegister trail;
  private final TypeBook types = new TypeBook();

  RecommendationDoor(RecommendDesk desk, Fleet fleet, TrailRegister trail) {
    this.desk = desk;
    this.fleet = fleet;
    this.trail = trail;
  }

  /// @param pace null where no way was reckoned
  record Recommendation(List<Ranked> units, List<Rejected> rejected, @Nullable PaceSaid pace) {}

  /// What the times rest on besides the way itself.
  ///
  /// @param factor way ÷ straight line, and `speedKmh` along it, for times by distance
  /// @param slowness by which times by road are multiplied
  /// @param trips driven at this hour in the last 90 days; 0 where it is assumed
  /// @param level `here`, `district`, `state`, `assumed`: whose trips
  record PaceSaid(
      double factor, double speedKmh, double slowness, int trips, String level, String words) {}

  private static @Nullable PaceSaid pace(Visit visit, Ranking ranking) {
    var footing = ranking.footing();
    if (footing == null) return null;
    var pace = footing.pace();
    return new PaceSaid(
        rounded(pace.detour()),
        rounded(pace.speedKmh()),
        rounded(footing.slowness()),
        pace.trips(),
        pace.level().name().toLowerCase(Locale.ROOT),
        new PaceWords(visit.words()).of(ranking));
  }

  private static double rounded(double figure) {
    return Math.round(figure * 100) / 100.0;
  }

  record Ranked(String unitId, String callSign, long etaSeconds, List<String> reasons) {}

  record Rejected(String unitId, String callSign, String reason) {}

  @GetMapping("/api/v1/dispatch/recommendation")
  ResponseEntity<Recommendation> recommend(
      Scope scope,
      Visit visit,
      @RequestParam double lat,
      @RequestParam double lon,
      @RequestParam String type,
      @RequestParam(defaultValue = "5") int limit,
      @RequestParam @Nullable String agency) {
    NotVisible.unless(scope.decide(Operation.SEE_RECOMMENDATION));
    var place = place(lat, lon);
    if (limit < 1 || limit > LIMIT_MAX) throw Refused.field("limit", "not-understood");
    var kind = kind(type).orElseThrow(() -> Refused.field("type", "not-a-choice"));
    var asked = agency == null ? RecommendDesk.lead(kind) : agency(agency);
    trail.record(scope, TrailAct.allowed("RECOMMEND", "RESPONSE_UNITS", null).because(kind.code()));
    var ranking = desk.rank(new RecommendDesk.Ask(place, kind, asked, kind.priority(), Set.of()));
    var said = new ReasonWords(visit.words());
    var units =
        ranking.units().stream()
            .limit(limit)
            .map(one ->
                new Ranked(
                    "R" + one.unit().unit(),
                    callSign(one.unit().unit()),
                    one.arrivesIn().toSeconds(),
                    one.reasons().stream().map(said::say).toList()))
            .toList();
    var rejected =
        ranking.rejected().stream()
            .limit(REJECTED_MAX)
            .map(one ->
                new Rejected(
                    "R" + one.unit().unit(), callSign(one.unit().unit()), said.say(one.reason())))
            .toList();
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(new Recommendation(units, rejected, pace(visit, ranking)));
  }

  private static Point place(double lat, double lon) {
    if (!(Math.abs(lat) <= 90)) throw Refused.field("lat", "not-understood");
    if (!(Math.abs(lon) <= 180)) throw Refused.field("lon", "not-understood");
    if (!Box.INDIA.holds(lat, lon)) throw Refused.field("lat", "not-understood");
    return new Point(lat, lon);
  }

  private Optional<IncidentType> kind(String text) {
    return types.findCode(text).or(() -> types.find(text));
  }

  private static Agency agency(String text) {
    return Arrays.stream(Agency.values())
        .filter(one -> one.name().equalsIgnoreCase(text.replace('-', '_')))
        .findFirst()
        .orElseThrow(() -> Refused.field("agency", "not-a-choice"));
  }

  private String callSign(int unit) {
    return fleet.find(unit).map(seen -> seen.unit().callSign()).orElse("");
  }
}
