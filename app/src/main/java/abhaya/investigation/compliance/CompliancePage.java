package abhaya.investigation.compliance;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.Unit;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.paper.FileKind;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Address;
import abhaya.base.web.FilterChips;
import abhaya.base.web.Link;
import abhaya.base.web.ListTool;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// The overview of a unit at any level: how many in time, how many overdue, where, is it better.
@Controller
class CompliancePage {

  static final String PATH = "/investigation/";
  private static final String[] SCRIPTS = {"components/trend.mjs", "components/outlines.mjs"};

  private final Pages pages;
  private final AskReader reader;
  private final ComplianceQueries queries;
  private final Overviews overviews;
  private final UnitTrees trees;
  private final TrailRegister trail;
  private final List<ListTool> tools;

  CompliancePage(
      Pages pages,
      AskReader reader,
      ComplianceQueries queries,
      Overviews overviews,
      UnitTrees trees,
      TrailRegister trail,
      List<ListTool> tools) {
    this.tools = List.copyOf(tools);
    this.pages = pages;
    this.reader = reader;
    this.queries = queries;
    this.overviews = overviews;
    this.trees = trees;
    this.trail = trail;
  }

  /// To the reader's own unit.
  @GetMapping("/investigation")
  ResponseEntity<Void> own(Scope scope) {
    NotVisible.unless(scope.decide(Operation.SEE_COUNTS));
    var code = trees.today().pathCode(scope.unit());
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(PATH + code)).build();
  }

  @GetMapping("/investigation/{unit:IN(?:\\.[A-Za-z0-9]{1,16}){0,5}}")
  ResponseEntity<?> overview(
      Scope scope,
      Visit visit,
      @PathVariable String unit,
      @RequestParam Map<String, String> typed) {
    var asked = new HashMap<>(typed);
    asked.put("unit", unit);
    var lens = lens(typed);
    var wanted = windowed(reader.read(scope, asked), lens);
    var export = AskReader.choice(typed, "export", "csv", "xlsx", "pdf");
    var shown = shown(scope, visit, wanted, lens, export != null);
    var ask = shown.ask();
    var data = shown.data();
    var mayExport = queries.decide(scope, ask, Operation.EXPORT).allowed();
    if (export != null && !mayExport) {
      NotVisible.unless(queries.decide(scope, ask, Operation.EXPORT));
    }
    var code = overviews.codeOf(ask.unit());
    trail.record(
        scope,
        TrailAct.allowed(export == null ? "VIEW" : "EXPORT", "OVERVIEW", code)
            .with("asOf", ask.asOf().day().toString())
            .with("format", export == null ? "page" : export));
    var chips =
        new OverviewFilters(visit, ask).chips(lens, mayExport).with(tools(scope, visit, data));
    var links =
        new OverviewSheet.Links(
            ask.unit().name(visit.words().language().tag()),
            shown.tooFew(),
            quarantine(scope, ask),
            overviews.shapes(ask));
    var view = new OverviewSheet(visit, data).view(chips, links);
    if (export != null) {
      var kind = FileKind.find(export).orElseThrow();
      return new OverviewPaper(visit, ask, data).file(kind, code, view);
    }
    return pages.render("compliance/overview", frame(scope, visit, ask, mayExport), view);
  }

  private List<FilterChips.Chip> tools(Scope scope, Visit visit, OverviewFigures data) {
    var chips = new ArrayList<>(ListTool.all(tools, scope, visit));
    var words = visit.words();
    var meeting = Address.of(visit.address()).toString().replaceFirst(PATH, MeetingPage.PATH);
    var choice =
        new FilterChips.Choice(words.say("compliance.command.meeting"), "", meeting, false);
    chips.add(
        new FilterChips.Chip("", words.say("compliance.meeting"), false, List.of(choice), null));
    if (!data.children().isEmpty()) {
      chips.add(0, new OverviewTable(visit, data).shape().chip(visit.words()));
    }
    return chips;
  }

  /// @param tooFew the age was left out, because its cases are too few to be shown
  private record Shown(Ask ask, OverviewFigures data, boolean tooFew) {}

  private Shown shown(
      Scope scope, Visit visit, Ask wanted, OverviewFigures.Lens lens, boolean export) {
    try {
      return new Shown(wanted, overviews.figures(scope, visit, wanted, lens), false);
    } catch (Refused few) {
      if (export || few.faults().stream().noneMatch(one -> one.code().equals(Overviews.TOO_FEW))) {
        throw few;
      }
      var whole = wanted.with(wanted.filter().withoutAge());
      return new Shown(whole, overviews.figures(scope, visit, whole, lens), true);
    }
  }

  private static OverviewFigures.Lens lens(Map<String, String> typed) {
    var word = AskReader.choice(typed, "window", "rolling", "cohorts");
    if (word == null) return OverviewFigures.Lens.CUMULATIVE;
    return word.equals("rolling") ? OverviewFigures.Lens.ROLLING : OverviewFigures.Lens.COHORTS;
  }

  private static Ask windowed(Ask ask, OverviewFigures.Lens lens) {
    return lens == OverviewFigures.Lens.ROLLING ? ask.with(Window.rolling(ask.asOf().day())) : ask;
  }

  private @Nullable String quarantine(Scope scope, Ask ask) {
    if (!queries.decide(scope, ask, Operation.SEE_QUARANTINE).allowed()) return null;
    return "/quarantine?unit=" + overviews.codeOf(ask.unit());
  }

  private PageFrame frame(Scope scope, Visit visit, Ask ask, boolean mayExport) {
    var words = visit.words();
    var language = words.language().tag();
    var tree = trees.asOf(ask.asOf().day());
    var crumbs = new ArrayList<Link>();
    for (var above :
        tree.has(ask.unit().id()) ? tree.ancestors(ask.unit().id()) : List.<Unit>of()) {
      var name = above.name(language);
      var open = scope.mayOn(Operation.SEE_COUNTS, above.id());
      crumbs.add(open ? new Link(name, address(visit, above)) : Link.here(name));
    }
    crumbs.add(Link.here(ask.unit().name(language)));
    return PageFrame.of(visit, words.say("compliance.title.of", ask.unit().name(language)))
        .ownHeading()
        .section("investigation")
        .crumbs(crumbs)
        .ways(ways(scope, visit, ask, mayExport))
        .scripts(SCRIPTS);
  }

  private PageFrame.Ways ways(Scope scope, Visit visit, Ask ask, boolean mayExport) {
    var tree = trees.asOf(ask.asOf().day());
    var export = mayExport ? visit.with("export", "csv") : null;
    if (!tree.has(ask.unit().id())) return new PageFrame.Ways(null, null, null, export);
    var siblings = tree.siblings(ask.unit().id());
    int at = siblings.indexOf(ask.unit());
    var parent = ask.unit().parent();
    return new PageFrame.Ways(
        at > 0 ? open(scope, visit, siblings.get(at - 1)) : null,
        at >= 0 && at + 1 < siblings.size() ? open(scope, visit, siblings.get(at + 1)) : null,
        parent == null ? null : open(scope, visit, tree.get(parent)),
        export);
  }

  private @Nullable String open(Scope scope, Visit visit, Unit unit) {
    return scope.mayOn(Operation.SEE_COUNTS, unit.id()) ? address(visit, unit) : null;
  }

  /// The overview of another unit with the filters of this one.
  private String address(Visit visit, Unit unit) {
    return overviews.address(Address.of(visit.address()), unit);
  }
}
