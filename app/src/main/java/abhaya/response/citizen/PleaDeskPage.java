package abhaya.response.citizen;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.DataTable;
import abhaya.base.web.Link;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Tone;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import abhaya.response.intake.FormIntake;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Pleas in the control room: who waits for an answer in writing, and the talk with her.
@Controller
class PleaDeskPage {
  private static final String HANDLE = "{handle:[A-Za-z0-9_-]{22}}";
  private static final String LIST = "/response/pleas";

  private final Pages pages;
  private final PleaDesk desk;
  private final PleaQueries queries;
  private final TrailRegister trail;

  PleaDeskPage(Pages pages, PleaDesk desk, PleaQueries queries, TrailRegister trail) {
    this.pages = pages;
    this.desk = desk;
    this.queries = queries;
    this.trail = trail;
  }

  @GetMapping(LIST)
  ResponseEntity<String> list(Scope scope, Visit visit) {
    NotVisible.unless(scope.decide(Operation.TAKE_SIGNALS));
    trail.record(scope, TrailAct.allowed("LIST", "PLEA", null));
    var words = visit.words();
    var rows = queries.list(scope).stream().map(one -> row(words, one, visit.at())).toList();
    var table =
        new DataTable(
            words.say("citizen.desk"),
            List.of(
                DataTable.Column.text(words.say("citizen.desk.reference"), true),
                DataTable.Column.text(words.say("citizen.desk.state"), true),
                DataTable.Column.text(words.say("citizen.desk.words"), true),
                DataTable.Column.number(words.say("citizen.desk.since"), true),
                DataTable.Column.text(words.say("citizen.desk.how"), false)),
            rows,
            null,
            words.say("citizen.desk.none"));
    var page =
        PageFrame.of(visit, words.say("citizen.desk")).section("pleas").crumbs(crumbs(words, null));
    return pages.render("citizen/desk-list", page, new PleaListView(table));
  }

  private static List<Link> crumbs(Words words, @org.jspecify.annotations.Nullable String last) {
    var way = new ArrayList<Link>();
    way.add(new Link(words.say("intake.title"), "/response"));
    if (last == null) way.add(Link.here(words.say("citizen.desk")));
    else {
      way.add(new Link(words.say("citizen.desk"), LIST));
      way.add(Link.here(last));
    }
    return way;
  }

  private static DataTable.Row row(Words words, PleaQueries.Waiting one, Instant now) {
    var plea = one.plea();
    var wrote = one.lastWords();
    return new DataTable.Row(
        false,
        List.of(
            new DataTable.Way(FormIntake.referenceOf(plea.signal()), LIST + "/" + plea.handle()),
            new DataTable.State(tone(plea), state(words, plea)),
            new DataTable.Text(
                wrote == null
                    ? Words.NONE
                    : words.say(one.answered() ? "citizen.desk.answered" : "citizen.desk.waits")),
            new DataTable.Figure(
                words.age(Duration.between(plea.begunAt(), now)),
                !one.answered() || plea.held() || plea.waitsForRoom()),
            new DataTable.Text(how(words, plea))));
  }

  private static Tone tone(Plea plea) {
    if (plea.held() || plea.waitsForRoom()) return Tone.OVERDUE;
    if (plea.saidSafe()) return Tone.IN_TIME;
    return plea.stage() == Stage.SENT ? Tone.LATE : Tone.YOUNG;
  }

  private static String state(Words words, Plea plea) {
    if (plea.held()) return words.say("citizen.desk.held");
    if (plea.waitsForRoom()) return words.say("citizen.desk.silent");
    if (plea.saidSafe()) return words.say("citizen.desk.safe");
    return words.say("citizen.desk.stage." + plea.stage());
  }

  private static String how(Words words, Plea plea) {
    var parts = new ArrayList<String>();
    if (plea.quiet()) parts.add(words.say("citizen.desk.quiet"));
    if (plea.writes()) parts.add(words.say("citizen.desk.writes"));
    if (plea.child()) parts.add(words.say("citizen.desk.child"));
    parts.add(words.say(plea.volunteers() ? "citizen.desk.shout" : "citizen.desk.noshout"));
    return String.join(" · ", parts);
  }

  @GetMapping(LIST + "/" + HANDLE)
  ResponseEntity<String> open(Scope scope, Visit visit, @PathVariable String handle) {
    var plea = desk.open(scope, handle);
    var words = visit.words();
    var view =
        new PleaDeskView(
            handle,
            tone(plea),
            state(words, plea),
            warning(words, plea),
            facts(words, plea),
            queries.said(scope, plea).stream()
                .map(one ->
                    new LiveView.Said(one.key(), one.mine(), one.words(), words.time(one.at())))
                .toList(),
            plea.signal(),
            !plea.isOver(),
            plea.waitsForRoom());
    var title = words.say("citizen.desk.one", FormIntake.referenceOf(plea.signal()));
    var page =
        PageFrame.of(visit, title)
            .section("pleas")
            .crumbs(crumbs(words, title))
            .ways(new PageFrame.Ways(null, null, LIST, null));
    return pages.render("citizen/desk", page, view);
  }

  private static String warning(Words words, Plea plea) {
    if (plea.held()) return words.say("citizen.desk.held.what");
    return plea.waitsForRoom() ? words.say("citizen.desk.silent.what") : "";
  }

  private static List<PleaDeskView.Line> facts(Words words, Plea plea) {
    var place = plea.place();
    var placed = plea.placedAt();
    var where =
        place == null || placed == null
            ? words.say("citizen.desk.noplace")
            : words.say(
                "citizen.desk.place",
                "%.5f, %.5f".formatted(place.lat(), place.lon()),
                words.number(Math.round(plea.radiusMetres())),
                words.time(placed));
    return List.of(
        new PleaDeskView.Line(words.say("citizen.desk.begun"), words.second(plea.begunAt())),
        new PleaDeskView.Line(words.say("citizen.desk.where"), where),
        new PleaDeskView.Line(words.say("citizen.desk.how"), how(words, plea)));
  }

  @PostMapping(LIST + "/" + HANDLE)
  ResponseEntity<String> answer(
      Scope scope, @PathVariable String handle, @RequestParam(defaultValue = "") String words) {
    desk.answer(scope, handle, words);
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create(LIST + "/" + handle))
        .build();
  }

  /// Somebody made sure that she is well, or sent help.
  @PostMapping(LIST + "/" + HANDLE + "/looked")
  ResponseEntity<String> looked(Scope scope, @PathVariable String handle) {
    desk.looked(scope, handle);
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(LIST)).build();
  }
}
