package abhaya.investigation.compliance;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.Unit;
import abhaya.base.jurisdiction.UnitKind;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Headline;
import abhaya.base.web.Link;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Tone;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
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

/// Meeting mode: overviews only, so that nothing of a case can come up on the wall of a room.
@Controller
class MeetingPage {
  static final String PATH = "/meeting/";

  private final Pages pages;
  private final AskReader reader;
  private final Overviews overviews;
  private final UnitTrees trees;
  private final TrailRegister trail;

  MeetingPage(
      Pages pages, AskReader reader, Overviews overviews, UnitTrees trees, TrailRegister trail) {
    this.pages = pages;
    this.reader = reader;
    this.overviews = overviews;
    this.trees = trees;
    this.trail = trail;
  }

  /// To the reader's own unit.
  @GetMapping("/meeting")
  ResponseEntity<Void> own(Scope scope) {
    NotVisible.unless(scope.decide(Operation.SEE_COUNTS));
    var code = trees.today().pathCode(scope.unit());
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(PATH + code)).build();
  }

  @GetMapping("/meeting/{unit:IN(?:\\.[A-Za-z0-9]{1,16}){0,5}}")
  ResponseEntity<String> show(
      Scope scope,
      Visit visit,
      @PathVariable String unit,
      @RequestParam Map<String, String> typed) {
    var asked = new HashMap<>(typed);
    asked.put("unit", unit);
    var ask = reader.read(scope, asked);
    var data = overviews.figures(scope, visit, ask, OverviewFigures.Lens.CUMULATIVE);
    var code = overviews.codeOf(ask.unit());
    trail.record(
        scope,
        TrailAct.allowed("VIEW", "OVERVIEW", code)
            .with("asOf", ask.asOf().day().toString())
            .with("format", "meeting"));
    var words = visit.words();
    var name = ask.unit().name(words.language().tag());
    var view =
        new MeetingView(
            name,
            under(words, data),
            figures(words, data),
            ways(scope, words, ask),
            children(data).stream().map(child -> below(scope, words, child)).toList(),
            notes(words, data));
    var page =
        PageFrame.of(visit, words.say("compliance.meeting.title", name))
            .scripts("compliance/meeting.mjs");
    return pages.render("compliance/meeting", page, view);
  }

  private static String under(Words words, OverviewFigures data) {
    var upTo = data.dataUpTo();
    return words.say("compliance.asOf", words.date(data.asOf().day()))
        + " · "
        + words.say(
            "compliance.fromTo", words.date(data.chosen().from()), words.date(data.chosen().to()))
        + " · "
        + words.say("web.dataUpTo", upTo == null ? Words.NONE : words.minute(upTo));
  }

  private static List<Headline> figures(Words words, OverviewFigures data) {
    var rates = data.here().rates();
    var rolling = data.rolling().rates().compliance();
    var overdue = data.here().overdue();
    return List.of(
        rate(words, "compliance", rates.compliance()),
        new Headline(
            words.say("compliance.overdueNow"),
            words.number(overdue),
            words.say(
                "compliance.shareOf",
                words.percent(rates.pendency().value()),
                rates.pendency().denominator()),
            overdue == 0 ? Tone.PLAIN : Tone.OVERDUE,
            null),
        rate(words, "rolling", rolling),
        rate(words, "disposal", rates.disposal()));
  }

  private static Headline rate(Words words, String name, Rate rate) {
    return new Headline(
        words.say("compliance.rate." + name),
        words.percent(rate.value()),
        words.say("compliance.of", rate.numerator(), rate.denominator()),
        Tone.PLAIN,
        null);
  }

  /// Where most is overdue first; those of which nothing is known last.
  private static List<OverviewFigures.Child> children(OverviewFigures data) {
    return data.children().stream()
        .sorted(
            Comparator.comparing(OverviewFigures.Child::silent)
                .thenComparingLong(child -> child.withheld() ? 0 : -child.figures().overdue())
                .thenComparing(OverviewFigures.Child::name))
        .toList();
  }

  private MeetingView.Below below(Scope scope, Words words, OverviewFigures.Child child) {
    var unit = trees.today().find(child.code());
    var href = unit.map(found -> link(scope, words, found)).map(Link::href).orElse(null);
    if (child.withheld()) {
      var withheld = words.say("compliance.withheld");
      return new MeetingView.Below(child.name(), href, withheld, withheld, withheld);
    }
    var figures = child.figures();
    var silent = child.dataUpTo() == null ? "compliance.silent.never" : "compliance.map.silent";
    return new MeetingView.Below(
        child.name(),
        href,
        child.silent() ? words.say(silent) : words.percent(figures.rates().compliance().value()),
        words.number(figures.overdue()),
        words.number(figures.registered()));
  }

  private MeetingView.Ways ways(Scope scope, Words words, Ask ask) {
    var leave = CompliancePage.PATH + overviews.codeOf(ask.unit());
    var tree = trees.today();
    var here = ask.unit();
    if (!tree.has(here.id())) return new MeetingView.Ways(null, null, null, null, leave);
    var siblings = tree.siblings(here.id());
    var at = siblings.indexOf(here);
    var parent = here.parent();
    var below = tree.children(here.id());
    return new MeetingView.Ways(
        at > 0 ? link(scope, words, siblings.get(at - 1)) : null,
        at >= 0 && at + 1 < siblings.size() ? link(scope, words, siblings.get(at + 1)) : null,
        parent == null ? null : link(scope, words, tree.get(parent)),
        below.isEmpty() ? null : link(scope, words, below.getFirst()),
        leave);
  }

  private @Nullable Link link(Scope scope, Words words, Unit unit) {
    if (!scope.mayOn(Operation.SEE_COUNTS, unit.id()) || unit.kind() == UnitKind.STATION) {
      return null;
    }
    return new Link(unit.name(words.language().tag()), PATH + overviews.codeOf(unit));
  }

  private static List<String> notes(Words words, OverviewFigures data) {
    var notes = new ArrayList<String>();
    notes.add(words.say("compliance.note.counted"));
    if (data.silent()) notes.add(words.say("compliance.note.silent"));
    return notes;
  }
}
