package abhaya.safecity.plate;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.listing.ListExport;
import abhaya.base.listing.ListTools;
import abhaya.base.paper.FileSheet;
import abhaya.base.paper.Stamp;
import abhaya.base.platform.India;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Address;
import abhaya.base.web.DataTable;
import abhaya.base.web.FilterChips;
import abhaya.base.web.Link;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pager;
import abhaya.base.web.Pages;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Hits of listed plates: the table, and one hit from the alarm to its end.
@Controller
class HitPage {
  private static final String ONE = "/safecity/plates/hits/{handle:[0-9a-f-]{36}}";
  private static final String LIST = "/safecity/plates/hits";
  private static final int PAGE_MAX = 10_000;
  private static final Set<String> SAID = Set.of("changed", "not-now", "words-missing");

  private final PlateQueries queries;
  private final HitDesk desk;
  private final TrailRegister trail;
  private final Pages pages;
  private final Clock clock;
  private final UnitTrees trees;
  private final ListTools tools;

  HitPage(PlateQueries queries, HitDesk desk, TrailRegister trail, Pages pages, HitsAround around) {
    this.queries = queries;
    this.desk = desk;
    this.trail = trail;
    this.pages = pages;
    this.clock = around.clock();
    this.trees = around.trees();
    this.tools = around.tools();
  }

  @Component
  record HitsAround(UnitTrees trees, ListTools tools, Clock clock) {}

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

  @GetMapping(LIST)
  ResponseEntity<String> list(
      Scope scope,
      Visit visit,
      @RequestParam(defaultValue = "open") String state,
      @RequestParam(defaultValue = "1") int page) {
    NotVisible.unless(scope.decide(Operation.WATCH_PLATES));
    if (page < 1 || page > PAGE_MAX) throw Refused.field("page", "not-understood");
    var closed = closed(state);
    var count = queries.count(scope, closed);
    trail.record(scope, TrailAct.allowed("LIST", "PLATE_HIT", null).with("hits", count));
    var words = visit.words();
    var hits = new HitTable(words, clock.instant());
    var shape = hits.shape(Address.of(visit.address()));
    var way =
        new PlateQueries.Way(closed, shape.sort(), shape.isTurned(), PlateQueries.PAGE_SIZE, page);
    var table = hits.of(shape, queries.hits(scope, way));
    var files = scope.may(Operation.EXPORT) && count > 0;
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
            clones(scope, words),
            new FilterChips(List.of(), tools.of(scope, visit, shape, files)));
    var export = ListTools.export(visit, files);
    var frame = frame(visit, "plate.room.HITS").ways(new PageFrame.Ways(null, null, null, export));
    return pages.render("plate/room", frame, view);
  }

  @Bean
  static ListExport hitsExport(HitPage page) {
    return new ListExport(LIST, "PLATE_HIT", ListExport.Guard.TWO_PEOPLE, page::file);
  }

  /// Which cameras saw something listed, when, and what came of it. The plates stay on the page.
  private ListExport.Made file(Scope scope, Visit visit, ListExport.Asked asked, Stamp stamp) {
    NotVisible.unless(scope.decide(Operation.WATCH_PLATES));
    NotVisible.unless(scope.decideOn(Operation.EXPORT, scope.unit()));
    var words = visit.words();
    var address = asked.of();
    var closed = closed(Objects.requireNonNullElse(address.find("state"), "open"));
    var shape = new HitTable(words, clock.instant()).shape(address);
    var most = ListExport.ROWS_MAX + 1;
    var way = new PlateQueries.Way(closed, shape.sort(), shape.isTurned(), most, 1);
    var hits = asked.chosen(queries.hits(scope, way), PlateQueries.HitLine::handle);
    var code = trees.today().pathCode(scope.unit());
    var about = words.say("plate.hits." + (closed ? "closed" : "open"), hits.size());
    var notes = List.of(words.say("plate.hits.file"));
    var cover =
        new ListExport.Cover(
            code,
            "plate-hits-" + code + "-" + India.dateOf(visit.at()),
            words.say("plate.room.HITS"),
            List.of(new FileSheet.Fact(words.say("plate.hit.state"), about)),
            notes);
    return ListExport.Made.of(cover, shape, hits, stamp);
  }

  private static boolean closed(String state) {
    if (!state.equals("open") && !state.equals("closed"))
      throw Refused.field("state", "not-a-choice");
    return state.equals("closed");
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
    var table = new HitTable(words, clock.instant());
    var view =
        new HitView(
            PlateRooms.tabs(scope, words, PlateRooms.HITS),
            SAID.contains(said) ? words.say("plate.said." + said) : null,
            table.tone(hit),
            words.say("plate.kind." + hit.kind()),
            table.stateOf(hit),
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
      case WORDS_MISSING -> to(here + "?said=words-missing");
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
