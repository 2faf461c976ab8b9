package abhaya.base.units;

import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.Unit;
import abhaya.base.jurisdiction.UnitKind;
import abhaya.base.jurisdiction.UnitTree;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What the command bar offers while somebody types.
@RestController
class SearchPage {

  private static final int SHOWN = 12;

  private final UnitSearch search;
  private final UnitTrees trees;

  SearchPage(UnitSearch search, UnitTrees trees) {
    this.search = search;
    this.trees = trees;
  }

  /// @param note where the unit lies, so that two of one name are told apart
  record Found(String text, String note, String href) {}

  @GetMapping("/search")
  List<Found> find(Scope scope, Visit visit, @RequestParam(defaultValue = "") String q) {
    if (!scope.may(Operation.SEE_UNITS)) return List.of();
    var tree = trees.today();
    var words = visit.words();
    return search.find(scope, q, SHOWN).stream().map(unit -> found(words, tree, unit)).toList();
  }

  private static Found found(Words words, UnitTree tree, Unit unit) {
    var language = words.language().tag();
    var note = new ArrayList<String>();
    note.add(words.say("units.kind." + unit.kind().name()));
    if (tree.has(unit.id())) {
      for (var above : tree.ancestors(unit.id()).reversed()) {
        if (above.kind() != UnitKind.NATION) note.add(above.name(language));
      }
    }
    note.add(unit.code());
    return new Found(unit.name(language), String.join(" · ", note), "/units/" + unit.code());
  }
}
