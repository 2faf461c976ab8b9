package abhaya.response.dispatch;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTree;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Refused;
import abhaya.response.incident.IncidentLine;
import abhaya.response.incident.IncidentQueries;
import abhaya.response.incident.IncidentState;
import abhaya.response.unit.Fleet;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Incidents for other programs: lists without caller and place, the record of one, and an order to
/// a unit.
@RestController
class IncidentDoor {
  private static final String ID = "{id:[A-Za-z0-9_-]{22}}";
  private static final int PAGE_MAX = 10_000;

  private final IncidentQueries queries;
  private final DispatchDesk desk;
  private final Fleet fleet;
  private final UnitTrees trees;
  private final TrailRegister trail;

  IncidentDoor(
      IncidentQueries queries,
      DispatchDesk desk,
      Fleet fleet,
      UnitTrees trees,
      TrailRegister trail) {
    this.queries = queries;
    this.desk = desk;
    this.fleet = fleet;
    this.trees = trees;
    this.trail = trail;
  }

  record IncidentList(
      @Nullable String unit, String status, int page, long total, List<IncidentEntry> incidents) {}

  record IncidentEntry(
      String id,
      String reference,
      boolean trial,
      String type,
      String code,
      int priority,
      String status,
      @Nullable String unit,
      Instant receivedAt,
      Instant openedAt,
      @Nullable Instant dispatchedAt,
      @Nullable Instant arrivedAt,
      @Nullable Instant closedAt,
      @Nullable String disposition,
      int signals) {}

  record IncidentTimeline(String id, String reference, List<TimelineStep> timeline) {}

  record TimelineStep(
      String kind, Instant happenedAt, Instant enteredAt, String by, Map<String, String> detail) {}

  record DispatchOrder(@Nullable String unitId) {}

  record DispatchSent(String id, String incident, String unitId, @Nullable Integer etaSeconds) {}

  @GetMapping("/api/v1/incidents")
  ResponseEntity<IncidentList> list(
      Scope scope,
      @RequestParam(defaultValue = "open") String status,
      @RequestParam @Nullable String unit,
      @RequestParam(defaultValue = "1") int page) {
    NotVisible.unless(scope.decide(Operation.SEE_INCIDENTS));
    if (page < 1 || page > PAGE_MAX) throw Refused.field("page", "not-understood");
    var tree = trees.today();
    var stations = stations(scope, tree, unit);
    var ask = new IncidentQueries.Ask(state(status), stations, page);
    trail.record(scope, TrailAct.allowed("LIST", "INCIDENT_LIST", unit == null ? null : "IN"));
    var lines = queries.list(scope, ask).stream().map(line -> line(tree, line)).toList();
    var answer = new IncidentList(unit, status, page, queries.count(scope, ask), lines);
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer);
  }

  private static @Nullable List<UnitId> stations(
      Scope scope, UnitTree tree, @Nullable String unit) {
    if (unit == null) return null;
    var found = tree.find(unit).orElseThrow(() -> Refused.field("unit", "unknown"));
    NotVisible.unless(scope.decideOn(Operation.SEE_INCIDENTS, found.id()));
    return tree.stationsUnder(found.id());
  }

  private static String state(String status) {
    if (status.equals("open") || status.equals("all")) return status;
    var name = status.toUpperCase(Locale.ROOT).replace('-', '_');
    return Arrays.stream(IncidentState.values())
        .map(Enum::name)
        .filter(name::equals)
        .findFirst()
        .orElseThrow(() -> Refused.field("status", "not-a-choice"));
  }

  private static IncidentEntry line(UnitTree tree, IncidentLine line) {
    var station = line.station();
    return new IncidentEntry(
        line.handle(),
        line.reference(),
        line.trial(),
        line.typeName(),
        line.typeCode(),
        line.priority().level(),
        line.state().name(),
        station == null || tree.find(station).isEmpty() ? null : tree.pathCode(station),
        line.receivedAt(),
        line.openedAt(),
        line.dispatchedAt(),
        line.arrivedAt(),
        line.closedAt(),
        line.disposition(),
        line.signals());
  }

  /// What was said in words is left out: it may hold anything.
  @GetMapping("/api/v1/incidents/" + ID + "/timeline")
  ResponseEntity<IncidentTimeline> timeline(Scope scope, @PathVariable String id) {
    NotVisible.unless(scope.decide(Operation.SEE_INCIDENTS));
    var line = queries.findLine(scope, id).orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
    trail.record(scope, TrailAct.allowed("VIEW", "INCIDENT_TIMELINE", id));
    var steps =
        queries.timeline(scope, id).stream()
            .map(one ->
                new TimelineStep(
                    one.kind(), one.happenedAt(), one.enteredAt(), one.by(), one.detail()))
            .toList();
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(new IncidentTimeline(id, line.reference(), steps));
  }

  @PostMapping("/api/v1/incidents/" + ID + "/dispatches")
  ResponseEntity<DispatchSent> send(
      Scope scope, @PathVariable String id, @RequestBody DispatchOrder order) {
    NotVisible.unless(scope.decide(Operation.DISPATCH));
    var named = order.unitId();
    if (named == null || named.isBlank()) throw Refused.field("unitId", "required");
    var seen = find(named);
    var answer = desk.assign(scope, new DispatchDesk.Order(id, seen.unit().id(), "", false));
    return switch (answer) {
      case DispatchAnswer.Done done ->
          ResponseEntity.status(HttpStatus.CREATED)
              .cacheControl(CacheControl.noStore())
              .body(new DispatchSent(done.assignment(), id, "R" + done.unit(), done.etaSeconds()));
      case DispatchAnswer.Taken _ -> throw conflict("unitId", "unit-taken", List.of());
      case DispatchAnswer.CannotGo no ->
          throw conflict("unitId", "unit-cannot-go", List.of(no.why()));
      case DispatchAnswer.IncidentNotNow no -> throw conflict("id", "incident-state", no.next());
      case DispatchAnswer.StepNotNow no -> throw conflict("id", "step", no.next());
      case DispatchAnswer.WordMissing _ -> throw conflict("unitId", "word-missing", List.of());
      case DispatchAnswer.RoomLost _ -> throw conflict("id", "room-lost", List.of());
    };
  }

  private Fleet.Seen find(String named) {
    if (named.length() > 40) throw Refused.field("unitId", "too-long");
    var byNumber =
        named.matches("R\\d{1,9}")
            ? fleet.find(Integer.parseInt(named.substring(1)))
            : fleet.find(named);
    return byNumber.orElseThrow(() -> Refused.field("unitId", "unknown"));
  }

  private static Refused conflict(String field, String code, Collection<?> next) {
    var allowed = String.join(", ", next.stream().map(String::valueOf).sorted().toList());
    return Refused.conflict(
        List.of(new Refused.Fault(field, code, "dispatch.refused." + code, List.of(allowed))));
  }
}
