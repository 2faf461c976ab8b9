package abhaya.investigation.why;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitKind;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Pages;
import abhaya.base.web.Visit;
import java.net.URI;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// Units beside each other with what chance allows, in place of a league table.
@Controller
class ComparePage {
  /// A unit's code, as every page here takes it.
  static final String UNIT = "{unit:IN(?:\\.[A-Za-z0-9]{1,16}){0,5}}";

  private final Comparisons comparisons;
  private final WhyReader reader;
  private final UnitTrees trees;
  private final TrailRegister trail;
  private final Pages pages;

  ComparePage(
      Comparisons comparisons,
      WhyReader reader,
      UnitTrees trees,
      TrailRegister trail,
      Pages pages) {
    this.comparisons = comparisons;
    this.reader = reader;
    this.trees = trees;
    this.trail = trail;
    this.pages = pages;
  }

  /// To the reader's own unit.
  @GetMapping("/why")
  ResponseEntity<Void> own(Scope scope) {
    NotVisible.unless(scope.decide(Operation.SEE_COUNTS));
    var code = trees.today().pathCode(scope.unit());
    var to = URI.create(WhyTab.COMPARE.href(code));
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(to).build();
  }

  @GetMapping("/why/" + UNIT)
  ResponseEntity<String> show(
      Scope scope,
      Visit visit,
      @PathVariable String unit,
      @RequestParam Map<String, String> typed) {
    var ask = reader.read(scope, unit, typed);
    var measure = LeagueSheet.measure(WhyReader.choice(typed, "ranking", LeagueSheet.choices()));
    var data = comparisons.of(scope, ask);
    trail.record(scope, TrailAct.allowed("VIEW", "WHY", ask.tree().pathCode(ask.unit().id())));
    var words = visit.words();
    var frame = new WhyFrame(scope, visit, ask, WhyTab.COMPARE);
    var asOf = words.say("why.asOf", words.date(ask.today()));
    var sheet = new CompareSheet(frame, words, data, asOf);
    var league = new LeagueSheet(frame, words);
    var nation = ask.unit().kind() == UnitKind.NATION;
    var view =
        new CompareView(
            frame.tabs(),
            frame.chips(),
            frame.universe(data.whole().cases()),
            sheet.headlines(),
            words.say("why.compare.none"),
            sheet.funnel(),
            sheet.bands(),
            sheet.notes(),
            data.lines().isEmpty() ? null : league.mine(ask, data, measure, visit.address()),
            nation ? league.printed(PublishedPrints.all()) : null);
    return pages.render("why/compare", frame.page("why/funnel.mjs"), view);
  }
}
