package abhaya.response.volunteer;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Link;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Tone;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/// The control room's calls to volunteers: who said yes, what stands against showing her the place.
@Controller
class CallOutPage {
  private static final String LIST = "/response/volunteers";
  private static final String HANDLE = "/{handle:[A-Za-z0-9_-]{22}}";

  private final Pages pages;
  private final CallOutDesk desk;
  private final VolunteerQueries queries;
  private final Known known;

  CallOutPage(Pages pages, CallOutDesk desk, VolunteerQueries queries, Known known) {
    this.pages = pages;
    this.desk = desk;
    this.queries = queries;
    this.known = known;
  }

  /// What the page looks up beside the calls.
  @org.springframework.stereotype.Component
  record Known(Nearby nearby, TrailRegister trail) {}

  @GetMapping(LIST)
  ResponseEntity<String> list(Scope scope, Visit visit) {
    NotVisible.unless(scope.decide(Operation.RELEASE_VOLUNTEERS));
    known.trail().record(scope, TrailAct.allowed("LIST", "CALL_OUT", null));
    var words = visit.words();
    var calls =
        queries.live(scope).stream().map(call -> call(scope, words, call, visit.at())).toList();
    var page =
        PageFrame.of(visit, words.say("volunteer.calls"))
            .section("call-outs")
            .crumbs(
                List.of(
                    new Link(words.say("intake.title"), "/response"),
                    Link.here(words.say("volunteer.calls"))));
    return pages.render("volunteer/calls", page, new CallOutView(calls));
  }

  private CallOutView.Call call(Scope scope, Words words, CallOut call, Instant now) {
    var radius = Rings.radiusMetres(call.handle(), call.openedAt(), now);
    var reach =
        radius > 0
            ? words.say("volunteer.calls.radius", words.number(Math.round(radius)))
            : words.say(
                Rings.isExhausted(call.handle(), call.openedAt(), now)
                    ? "volunteer.calls.exhausted"
                    : "volunteer.calls.soon");
    return new CallOutView.Call(
        call.signal(),
        known(call),
        words.age(Duration.between(call.openedAt(), now)),
        reach,
        queries.ofCall(scope, call).stream().map(alert -> one(words, call, alert)).toList());
  }

  private static String known(CallOut call) {
    return call.signal().substring(0, 8);
  }

  private CallOutView.One one(Words words, CallOut call, Alert alert) {
    var missing = desk.missing(call, alert);
    var accepted = alert.state() == AlertState.ACCEPTED;
    var spot = known.nearby().find(alert.volunteer());
    var far =
        spot == null
            ? Words.NONE
            : words.say(
                "volunteer.calls.far",
                words.number(
                    Math.max(1, Math.round(spot.point().metresTo(call.cellCentre()) / 100)) * 100));
    return new CallOutView.One(
        alert.handle(),
        "V-" + alert.handle().replaceAll("[^A-Za-z0-9]", "").substring(0, 4),
        tone(alert.state()),
        words.say("volunteer.alert." + alert.state()),
        far,
        accepted
            ? missing.stream().map(one -> words.say("volunteer.missing." + one)).toList()
            : List.of(),
        accepted && missing.isEmpty());
  }

  private static Tone tone(AlertState state) {
    return switch (state) {
      case ALERTED -> Tone.LATE;
      case ACCEPTED -> Tone.YOUNG;
      case RELEASED, ARRIVED, REPORTED -> Tone.IN_TIME;
      case WITHDRAWN -> Tone.OVERDUE;
      case DECLINED, NO_ANSWER, STOOD_DOWN -> Tone.QUIET;
    };
  }

  @PostMapping(LIST + "/alerts" + HANDLE + "/release")
  ResponseEntity<String> release(Scope scope, @PathVariable String handle) {
    desk.release(scope, handle);
    return seeOther();
  }

  @PostMapping(LIST + "/calls" + HANDLE + "/stand-down")
  ResponseEntity<String> standDown(Scope scope, @PathVariable String handle) {
    desk.standDown(scope, handle);
    return seeOther();
  }

  private static ResponseEntity<String> seeOther() {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(LIST)).build();
  }
}
