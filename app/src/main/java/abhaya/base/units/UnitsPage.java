package abhaya.base.units;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.OrphanReport;
import abhaya.base.jurisdiction.UndoRegister;
import abhaya.base.jurisdiction.Unit;
import abhaya.base.jurisdiction.UnitKind;
import abhaya.base.jurisdiction.UnitRegister;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.listing.ListExport;
import abhaya.base.listing.ListTools;
import abhaya.base.paper.FileSheet;
import abhaya.base.paper.Stamp;
import abhaya.base.web.Address;
import abhaya.base.web.Link;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pager;
import abhaya.base.web.Pages;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// The tree, drilled from the nation to the station, as of any day.
@Controller
class UnitsPage {

  private static final int SIZE = 100;
  private static final List<String> ACTS = UnitForm.ACTS;

  private final Pages pages;
  private final UnitTrees trees;
  private final UnitRegister register;
  private final UndoRegister undo;
  private final ListTools tools;
  private final AskedDay days;

  UnitsPage(
      Pages pages,
      UnitTrees trees,
      UnitRegister register,
      UndoRegister undo,
      ListTools tools,
      AskedDay days) {
    this.pages = pages;
    this.trees = trees;
    this.register = register;
    this.undo = undo;
    this.tools = tools;
    this.days = days;
  }

  @GetMapping("/units")
  ResponseEntity<String> nation(
      Scope scope,
      Visit visit,
      @RequestParam(required = false) @Nullable String asOf,
      @RequestParam(defaultValue = "1") int page) {
    return unit(scope, visit, "IN", asOf, page);
  }

  @GetMapping("/units/{code}")
  ResponseEntity<String> unit(
      Scope scope,
      Visit visit,
      @PathVariable String code,
      @RequestParam(required = false) @Nullable String asOf,
      @RequestParam(defaultValue = "1") int page) {
    NotVisible.unless(scope.decide(Operation.SEE_UNITS));
    if (page < 1 || page > 1_000) throw Refused.field("page", "not-understood");
    var sheet = sheet(visit, asOf);
    var unit = sheet.tree().find(code).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    var current = sheet.tree().pathCode(unit.id());
    if (!current.equals(code)) return moved(sheet.href(unit));
    var files = scope.may(Operation.EXPORT) && unit.kind() != UnitKind.STATION;
    var view = view(scope, visit, new Shown(sheet, unit, page, files));
    return pages.render("units/unit", frame(visit, sheet, unit, files), view);
  }

  private UnitSheet sheet(Visit visit, @Nullable String asOf) {
    var day = days.of(asOf);
    return new UnitSheet(
        visit.words(),
        trees.asOf(day),
        trees.today(),
        trees.history(),
        day,
        !day.equals(days.today()));
  }

  private static ResponseEntity<String> moved(String href) {
    return ResponseEntity.status(HttpStatus.FOUND).location(URI.create(href)).build();
  }

  private record Shown(UnitSheet sheet, Unit unit, int page, boolean files) {}

  private UnitView view(Scope scope, Visit visit, Shown asked) {
    var words = visit.words();
    var sheet = asked.sheet();
    var unit = asked.unit();
    var page = asked.page();
    var table = new UnitListTable(sheet, unit, Address.of(visit.address()));
    var children = table.sorted();
    var from = Math.min(children.size(), (page - 1) * SIZE);
    var shown = children.subList(from, Math.min(children.size(), from + SIZE));
    var pager =
        children.size() <= SIZE
            ? null
            : Pager.of(words, Address.of(visit.address()), page, SIZE, children.size());
    return new UnitView(
        sheet.chips(visit.address()).with(tools.of(scope, visit, table.shape(), asked.files())),
        sheet.past() ? words.say("units.past", words.date(sheet.day())) : "",
        unit.kind() == UnitKind.STATION,
        sheet.counts(unit),
        sheet.facts(unit),
        table.of(shown),
        pager,
        sheet.periods(unit),
        sheet.changes(register.changesOf(unit.id())),
        coming(scope, visit, sheet, unit),
        acts(scope, visit, sheet, unit),
        sheet.orphans(unit));
  }

  @Bean
  static ListExport unitsExport(UnitsPage page) {
    return new ListExport("/units/*", "UNIT", ListExport.Guard.ALONE, page::file);
  }

  private ListExport.Made file(Scope scope, Visit visit, ListExport.Asked asked, Stamp stamp) {
    NotVisible.unless(scope.decide(Operation.SEE_UNITS));
    NotVisible.unless(scope.decide(Operation.EXPORT));
    var path = asked.of().path();
    var code = path.equals("/units") ? "IN" : path.substring("/units/".length());
    var sheet = sheet(visit, asked.of().find("asOf"));
    var unit = sheet.tree().find(code).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    var table = new UnitListTable(sheet, unit, asked.of());
    var words = visit.words();
    var day = new FileSheet.Fact(words.say("units.asOf"), words.date(sheet.day()));
    var title = words.say("units.children.of", sheet.name(unit));
    var current = sheet.tree().pathCode(unit.id());
    var file = "units-" + current + "-" + sheet.day();
    var cover = new ListExport.Cover(current, file, title, List.of(day), List.of());
    return ListExport.Made.of(cover, table.shape(), table.sorted(), stamp);
  }

  /// Changes that do not hold yet, with the way to take each back.
  private List<UnitView.Coming> coming(Scope scope, Visit visit, UnitSheet sheet, Unit unit) {
    if (sheet.past()) return List.of();
    var words = visit.words();
    var may = scope.mayOn(Operation.CHANGE_UNITS, unit.id());
    return undo.coming(unit.id()).stream()
        .map(change ->
            new UnitView.Coming(
                words.date(change.effectiveOn()),
                words.say("units.verb." + change.verb()),
                change.reason(),
                may ? "/units/" + unit.code() + "/undo/" + change.act() : null))
        .toList();
  }

  private static List<Link> acts(Scope scope, Visit visit, UnitSheet sheet, Unit unit) {
    var acts = new ArrayList<Link>();
    if (sheet.past() || !scope.mayOn(Operation.CHANGE_UNITS, unit.id())) return acts;
    for (var act : ACTS) {
      if (!mayHave(unit.kind(), act)) continue;
      acts.add(
          new Link(
              visit.words().say("units.act." + act), "/units/" + unit.code() + "/change/" + act));
    }
    if (scope.may(Operation.IMPORT)) {
      acts.add(new Link(visit.words().say("units.import"), "/units/import"));
    }
    return acts;
  }

  /// A station has nobody under it; a state is neither moved nor ended here.
  static boolean mayHave(UnitKind kind, String act) {
    var isState = kind == UnitKind.STATE || kind == UnitKind.NATION;
    return act.equals("open") ? kind != UnitKind.STATION && kind != UnitKind.NATION : !isState;
  }

  private static PageFrame frame(Visit visit, UnitSheet sheet, Unit unit, boolean files) {
    var siblings = sheet.tree().siblings(unit.id());
    var at = siblings.indexOf(unit);
    var parent = unit.parent();
    var export =
        Address.of("/api/v1/units")
            .with("parent", sheet.tree().pathCode(unit.id()))
            .with("asOf", sheet.past() ? sheet.day() : null);
    return PageFrame.of(visit, sheet.name(unit))
        .section("units")
        .crumbs(sheet.crumbs(unit))
        .ways(
            new PageFrame.Ways(
                at > 0 ? sheet.href(siblings.get(at - 1)) : null,
                at + 1 < siblings.size() ? sheet.href(siblings.get(at + 1)) : null,
                parent == null ? null : sheet.href(sheet.tree().get(parent)),
                files ? ListTools.export(visit, true) : export.toString()));
  }

  @GetMapping("/units/loose-ends")
  ResponseEntity<String> looseEnds(
      Scope scope,
      Visit visit,
      @RequestParam(defaultValue = "IN") String unit,
      @RequestParam(required = false) @Nullable String asOf) {
    NotVisible.unless(scope.decide(Operation.SEE_UNITS));
    var sheet = sheet(visit, asOf);
    var within = sheet.tree().find(unit).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    var report = OrphanReport.of(sheet.tree(), sheet.history(), within.id(), sheet.day());
    var crumbs = new ArrayList<Link>();
    for (var above : sheet.tree().ancestors(within.id())) crumbs.add(sheet.link(above));
    crumbs.add(sheet.link(within));
    crumbs.add(Link.here(visit.words().say("units.loose")));
    var page =
        PageFrame.of(visit, visit.words().say("units.loose"))
            .section("units")
            .crumbs(crumbs)
            .ways(new PageFrame.Ways(null, null, sheet.href(within), null));
    return pages.render("units/loose-ends", page, LooseEndsView.of(sheet, report));
  }
}
