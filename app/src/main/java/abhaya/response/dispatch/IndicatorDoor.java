package abhaya.response.dispatch;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitKind;
import abhaya.base.jurisdiction.UnitTree;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.India;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Refused;
import abhaya.response.incident.FigureQueries;
import abhaya.response.intake.CallFigureQueries;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Times of emergency response: how calls were answered, and the 50th, 90th and 95th percentile of
/// each interval, by type and area.
@RestController
class IndicatorDoor {
  private static final int DAYS = 30;
  private static final int DAYS_MAX = 3_700;

  private final FigureQueries figures;
  private final CallFigureQueries calls;
  private final UnitTrees trees;
  private final TrailRegister trail;
  private final Clock clock;

  IndicatorDoor(
      FigureQueries figures,
      CallFigureQueries calls,
      UnitTrees trees,
      TrailRegister trail,
      Clock clock) {
    this.figures = figures;
    this.calls = calls;
    this.trees = trees;
    this.trail = trail;
    this.clock = clock;
  }

  record CallShare(@Nullable BigDecimal value, long numerator, long denominator) {
    static CallShare of(long part, long whole) {
      var value =
          whole == 0
              ? null
              : BigDecimal.valueOf(part * 100)
                  .divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP);
      return new CallShare(value, part, whole);
    }
  }

  /// Calls are those of the whole centre: a call has no station before it is an incident.
  record CallFigures(
      String of,
      long offered,
      CallShare answered,
      CallShare answeredWithin15,
      CallShare answeredWithin20,
      CallShare abandoned) {}

  record ResponseInterval(
      String interval,
      long count,
      @Nullable Double p50Seconds,
      @Nullable Double p90Seconds,
      @Nullable Double p95Seconds) {}

  record ResponseGroup(String group, List<ResponseInterval> intervals) {}

  record IncidentCounts(
      long opened, long closed, long unattended, long reopened, long referred, long dispatched) {
    static IncidentCounts of(FigureQueries.Counts counts) {
      return new IncidentCounts(
          counts.opened(),
          counts.closed(),
          counts.unattended(),
          counts.reopened(),
          counts.referred(),
          counts.dispatched());
    }
  }

  record Indicators(
      String unit,
      LocalDate from,
      LocalDate to,
      CallFigures calls,
      IncidentCounts incidents,
      List<ResponseInterval> response,
      List<ResponseGroup> byType,
      List<ResponseGroup> byArea) {}

  @GetMapping("/api/v1/emergency/indicators")
  ResponseEntity<Indicators> indicators(
      Scope scope,
      @RequestParam @Nullable String unit,
      @RequestParam @Nullable String from,
      @RequestParam @Nullable String to) {
    NotVisible.unless(scope.decide(Operation.SEE_RESPONSE_FIGURES));
    var tree = trees.today();
    var asked =
        unit == null
            ? tree.get(scope.unit())
            : tree.find(unit).orElseThrow(() -> Refused.field("unit", "unknown"));
    NotVisible.unless(scope.decideOn(Operation.SEE_RESPONSE_FIGURES, asked.id()));
    var last = to == null ? India.dateOf(clock.instant()) : day("to", to);
    var first = from == null ? last.minusDays(DAYS - 1L) : day("from", from);
    if (first.isAfter(last) || first.plusDays(DAYS_MAX).isBefore(last)) {
      throw Refused.field("from", "not-understood");
    }
    trail.record(scope, TrailAct.allowed("VIEW", "RESPONSE_FIGURES", tree.pathCode(asked.id())));
    var nation = asked.kind() == UnitKind.NATION;
    var stations = nation ? null : tree.stationsUnder(asked.id());
    var window =
        new Window(
            first.atStartOfDay(India.ZONE).toInstant(),
            last.plusDays(1).atStartOfDay(India.ZONE).toInstant());
    var body =
        DatabaseContext.SYSTEM.call(() ->
            new Indicators(
                tree.pathCode(asked.id()),
                first,
                last,
                calls(scope, window),
                IncidentCounts.of(figures.counts(scope, stations, window.from(), window.to())),
                intervals(scope, stations, window, "all").stream()
                    .flatMap(group -> group.intervals().stream())
                    .toList(),
                intervals(scope, stations, window, "type"),
                areas(tree, intervals(scope, stations, window, "station"))));
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
  }

  private record Window(Instant from, Instant to) {}

  private static LocalDate day(String field, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw Refused.field(field, "not-a-date");
    }
  }

  private CallFigures calls(Scope scope, Window window) {
    var found = calls.calls(scope, window.from(), window.to());
    return new CallFigures(
        "centre",
        found.offered(),
        CallShare.of(found.answered(), found.offered()),
        CallShare.of(found.within15(), found.offered()),
        CallShare.of(found.within20(), found.offered()),
        CallShare.of(found.abandoned(), found.offered()));
  }

  private List<ResponseGroup> intervals(
      Scope scope, @Nullable List<UnitId> stations, Window window, String by) {
    var groups = new java.util.LinkedHashMap<String, java.util.ArrayList<ResponseInterval>>();
    for (var one : figures.spreads(scope, stations, window.from(), window.to(), by)) {
      groups
          .computeIfAbsent(one.group(), _ -> new java.util.ArrayList<>())
          .add(new ResponseInterval(one.interval(), one.count(), one.p50(), one.p90(), one.p95()));
    }
    return groups.entrySet().stream()
        .map(pair -> new ResponseGroup(pair.getKey(), List.copyOf(pair.getValue())))
        .toList();
  }

  /// Numbers of stations to their codes of today.
  private static List<ResponseGroup> areas(UnitTree tree, List<ResponseGroup> byNumber) {
    return byNumber.stream()
        .map(group -> {
          var number = Integer.parseInt(group.group());
          var known = number > 0 && tree.find(new UnitId(number)).isPresent();
          return new ResponseGroup(
              known ? tree.pathCode(new UnitId(number)) : "", group.intervals());
        })
        .toList();
  }
}
