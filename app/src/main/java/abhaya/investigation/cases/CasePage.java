package abhaya.investigation.cases;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.Unit;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTree;
import abhaya.base.paper.FileKind;
import abhaya.base.paper.Paper;
import abhaya.base.paper.Stamp;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.CommandAct;
import abhaya.base.web.Link;
import abhaya.base.web.NavItem;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import gg.jte.Content;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// The page of one case.
@Controller
class CasePage {
  private final CaseReading reading;
  private final Pages pages;
  private final TrailRegister trail;
  private final List<CasePanel> panels;

  CasePage(CaseReading reading, Pages pages, TrailRegister trail, List<CasePanel> panels) {
    this.reading = reading;
    this.trail = trail;
    this.pages = pages;
    this.panels = panels.stream().sorted(Comparator.comparingInt(CasePanel::order)).toList();
  }

  @Bean
  static CommandAct overdueAct() {
    return new CommandAct("cases.command.overdue", "/cases?state=overdue", Operation.SEE_CASE_LIST);
  }

  @Bean
  static CommandAct lastDayAct() {
    return new CommandAct(
        "cases.command.lastDay", "/cases?state=last-day", Operation.SEE_CASE_LIST);
  }

  @Bean
  static NavItem casesEntry() {
    return new NavItem("cases", "cases.nav", "/cases", 'c', 13, Operation.SEE_CASE_LIST)
        .homeOf(Role.IO, Role.SHO);
  }

  @GetMapping("/cases/{handle:[A-Za-z0-9_-]{22}}")
  ResponseEntity<String> show(Scope scope, Visit visit, @PathVariable String handle) {
    var read = reading.read(scope, handle);
    var words = visit.words();
    var say = new CaseWords(words, read.tree());
    var view =
        new CaseSheetView(read.sheet(), read.clocks(), read.plan(), read.today(), say)
            .view(read.showCode(), read.works(), read.looked());
    var list = "/cases?unit=" + read.tree().pathCode(read.sheet().station());
    var page =
        PageFrame.of(visit, words.say("cases.fir", read.sheet().registered().firNumber()))
            .ownHeading()
            .section("cases")
            .crumbs(crumbs(scope, read.tree(), read.sheet().station(), words))
            .ways(
                new PageFrame.Ways(
                    null,
                    null,
                    list,
                    scope.may(Operation.EXPORT) ? "/cases/" + handle + "/sheet.pdf" : null));
    return pages.render("cases/case", page, view, panels(scope, page, handle));
  }

  /// The clock sheet of the case, for a meeting.
  @GetMapping("/cases/{handle:[A-Za-z0-9_-]{22}}/sheet.pdf")
  ResponseEntity<byte[]> sheet(Scope scope, Visit visit, @PathVariable String handle) {
    NotVisible.unless(scope.decide(Operation.EXPORT));
    var read = reading.read(scope, handle);
    trail.record(scope, TrailAct.allowed("EXPORT", "CASE", handle).with("format", "PDF"));
    var words = visit.words();
    var say = new CaseWords(words, read.tree());
    var view =
        new CaseSheetView(read.sheet(), read.clocks(), read.plan(), read.today(), say)
            .view(false, false, List.of());
    var station = say.unit(read.sheet().station());
    var text =
        new CasePaper(words, view)
            .text(station, words.date(read.today()), Stamp.of(visit, handle.substring(0, 8)));
    return FileKind.PDF.answer("clock-sheet-" + handle.substring(0, 8), Paper.of(text));
  }

  private List<Content> panels(Scope scope, PageFrame page, String handle) {
    var drawn = new ArrayList<Content>();
    for (var panel : panels) {
      panel
          .reading()
          .of(scope, page.words(), handle)
          .ifPresent(view -> drawn.add(pages.part(panel.template(), page, view)));
    }
    return drawn;
  }

  /// From the reader's own unit down to the station, each leading to its list of cases.
  static List<Link> crumbs(Scope scope, UnitTree tree, UnitId unit, Words words) {
    var crumbs = new ArrayList<Link>();
    var above = new ArrayList<Unit>(tree.ancestors(unit));
    above.add(tree.get(unit));
    above.sort(Comparator.comparingInt(one -> one.code().length()));
    for (var one : above) {
      if (!tree.isWithin(one.id(), scope.unit())) continue;
      crumbs.add(new Link(one.name(words.language().tag()), "/cases?unit=" + one.code()));
    }
    return crumbs;
  }
}
