package abhaya.investigation.cases;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.listing.ListExport;
import abhaya.base.paper.FileSheet;
import abhaya.base.paper.Stamp;
import abhaya.base.web.Visit;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/// Exactly the view of a list of cases, as a sheet.
@Component
class CaseListFile {
  private final CaseListPage page;
  private final CaseSheetQueries queries;
  private final UnitTrees trees;

  CaseListFile(CaseListPage page, CaseSheetQueries queries, UnitTrees trees) {
    this.page = page;
    this.queries = queries;
    this.trees = trees;
  }

  @Bean
  static ListExport casesExport(CaseListFile file) {
    return new ListExport("/cases", "CASE_LIST", ListExport.Guard.TWO_PEOPLE, file::make);
  }

  ListExport.Made make(Scope scope, Visit visit, ListExport.Asked asked, Stamp stamp) {
    var tree = trees.today();
    var address = asked.of();
    var unit = CaseListPage.unit(scope, tree, address.find("unit"));
    NotVisible.unless(scope.decideOn(Operation.EXPORT, unit.id()));
    var state = Objects.requireNonNullElse(address.find("state"), "pending");
    var say = new CaseWords(visit.words(), tree);
    var plain = page.ask(tree, unit, state, 1);
    var table = new CaseListTable(scope, say, address, plain.today());
    var ask = plain.with(table.way(ListExport.ROWS_MAX + 1, asked.only()));
    var lines = queries.list(scope, ask);
    var words = visit.words();
    var name = unit.name(words.language().tag());
    var facts =
        List.of(
            new FileSheet.Fact(words.say("cases.list.file.unit"), name),
            new FileSheet.Fact(
                words.say("cases.list.file.state"), words.say("cases.state." + state)),
            new FileSheet.Fact(words.say("cases.list.file.asOf"), words.date(ask.today())),
            new FileSheet.Fact(
                words.say("cases.list.file.rule"), words.say("cases.list.file.rule.is")));
    var code = tree.pathCode(unit.id());
    var cover =
        new ListExport.Cover(
            code,
            "cases-" + code + "-" + ask.today(),
            words.say("cases.list.title") + " · " + name,
            facts,
            List.of(words.say("cases.list.about", lines.size())));
    return ListExport.Made.of(cover, table.shape(), lines, stamp);
  }
}
