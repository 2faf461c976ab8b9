package abhaya.investigation.why;

import abhaya.base.access.Scope;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Pages;
import abhaya.base.web.Visit;
import java.util.ArrayList;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// Why cases of a unit are late: reasons, waits, transfers, entries; and how they were closed.
@Controller
class DelayPage {
  private final Delays delays;
  private final WhyReader reader;
  private final TrailRegister trail;
  private final Pages pages;

  DelayPage(Delays delays, WhyReader reader, TrailRegister trail, Pages pages) {
    this.delays = delays;
    this.reader = reader;
    this.trail = trail;
    this.pages = pages;
  }

  @GetMapping("/why/" + ComparePage.UNIT + "/delays")
  ResponseEntity<String> delays(
      Scope scope,
      Visit visit,
      @PathVariable String unit,
      @RequestParam Map<String, String> typed) {
    var ask = reader.read(scope, unit, typed);
    var data = delays.of(scope, ask);
    viewed(scope, ask, "delays");
    var frame = new WhyFrame(scope, visit, ask, WhyTab.DELAYS);
    var sheet = new DelaySheet(frame, visit.words(), data);
    var sections = new ArrayList<DelayView.Section>();
    sections.add(sheet.reasons());
    sections.addAll(sheet.places());
    sections.add(sheet.pairs());
    sections.add(sheet.lags());
    sections.add(sheet.silent());
    var view =
        new DelayView(
            frame.tabs(),
            frame.chips(),
            frame.universe(data.clocks().cases()),
            sheet.headlines(),
            sections);
    return pages.render("why/delays", frame.page(), view);
  }

  @GetMapping("/why/" + ComparePage.UNIT + "/closing")
  ResponseEntity<String> closing(
      Scope scope,
      Visit visit,
      @PathVariable String unit,
      @RequestParam Map<String, String> typed) {
    var ask = reader.read(scope, unit, typed);
    var data = delays.closing(scope, ask);
    viewed(scope, ask, "closing");
    var frame = new WhyFrame(scope, visit, ask, WhyTab.CLOSING);
    var sheet = new ClosingSheet(frame, visit.words(), data);
    var view =
        new DelayView(
            frame.tabs(),
            frame.chips(),
            frame.universe(data.own().cases()),
            sheet.headlines(),
            sheet.sections());
    return pages.render("why/delays", frame.page(), view);
  }

  private void viewed(Scope scope, WhyAsk ask, String page) {
    var code = ask.tree().pathCode(ask.unit().id());
    trail.record(scope, TrailAct.allowed("VIEW", "WHY", code).with("page", page));
  }
}
