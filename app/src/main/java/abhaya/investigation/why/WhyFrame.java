package abhaya.investigation.why;

import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.Unit;
import abhaya.base.jurisdiction.UnitKind;
import abhaya.base.web.Address;
import abhaya.base.web.FilterChips;
import abhaya.base.web.Link;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands around every page of a unit: way back, tabs, filters.
final class WhyFrame {
  private final Scope scope;
  private final Visit visit;
  private final WhyAsk ask;
  private final WhyTab tab;
  private final Words words;

  WhyFrame(Scope scope, Visit visit, WhyAsk ask, WhyTab tab) {
    this.scope = scope;
    this.visit = visit;
    this.ask = ask;
    this.tab = tab;
    this.words = visit.words();
  }

  PageFrame page(String... scripts) {
    var name = name(ask.unit());
    var title = words.say("why.title", words.say(tab.messageKey()), name);
    return PageFrame.of(visit, title).section("why").crumbs(crumbs()).ways(ways()).scripts(scripts);
  }

  String name(Unit unit) {
    return unit.name(words.language().tag());
  }

  private List<Link> crumbs() {
    var crumbs = new ArrayList<Link>();
    for (var above : ask.tree().ancestors(ask.unit().id())) {
      crumbs.add(new Link(name(above), open(above)));
    }
    crumbs.add(Link.here(name(ask.unit())));
    return crumbs;
  }

  private PageFrame.Ways ways() {
    var siblings = ask.tree().siblings(ask.unit().id());
    var at = siblings.indexOf(ask.unit());
    var parent = ask.unit().parent();
    return new PageFrame.Ways(
        at > 0 ? open(siblings.get(at - 1)) : null,
        at >= 0 && at + 1 < siblings.size() ? open(siblings.get(at + 1)) : null,
        parent == null ? null : open(ask.tree().get(parent)),
        null);
  }

  /// The same page of another unit under the same filters; null where the reader may not see it.
  @Nullable String open(Unit unit) {
    if (!scope.mayOn(Operation.SEE_COUNTS, unit.id())) return null;
    return under(tab.href(ask.tree().pathCode(unit.id())));
  }

  /// A path with the filters of this page.
  String under(String path) {
    return filtered(path).toString();
  }

  private Address filtered(String path) {
    var to = Address.of(path);
    var here = Address.of(visit.address());
    for (var filter : List.of("from", "to", "kind")) to = to.with(filter, here.find(filter));
    return to;
  }

  /// The cases behind a count; null where the reader may see none.
  @Nullable String cases(String name, String value) {
    if (!scope.mayOn(Operation.SEE_CASE_LIST, ask.unit().id())) return null;
    return filtered("/why/" + code() + "/cases").with(name, value).toString();
  }

  boolean isNation() {
    return ask.unit().kind() == UnitKind.NATION;
  }

  String code() {
    return ask.tree().pathCode(ask.unit().id());
  }

  List<Link> tabs() {
    var tabs = new ArrayList<Link>();
    for (var one : WhyTab.values()) {
      var text = words.say(one.messageKey());
      tabs.add(one == tab ? Link.here(text) : new Link(text, under(one.href(code()))));
    }
    return tabs;
  }

  FilterChips chips() {
    return new FilterChips(List.of(window(), kinds()), List.of());
  }

  /// For open cases, to which no window of months applies.
  FilterChips kindOnly() {
    return new FilterChips(List.of(kinds()), List.of());
  }

  private FilterChips.Chip window() {
    var last = WhyAsk.lastMature(ask.today());
    var choices = new ArrayList<FilterChips.Choice>();
    choices.add(span("why.window.last12", last.minusMonths(11), last));
    choices.add(span("why.window.before12", last.minusMonths(23), last.minusMonths(12)));
    choices.add(span("why.window.last24", last.minusMonths(23), last));
    choices.add(span("why.window.last3", last.minusMonths(2), last));
    var here = Address.of(visit.address());
    var field =
        new FilterChips.Ask(
            here.path(),
            words.say("why.window.from"),
            "from",
            "month",
            ask.from().toString(),
            words.say("why.window.show"),
            here.without("from").entries());
    var text = words.say("why.fromTo", words.month(ask.from()), words.month(ask.to()));
    var on = here.find("from") != null || here.find("to") != null;
    return new FilterChips.Chip(words.say("why.window"), text, on, choices, field);
  }

  private FilterChips.Choice span(String key, YearMonth from, YearMonth to) {
    var here = Address.of(visit.address()).with("from", from).with("to", to);
    var chosen = ask.from().equals(from) && ask.to().equals(to);
    return new FilterChips.Choice(words.say(key), "", here.toString(), chosen);
  }

  private FilterChips.Chip kinds() {
    var here = Address.of(visit.address());
    var choices = new ArrayList<FilterChips.Choice>();
    var all = words.say("why.kind.all");
    choices.add(
        new FilterChips.Choice(all, "", here.without("kind").toString(), ask.kind() == null));
    for (var kind : CaseKind.ALL) {
      var to = here.with("kind", kind.name()).toString();
      choices.add(new FilterChips.Choice(words.say(kind.messageKey()), "", to, kind == ask.kind()));
    }
    var chosen = ask.kind();
    var text = chosen == null ? all : words.say(chosen.messageKey());
    return new FilterChips.Chip(words.say("why.kind"), text, chosen != null, choices, null);
  }

  /// The universe of every figure of the page, as it must stand beside it.
  String universe(long cases) {
    return words.say(
        "why.universe",
        cases,
        words.month(ask.from()),
        words.month(ask.to()),
        words.date(ask.today()));
  }
}
