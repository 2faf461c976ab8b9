package abhaya.response.dispatch;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.India;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Headline;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Visit;
import abhaya.response.incident.FigureQueries;
import abhaya.response.incident.IncidentLine;
import abhaya.response.incident.IncidentQueries;
import abhaya.response.incident.IncidentState;
import abhaya.response.incident.Onward;
import abhaya.response.incident.OpenIncidentQueries;
import abhaya.response.incident.TypeBook;
import abhaya.response.intake.CallFigureQueries;
import abhaya.response.intake.WaitingQueries;
import abhaya.response.unit.Fleet;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The supervisor's room: who waits, how long, why; on a wall without forms; and the sheet for paper.
@Controller
class RoomPage {
  private static final int SAMPLE_PERCENT = 10;
  private static final int PLANNED_MAX = 30;
  private static final int AGED_MAX = 40;
  private static final int ESCALATED_MAX = 20;
  private static final Duration ESCALATED_SINCE = Duration.ofHours(12);
  private static final Duration REFERRED_SINCE = Duration.ofDays(30);

  private final Pages pages;
  private final IncidentQueries incidents;
  private final AssignmentQueries assignments;
  private final RoomQueries room;
  private final Around around;

  RoomPage(
      Pages pages,
      IncidentQueries incidents,
      AssignmentQueries assignments,
      RoomQueries room,
      Around around) {
    this.pages = pages;
    this.incidents = incidents;
    this.assignments = assignments;
    this.room = room;
    this.around = around;
  }

  @org.springframework.stereotype.Component("roomAround")
  record Around(
      OpenIncidentQueries open,
      FigureQueries figures,
      CallFigureQueries calls,
      WaitingQueries waiting,
      RecommendDesk recommend,
      Fleet fleet,
      UnitTrees trees,
      TrailRegister trail,
      OpenSheet sheet,
      RoomToken token,
      List<Onward> onward) {}

  @GetMapping("/response/room")
  ResponseEntity<String> room(
      Scope scope, Visit visit, @RequestParam(defaultValue = "no") String wall) {
    NotVisible.unless(scope.decide(Operation.SUPERVISE_ROOM));
    around.trail().record(scope, TrailAct.allowed("VIEW", "ROOM", null));
    var words = visit.words();
    var view = view(scope, visit, wall.equals("yes"));
    var page =
        PageFrame.of(visit, words.say("dispatch.room"))
            .section("room")
            .scripts("dispatch/room.mjs");
    return pages.render("dispatch/room", page, view);
  }

  private RoomView view(Scope scope, Visit visit, boolean wall) {
    var words = visit.words();
    var now = visit.at();
    var sheet = new RoomSheet(words, now);
    var today = India.dateOf(now);
    var from = today.atStartOfDay(India.ZONE).toInstant();
    var stations = List.copyOf(around.trees().today().stationsUnder(scope.unit()));
    var figures =
        DatabaseContext.SYSTEM.call(() ->
            new Figures(
                around.calls().calls(scope, from, now),
                around.figures().counts(scope, stations, from, now),
                around.figures().spreads(scope, stations, from, now, "all")));
    var open = around.open().open(scope);
    var aged = around.open().oldest(scope, AGED_MAX);
    var jobs =
        assignments.live(scope).stream().collect(Collectors.groupingBy(Assignment::incident));
    var seed = seed(today.toString());
    var closed = incidents.listClosed(scope, now.minus(Duration.ofDays(1)), 200);
    return new RoomView(
        heads(scope, stations, sheet, new Heads(figures, open.count(), now)),
        sheet.aged(aged, jobs),
        sheet.intervals(figures.spreads()),
        sheet.escalations(room.escalations(scope, now.minus(ESCALATED_SINCE), ESCALATED_MAX)),
        sheet.proposals(proposals(scope, open.first())),
        sheet.closed(
            words.say("dispatch.room.sample"),
            sample(scope, closed, seed, now),
            words.say("dispatch.room.sample.none")),
        sheet.closed(
            words.say("dispatch.room.afterwards"),
            closed.stream().limit(20).toList(),
            words.say("dispatch.room.afterwards.none")),
        room.lead(scope).map(RoomQueries.Lead::name).orElse(words.say("dispatch.lead.none")),
        seed,
        !wall,
        wall);
  }

  private record Heads(Figures figures, long open, Instant now) {}

  private List<Headline> heads(Scope scope, List<UnitId> stations, RoomSheet sheet, Heads heads) {
    var figures = heads.figures();
    var waiting = around.waiting().count(scope);
    var all =
        new ArrayList<>(sheet.headlines(figures.calls(), waiting, heads.open(), figures.counts()));
    var from = heads.now().minus(REFERRED_SINCE);
    for (var one : around.onward()) {
      all.add(sheet.onward(one.counting().of(scope, stations, from, heads.now().plusSeconds(1))));
    }
    return all;
  }

  private record Figures(
      CallFigureQueries.Calls calls,
      FigureQueries.Counts counts,
      List<FigureQueries.Spread> spreads) {}

  /// Published with the page: the day in India, and nothing anybody could choose.
  static String seed(String day) {
    return "abhaya-sample-" + day;
  }

  private List<IncidentLine> sample(
      Scope scope, List<IncidentLine> closed, String seed, Instant now) {
    var unseen = Set.copyOf(incidents.listUnreviewed(scope, now.minus(Duration.ofDays(1)), true));
    var drawn =
        Set.copyOf(
            AuditSample.draw(
                seed, closed.stream().map(IncidentLine::reference).toList(), SAMPLE_PERCENT));
    return closed.stream()
        .filter(line -> drawn.contains(line.reference()) && unseen.contains(line.handle()))
        .toList();
  }

  private List<RoomSheet.Proposed> proposals(Scope scope, List<IncidentLine> open) {
    var types = new TypeBook();
    var waiting = new ArrayList<RecommendDesk.Waiting>();
    for (var line : open) {
      var idle = line.state() == IncidentState.OPEN || line.state() == IncidentState.REOPENED;
      if (!idle || line.trial() || waiting.size() >= PLANNED_MAX) continue;
      var place = incidents.find(scope, line.handle()).map(sheet -> sheet.place()).orElse(null);
      var type = types.find(line.typeName()).orElse(null);
      if (place == null || type == null) continue;
      var agency = RecommendDesk.lead(type);
      var ask = new RecommendDesk.Ask(place, type, agency, line.priority(), Set.of());
      waiting.add(new RecommendDesk.Waiting(line.handle(), line.reference(), ask));
    }
    return around.recommend().plan(waiting).stream()
        .map(one ->
            new RoomSheet.Proposed(
                one.waiting().reference(),
                "/response/console?incident=" + one.waiting().handle(),
                around
                    .fleet()
                    .find(one.unit())
                    .map(seen -> seen.unit().callSign())
                    .orElse("R" + one.unit()),
                one.seconds()))
        .toList();
  }

  /// Takes the lead of the shift; escalations name her from now on.
  @PostMapping("/response/room/lead")
  ResponseEntity<String> lead(Scope scope, Visit visit) {
    NotVisible.unless(scope.decide(Operation.SUPERVISE_ROOM));
    room.takeLead(scope, scope.unit(), visit.at());
    around.trail().record(scope, TrailAct.allowed("TAKE_LEAD", "ROOM", null));
    return seeOther();
  }

  /// Takes the room back for this program after another one took it.
  @PostMapping("/response/room/token")
  ResponseEntity<String> token(Scope scope) {
    NotVisible.unless(scope.decide(Operation.SUPERVISE_ROOM));
    around.token().take();
    around.trail().record(scope, TrailAct.allowed("TAKE_LEAD", "ROOM", "token"));
    return seeOther();
  }

  /// The sheet of now: what the data folder holds of this room.
  @GetMapping("/response/sheet")
  ResponseEntity<byte[]> sheet(Scope scope, Visit visit) {
    NotVisible.unless(scope.decide(Operation.SUPERVISE_ROOM));
    around.trail().record(scope, TrailAct.allowed("PRINT", "OPEN_SHEET", null));
    var html = around.sheet().html(visit.words(), visit.at(), assignments.live(scope));
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "html", StandardCharsets.UTF_8))
        .cacheControl(CacheControl.noStore())
        .body(html.getBytes(StandardCharsets.UTF_8));
  }

  private static ResponseEntity<String> seeOther() {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create("/response/room"))
        .build();
  }
}
