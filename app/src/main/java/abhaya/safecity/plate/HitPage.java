package abhaya.safecity.plate;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Address;
import abhaya.base.web.DataTable;
import abhaya.base.web.Link;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pager;
import abhaya.base.web.Pages;
import abhaya.base.web.Refused;
import abhaya.base.web.Tone;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Hits of listed plates: the table, and one hit from the alarm to its end.
@Controller
class HitPage {
  private static final String ONE = "/safecity/plates/hits/{handle:[0-9a-f-]{36}}";
  private static final int PAGE_MAX = 10_000;
  private static final Set<String> SAID = Set.of("changed", "not-now");

  private final PlateQueries queries;
  private final HitDesk desk;
  private final TrailRegister trail;
  private final Pages pages;
  private final Clock clock;

  HitPage(PlateQueries queries, HitDesk desk, TrailRegister trail, Pages pages, Clock clock) {
    this.queries = queries;
    this.desk = desk;
    this.trail = trail;
    this.pages = pages;
    this.clock = clock;
  }

  /// The first room that is hers.
  @GetMapping("/safecity/plates")
  ResponseEntity<String> enter(Scope scope) {
    NotVisible.unless(scope.decide(Operation.SEE_PLATES));
    return Arrays.stream(PlateRooms.values())
        .filter(room -> room.isFor(scope))
        .findFirst()
        .map(room -> to(room.path()))
        .orElseThrow(() -> new NotVisible(Reason.ROLE_LACKS_FUNCTION));
  }

  @GetMapping("/safecity/plates/hits")
  ResponseEntity<String> list(
      Scope scope,
      Visit visit,
      @RequestParam(defaultValue = "open") String state,
      @RequestParam(defaultValue = "1") int page) {
    NotVisible.unless(scope.decide(Operation.WATCH_PLATES));
    if (page < 1 || page > PAGE_MAX) throw Refused.field("page", "not-understood");
    if (!state.equals("open") && !state.equals("closed"))
      throw Refused.field("state", "not-a-choice");
    var closed = state.equals("closed");
    var count = queries.count(scope, closed);
    trail.record(scope, TrailAct.allowed("LIST", "PLATE_HIT", null).with("hits", count));
    var words = visit.words();
    var now = clock.instant();
    var rows = queries.hits(scope, closed, page).stream().map(hit -> row(words, hit, now)).toList();
    var table =
        new DataTable(
            words.say("plate.room.HITS"), columns(words), rows, null, words.say("plate.hits.none"));
    var other = Address.of("/safecity/plates/hits").with("state", closed ? "open" : "closed");
    var view =
        new PlateView(
            PlateRooms.tabs(scope, words, PlateRooms.HITS),
            null,
            false,
            words.say("plate.hits.about"),
            null,
            table,
            List.of(
                new PlateView.Act(
                    words.say("plate.hits." + state, count),
                    "",
                    List.of(
                        new PlateView.Button(
                            other.toString(),
                            words.say("plate.hits.show." + (closed ? "open" : "closed")),
                            false)))),
            Pager.of(words, Address.of(visit.address()), page, PlateQueries.PAGE_SIZE, count),
            clones(scope, words));
    return pages.render("plate/room", frame(visit, "plate.room.HITS"), view);
  }

  private static List<DataTable.Column> columns(Words words) {
    return List.of(
        DataTable.Column.text(words.say("plate.hit.kind"), true),
        DataTable.Column.text(words.say("plate.hit.listed"), true),
        DataTable.Column.text(words.say("plate.hit.read"), false),
        DataTable.Column.text(words.say("plate.hit.state"), true),
        DataTable.Column.text(words.say("plate.hit.camera"), false),
        DataTable.Column.text(words.say("plate.hit.at"), false),
        DataTable.Column.text(words.say("plate.entry.action"), false),
        DataTable.Column.text(words.say("plate.entry.reason"), false));
  }

  private static DataTable.Row row(Words words, PlateQueries.HitLine hit, Instant now) {
    return new DataTable.Row(
        false,
        List.of(
            new DataTable.State(tone(hit, now), words.say("plate.kind." + hit.kind())),
            new DataTable.Way(hit.listed(), "/safecity/plates/hits/" + hit.handle()),
            new DataTable.Text(hit.read()),
            new DataTable.Text(stateOf(words, hit, now)),
            new DataTable.Text(hit.camera()),
            new DataTable.Text(words.second(hit.readAt())),
            new DataTable.Text(words.say("plate.action." + hit.action())),
            new DataTable.Text(words.say("plate.reason." + hit.reason()))));
  }

  private static String stateOf(Words words, PlateQueries.HitLine hit, Instant now) {
    var word = words.say("plate.state." + hit.state());
    if (!isUnanswered(hit, now)) return word;
    return words.say(
        "plate.hit.unanswered", word, words.age(Duration.between(hit.receivedAt(), now)));
  }

  private static boolean isUnanswered(PlateQueries.HitLine hit, Instant now) {
    return hit.kind().equals("ALARM")
        && hit.state().equals("NEW")
        && hit.receivedAt().plus(HitState.ACKNOWLEDGE_WITHIN).isBefore(now);
  }

  private static Tone tone(PlateQueries.HitLine hit, Instant now) {
    if (hit.state().equals("CLOSED") || hit.state().equals("REJECTED")) return Tone.QUIET;
    if (hit.kind().equals("HINT")) return Tone.YOUNG;
    return isUnanswered(hit, now) || hit.state().equals("NEW") ? Tone.OVERDUE : Tone.LATE;
  }

  private PlateView.@Nullable Second clones(Scope scope, Words words) {
    var clones = queries.clones(scope);
    if (clones.isEmpty()) return null;
    var columns =
        List.of(
            DataTable.Column.text(words.say("plate.hit.read"), true),
            DataTable.Column.text(words.say("plate.clone.first"), true),
            DataTable.Column.text(words.say("plate.clone.second"), true),
            DataTable.Column.number(words.say("plate.clone.metres"), false),
            DataTable.Column.number(words.say("plate.clone.speed"), true));
    var rows =
        clones.stream()
            .map(clone ->
                new DataTable.Row(
                    false,
                    List.of(
                        new DataTable.Text(clone.plate()),
                        new DataTable.Text(
                            clone.firstCamera() + " · " + words.second(clone.firstAt())),
                        new DataTable.Text(
                            clone.secondCamera() + " · " + words.second(clone.secondAt())),
                        new DataTable.Figure(words.number(clone.metres()), false),
                        new DataTable.Figure(words.number(clone.speedKmh()), true))))
            .toList();
    var title = words.say("plate.clones");
    return new PlateView.Second(
        title, words.say("plate.clones.about"), new DataTable(title, columns, rows, null, ""));
  }

  @GetMapping(ONE)
  ResponseEntity<String> one(
      Scope scope,
      Visit visit,
      @PathVariable String handle,
      @RequestParam(defaultValue = "") String said) {
    NotVisible.unless(scope.decide(Operation.WATCH_PLATES));
    var hit = queries.hit(scope, handle).orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
    trail.record(scope, TrailAct.allowed("VIEW", "PLATE_HIT", handle));
    var words = visit.words();
    var now = clock.instant();
    var view =
        new HitView(
            PlateRooms.tabs(scope, words, PlateRooms.HITS),
            SAID.contains(said) ? words.say("plate.said." + said) : null,
            tone(hit, now),
            words.say("plate.kind." + hit.kind()),
            stateOf(words, hit, now),
            hit.read(),
            marks(hit.read(), hit.listed()),
            hit.listed(),
            facts(words, hit),
            queries.steps(scope, handle).stream()
                .map(step ->
                    new HitView.Step(
                        words.second(step.at()),
                        words.say("plate.state." + step.state()),
                        step.note()))
                .toList(),
            next(words, hit),
            "/safecity/plates/hits/" + handle,
            hit.version());
    return pages.render("plate/hit", frame(visit, "plate.hit.title"), view);
  }

  /// Each character of the read; where it parts from the listed plate it is marked.
  private static List<HitView.Mark> marks(String read, String listed) {
    var plain = PlateText.normalised(read).orElse(read);
    var match = Match.between(plain, listed);
    var at = match.map(Match::position).orElse(-1);
    var marks = new ArrayList<HitView.Mark>();
    for (var i = 0; i < plain.length(); i++)
      marks.add(new HitView.Mark(plain.substring(i, i + 1), i == at));
    return marks;
  }

  private static List<HitView.Fact> facts(Words words, PlateQueries.HitLine hit) {
    var facts = new ArrayList<HitView.Fact>();
    facts.add(new HitView.Fact(words.say("plate.hit.camera"), hit.camera()));
    if (!hit.lane().isEmpty()) facts.add(new HitView.Fact(words.say("plate.hit.lane"), hit.lane()));
    facts.add(new HitView.Fact(words.say("plate.hit.at"), words.second(hit.readAt())));
    facts.add(
        new HitView.Fact(
            words.say("plate.entry.action"), words.say("plate.action." + hit.action())));
    facts.add(
        new HitView.Fact(
            words.say("plate.entry.reason"), words.say("plate.reason." + hit.reason())));
    facts.add(new HitView.Fact(words.say("plate.entry.reference"), hit.reference()));
    var why =
        hit.witness() == null
            ? words.say("plate.strength." + hit.strength())
            : words.say("plate.witness." + hit.witness());
    facts.add(new HitView.Fact(words.say("plate.hit.why"), why));
    if (!hit.result().isEmpty())
      facts.add(new HitView.Fact(words.say("plate.hit.result"), hit.result()));
    return facts;
  }

  private static List<HitView.Next> next(Words words, PlateQueries.HitLine hit) {
    return HitState.valueOf(hit.state()).next().stream()
        .sorted()
        .map(state ->
            new HitView.Next(
                state.name(), words.say("plate.do." + state), state != HitState.REJECTED))
        .toList();
  }

  @PostMapping(ONE)
  ResponseEntity<String> step(
      Scope scope,
      @PathVariable String handle,
      @RequestParam int version,
      @RequestParam String next,
      @RequestParam(defaultValue = "") String note) {
    var state =
        Arrays.stream(HitState.values())
            .filter(one -> one.name().equals(next))
            .findFirst()
            .orElseThrow(() -> Refused.field("next", "not-a-choice"));
    if (note.length() > 200) throw Refused.field("note", "too-long");
    var here = "/safecity/plates/hits/" + handle;
    return switch (desk.step(scope, handle, version, state, note.strip())) {
      case DONE -> to(here);
      case CHANGED -> to(here + "?said=changed");
      case NOT_NOW -> to(here + "?said=not-now");
    };
  }

  static PageFrame frame(Visit visit, String key) {
    var title = visit.words().say(key);
    return PageFrame.of(visit, title)
        .section("plates")
        .crumbs(
            List.of(
                new Link(visit.words().say("plate.nav"), "/safecity/plates"), Link.here(title)));
  }

  static ResponseEntity<String> to(String path) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
  }
}
