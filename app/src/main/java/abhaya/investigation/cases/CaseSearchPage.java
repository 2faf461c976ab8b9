package abhaya.investigation.cases;

import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Visit;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Cases for the command bar, by their whole FIR number: `12/2026`. Anything less would be a list
/// of cases in disguise.
@RestController
class CaseSearchPage {
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,6}/[0-9]{4}");
  private static final int SHOWN = 12;

  private final CaseSheetQueries queries;
  private final UnitTrees trees;
  private final TrailRegister trail;

  CaseSearchPage(CaseSheetQueries queries, UnitTrees trees, TrailRegister trail) {
    this.queries = queries;
    this.trees = trees;
    this.trail = trail;
  }

  /// @param note the station, and nothing that points at a victim
  record Found(String text, String note, String href) {}

  @GetMapping("/cases/search")
  List<Found> find(Scope scope, Visit visit, @RequestParam(defaultValue = "") String q) {
    var number = q.strip();
    if (!scope.may(Operation.SEE_CASE_LIST)) return List.of();
    if (!WHOLE_NUMBER.matcher(number).matches()) return List.of();
    var tree = trees.today();
    var say = new CaseWords(visit.words(), tree);
    var lines = queries.byNumber(scope, tree.stationsUnder(scope.unit()), number, SHOWN);
    var own = tree.pathCode(scope.unit());
    trail.record(scope, TrailAct.allowed("SEARCH", "UNIT", own).with("cases", lines.size()));
    return lines.stream()
        .map(line ->
            new Found(
                visit.words().say("cases.fir", line.firNumber()),
                say.unit(line.station()),
                scope.may(Operation.SEE_CASE)
                    ? "/cases/" + line.handle()
                    : "/cases?state=all&unit=" + tree.pathCode(line.station())))
        .toList();
  }
}
