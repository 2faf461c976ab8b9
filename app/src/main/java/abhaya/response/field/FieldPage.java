package abhaya.response.field;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.feed.Handle;
import abhaya.base.push.PushRegister;
import abhaya.base.push.PushWorker;
import abhaya.base.web.Field;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import abhaya.response.dispatch.CrewDesk;
import abhaya.response.incident.Closing;
import abhaya.response.unit.ResponseUnit;
import abhaya.response.unit.UnitDesk;
import abhaya.response.unit.UnitQueries;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/// The unit's phone: where, what, one next button. Works without script; with it also off the net.
@Controller
class FieldPage {
  private static final List<String> SAID =
      List.of(
          "waiting",
          "sent",
          "offline",
          "nojob",
          "report",
          "call",
          "distress",
          "distress.hold",
          "distress.on",
          "stale",
          "kept",
          "well");

  private final Pages pages;
  private final UnitDesk units;
  private final UnitQueries queries;
  private final FieldSheet sheets;
  private final Tell tell;

  FieldPage(Pages pages, UnitDesk units, UnitQueries queries, FieldSheet sheets, Tell tell) {
    this.pages = pages;
    this.units = units;
    this.queries = queries;
    this.sheets = sheets;
    this.tell = tell;
  }

  @org.springframework.stereotype.Component
  record Tell(
      FieldDesk desk, CrewDesk crew, PushRegister push, JsonMapper json, java.time.Clock clock) {}

  @GetMapping("/field")
  ResponseEntity<String> field(Scope scope, Visit visit) {
    NotVisible.unless(scope.decide(Operation.ACT_AS_UNIT));
    var seen = tell.desk().look(scope, false);
    var unit = seen.unit();
    var view =
        new FieldView(
            unit.map(one -> unit(visit, one)).orElse(null),
            seen.job().map(one -> sheets.job(scope, visit.words(), one)).orElse(null),
            unit.isPresent() ? List.of() : choices(scope, visit.words()),
            said(visit.words()),
            unit.flatMap(one -> tell.push().offer(FieldConfig.PUSH)).orElse(null));
    return show(visit, view);
  }

  /// The same page with nothing of anybody on it, which the phone keeps for off the net.
  @GetMapping("/field/shell")
  ResponseEntity<String> shell(Scope scope, Visit visit) {
    NotVisible.unless(scope.decide(Operation.ACT_AS_UNIT));
    return show(visit, new FieldView(null, null, List.of(), said(visit.words()), null));
  }

  private ResponseEntity<String> show(Visit visit, FieldView view) {
    var page =
        PageFrame.of(visit, visit.words().say("field.title"))
            .section("field")
            .ownHeading()
            .scripts("field/field.mjs", "push/ask.mjs");
    var rendered = pages.render("field/field", page, view);
    return ResponseEntity.status(rendered.getStatusCode())
        .headers(rendered.getHeaders())
        .header("Permissions-Policy", "geolocation=(self)")
        .body(rendered.getBody());
  }

  static FieldView.Unit unit(Visit visit, ResponseUnit unit) {
    var ends = unit.shiftEndsAt();
    var until = ends == null ? "" : visit.words().time(ends);
    return new FieldView.Unit(unit.id(), unit.callSign(), until, unit.distressAt() != null);
  }

  /// The unit she was on last stands first and is chosen; with each, who is on board already.
  private List<Field.Option> choices(Scope scope, Words words) {
    var last = units.lastOf(scope).orElse(0);
    return queries.list(scope).stream()
        .filter(unit -> scope.mayOn(Operation.ACT_AS_UNIT, unit.home()))
        .sorted(Comparator.comparing(unit -> unit.id() != last))
        .map(unit -> new Field.Option(Integer.toString(unit.id()), choice(words, unit)))
        .toList();
  }

  private static String choice(Words words, ResponseUnit unit) {
    var text = unit.callSign() + " · " + words.say("unit.kind." + unit.kind());
    if (unit.crew() == 0) return text;
    return text + " · " + words.say("field.choice.crew", words.number(unit.crew()));
  }

  private String said(Words words) {
    var said = new LinkedHashMap<String, String>();
    for (var key : SAID) said.put(key, words.say("field.say." + key));
    for (var state : abhaya.response.incident.AssignmentState.values()) {
      if (words.has("field.act." + state))
        said.put("act." + state, words.say("field.act." + state));
    }
    return tell.json().writeValueAsString(said);
  }

  @PostMapping("/field/duty")
  ResponseEntity<String> signOn(
      Scope scope,
      @RequestParam int unit,
      @RequestParam(defaultValue = "no") String woman,
      @RequestParam(defaultValue = "8") int hours) {
    units.signOn(scope, unit, woman.equals("yes"), Duration.ofHours(Math.clamp(hours, 1, 14)));
    return seeOther();
  }

  @PostMapping("/field/off")
  ResponseEntity<String> signOff(Scope scope) {
    units.signOff(scope);
    tell.push().forget(scope.person().id(), FieldConfig.PUSH);
    return seeOther();
  }

  /// One press without script.
  @PostMapping("/field/step")
  ResponseEntity<String> step(
      Scope scope,
      @RequestParam String assignment,
      @RequestParam String step,
      @RequestParam(defaultValue = "") String action,
      @RequestParam(defaultValue = "yes") String arrived,
      @RequestParam(defaultValue = "no") String reached) {
    var report = step.equals(CrewDesk.REPORT);
    var now = tell.clock().instant();
    tell.crew()
        .tell(
            scope,
            new CrewDesk.Told(
                "page-" + Handle.next(),
                1,
                assignment,
                step,
                now,
                "{}",
                report ? taken(action, arrived, reached) : null));
    return seeOther();
  }

  private static Closing.@Nullable ActionTaken taken(
      String action, String arrived, String reached) {
    var cut = action.length() > 2_000 ? action.substring(0, 2_000) : action;
    return new Closing.ActionTaken(arrived.equals("yes"), cut, reached.equals("yes"));
  }

  @PostMapping("/field/distress")
  ResponseEntity<String> distress(Scope scope) {
    units.own(scope).ifPresent(unit -> units.distress(scope, unit.id(), true, ""));
    return seeOther();
  }

  /// Under this address it may answer for the page itself.
  @GetMapping("/field/worker.js")
  ResponseEntity<String> worker() throws IOException {
    return PushWorker.of("field/worker.js", "/field");
  }

  @GetMapping("/field/field.webmanifest")
  ResponseEntity<String> manifest() throws IOException {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/manifest+json"))
        .cacheControl(CacheControl.noCache())
        .body(text("static/field/field.webmanifest"));
  }

  private static String text(String path) throws IOException {
    return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
  }

  private static ResponseEntity<String> seeOther() {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/field")).build();
  }
}
