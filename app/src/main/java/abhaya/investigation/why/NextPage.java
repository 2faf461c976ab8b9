package abhaya.investigation.why;

import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Pages;
import abhaya.base.web.Visit;
import abhaya.investigation.cases.NamedCase;
import abhaya.investigation.cases.NamedCases;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// What will breach next: the open cases of a unit by what stands in their way.
@Controller
class NextPage {
  /// Cases looked at, the soonest due; and those shown, the most at risk.
  private static final int LOOKED_MAX = 1_000;

  private static final int SHOWN_MAX = 100;

  private final OpenQueries queries;
  private final NamedCases names;
  private final Outlooks outlooks;
  private final WhyReader reader;
  private final Tools tools;

  /// @param trail where the look is put on record
  record Tools(TrailRegister trail, Pages pages) {}

  NextPage(
      OpenQueries queries,
      NamedCases names,
      Outlooks outlooks,
      WhyReader reader,
      TrailRegister trail,
      Pages pages) {
    this.queries = queries;
    this.names = names;
    this.outlooks = outlooks;
    this.reader = reader;
    this.tools = new Tools(trail, pages);
  }

  @GetMapping("/why/" + ComparePage.UNIT + "/next")
  ResponseEntity<String> show(
      Scope scope,
      Visit visit,
      @PathVariable String unit,
      @RequestParam Map<String, String> typed) {
    var ask = reader.read(scope, unit, typed);
    var state = ask.state();
    var looked = looked(scope, ask);
    var lists = state != null && scope.mayOn(Operation.SEE_CASE_LIST, ask.unit().id());
    var shown = looked.stream().limit(SHOWN_MAX).toList();
    var named = lists ? names(scope, shown) : Map.<Long, NamedCase>of();
    tools
        .trail()
        .record(
            scope,
            TrailAct.allowed("LIST", "UNIT", ask.tree().pathCode(ask.unit().id()))
                .with("page", "next")
                .with("cases", named.size()));
    var words = visit.words();
    var frame = new WhyFrame(scope, visit, ask, WhyTab.NEXT);
    var due = queries.due(scope, ask);
    var sheet = new NextSheet(frame, words, ask, looked);
    var learned = state == null ? null : outlooks.of(state.id(), ask.today());
    var view =
        new NextView(
            frame.tabs(),
            frame.kindOnly(),
            words.say("why.next.universe", words.date(ask.today())),
            sheet.headlines(due),
            sheet.parts(due),
            lists ? new NextSheet(frame, words, ask, shown).cases(named) : null,
            words.say("why.next.cases.note", shown.size(), looked.size()),
            sheet.missing(),
            words.say("why.next.holders.note", looked.size()),
            learned == null ? null : sheet.calibration(learned),
            learned == null ? words.say("why.fit.state") : sheet.calibrationNote(learned));
    return tools.pages().render("why/next", frame.page(), view);
  }

  /// Below the nation: each case with its outlook, the most at risk first.
  private List<NextSheet.Looked> looked(Scope scope, WhyAsk ask) {
    var state = ask.state();
    if (state == null) return List.of();
    var book = outlooks.of(state.id(), ask.today()).book();
    return queries.next(scope, ask, LOOKED_MAX).stream()
        .map(one ->
            new NextSheet.Looked(
                one,
                book.of(Learned.obstacles(one.waits(), ask.today()), one.dueOn(), ask.today())))
        .sorted(
            Comparator.comparingDouble((NextSheet.Looked one) -> -one.outlook().chance())
                .thenComparing(one -> one.open().dueOn()))
        .toList();
  }

  private Map<Long, NamedCase> names(Scope scope, List<NextSheet.Looked> shown) {
    return names.of(scope, shown.stream().map(one -> one.open().id()).toList());
  }
}
