package abhaya.response.pace;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.listing.ListExport;
import abhaya.base.listing.ListTools;
import abhaya.base.paper.Stamp;
import abhaya.base.platform.India;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Address;
import abhaya.base.web.FilterChips;
import abhaya.base.web.Link;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pager;
import abhaya.base.web.Pages;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import abhaya.response.pace.PaceQueries.Line;
import abhaya.response.recommend.Pace;
import abhaya.response.recommend.Pace.Level;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What was learnt of the road, for whoever answers for the room: area, hours, factor, speed, and how
/// many trips say so.
@Controller
class PacePage {
  private static final String PATH = "/response/paces";
  private static final int PAGE_SIZE = 50;
  private static final int PAGE_MAX = 1 + ListExport.ROWS_MAX / PAGE_SIZE;
  private static final List<Level> LEVELS = List.of(Level.STATE, Level.DISTRICT, Level.HERE);

  private final PaceQueries queries;
  private final UnitTrees trees;
  private final TrailRegister trail;
  private final ListTools tools;
  private final Pages pages;

  PacePage(
      PaceQueries queries, UnitTrees trees, TrailRegister trail, ListTools tools, Pages pages) {
    this.queries = queries;
    this.trees = trees;
    this.trail = trail;
    this.tools = tools;
    this.pages = pages;
  }

  @GetMapping(PATH)
  ResponseEntity<String> show(
      Scope scope, Visit visit, @RequestParam(defaultValue = "1") int page) {
    if (page < 1 || page > PAGE_MAX) throw Refused.field("page", "not-understood");
    var address = Address.of(visit.address());
    var words = visit.words();
    var table = new PaceTable(words, trees.today());
    var shape = table.shape(address);
    var lines = shape.sorted(found(scope, address));
    trail.record(scope, TrailAct.allowed("LIST", "PACES", null).with("rows", lines.size()));
    var files = scope.may(Operation.EXPORT) && !lines.isEmpty();
    var shown = lines.stream().skip((page - 1L) * PAGE_SIZE).limit(PAGE_SIZE).toList();
    var view =
        new PaceView(
            about(visit, lines),
            new FilterChips(filters(visit, address), tools.of(scope, visit, shape, files)),
            table.of(shape, shown),
            Pager.of(words, address, page, PAGE_SIZE, lines.size()));
    var frame =
        PageFrame.of(visit, words.say("pace.title"))
            .section("room")
            .crumbs(List.of(new Link(words.say("pace.room"), "/response/room")))
            .ways(new PageFrame.Ways(null, null, null, ListTools.export(visit, files)));
    return pages.render("pace/paces", frame, view);
  }

  private static String about(Visit visit, List<Line> lines) {
    var words = visit.words();
    return words.say(
        "pace.about",
        lines.size(),
        words.decimal(BigDecimal.valueOf(Pace.USUAL.detour())),
        words.number(Math.round(Pace.USUAL.speedKmh())));
  }

  private List<Line> found(Scope scope, Address address) {
    NotVisible.unless(scope.decide(Operation.SUPERVISE_ROOM));
    var level = level(address);
    return queries.list(scope, ListExport.ROWS_MAX).stream()
        .filter(line -> level == null || line.row().pace().level() == level)
        .toList();
  }

  @Bean
  static ListExport pacesExport(PacePage page) {
    return new ListExport(PATH, "PACES", ListExport.Guard.ALONE, page::file);
  }

  private ListExport.Made file(Scope scope, Visit visit, ListExport.Asked asked, Stamp stamp) {
    NotVisible.unless(scope.decideOn(Operation.EXPORT, scope.unit()));
    var address = asked.of();
    var tree = trees.today();
    var shape = new PaceTable(visit.words(), tree).shape(address);
    var lines = shape.sorted(found(scope, address));
    var code = tree.pathCode(scope.unit());
    var cover =
        new ListExport.Cover(
            code,
            "paces-" + code + "-" + India.dateOf(visit.at()),
            visit.words().say("pace.title"),
            ListExport.Cover.facts(filters(visit, address)),
            List.of(about(visit, lines)));
    return ListExport.Made.of(cover, shape, lines, stamp);
  }

  private static @Nullable Level level(Address address) {
    var word = address.find("level");
    if (word == null) return null;
    return LEVELS.stream()
        .filter(level -> word(level).equals(word))
        .findFirst()
        .orElseThrow(() -> Refused.field("level", "not-a-choice"));
  }

  private static String word(Level level) {
    return level.name().toLowerCase(Locale.ROOT);
  }

  private static List<FilterChips.Chip> filters(Visit visit, Address address) {
    var words = visit.words();
    var here = address.without("page");
    var asked = level(address);
    var choices = new ArrayList<FilterChips.Choice>();
    var all = words.say("pace.level.ALL");
    choices.add(new FilterChips.Choice(all, "", here.without("level").toString(), asked == null));
    for (var level : LEVELS) {
      var href = here.with("level", word(level)).toString();
      choices.add(
          new FilterChips.Choice(words.say("pace.level." + level), "", href, level == asked));
    }
    var value = asked == null ? all : words.say("pace.level." + asked);
    return List.of(
        new FilterChips.Chip(words.say("pace.level"), value, asked != null, choices, null));
  }
}
