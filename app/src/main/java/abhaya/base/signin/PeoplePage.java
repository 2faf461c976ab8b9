package abhaya.base.signin;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.PeopleFilter;
import abhaya.base.access.PeopleQueries;
import abhaya.base.access.PersonEntry;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.listing.ListExport;
import abhaya.base.listing.ListTools;
import abhaya.base.paper.Stamp;
import abhaya.base.platform.India;
import abhaya.base.web.Address;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pager;
import abhaya.base.web.Pages;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Who is posted where in the reader's units.
@Controller
class PeoplePage {
  private static final int PAGES_MAX = 10_000;
  private static final int NAME_MAX = 120;

  private final PeopleQueries people;
  private final UnitTrees trees;
  private final ListTools tools;
  private final Pages pages;

  PeoplePage(PeopleQueries people, UnitTrees trees, ListTools tools, Pages pages) {
    this.people = people;
    this.trees = trees;
    this.tools = tools;
    this.pages = pages;
  }

  @GetMapping("/people")
  ResponseEntity<String> list(
      Visit visit,
      Scope scope,
      @RequestParam Map<String, String> query,
      @RequestParam(defaultValue = "1") int page) {
    NotVisible.unless(scope.decide(Operation.ADMIN_PEOPLE));
    if (page < 1 || page > PAGES_MAX) throw Refused.field("page", "not-understood");
    var words = visit.words();
    var address = Address.of(visit.address());
    var lists = new PeopleLists(words, trees.today(), address.without("page"));
    var shape = lists.shape();
    var way = new PeopleQueries.Way(shape.sort(), shape.isTurned(), PeopleQueries.PAGE, page);
    var listed = people.list(scope, filter(query), way);
    var files = scope.may(Operation.EXPORT) && listed.total() > 0;
    var view =
        new PeopleView(
            lists.filters().with(tools.of(scope, visit, shape, files)),
            lists.table(shape, listed.entries()),
            listed.total() <= PeopleQueries.PAGE
                ? null
                : Pager.of(words, address, page, PeopleQueries.PAGE, listed.total()));
    var export = ListTools.export(visit, files);
    var frame =
        PageFrame.of(visit, words.say("signin.people"))
            .section("people")
            .ways(new PageFrame.Ways(null, null, null, export));
    return pages.render("signin/people", frame, view);
  }

  @Bean
  static ListExport peopleExport(PeoplePage page) {
    return new ListExport("/people", "PERSON", ListExport.Guard.TWO_PEOPLE, page::file);
  }

  private ListExport.Made file(Scope scope, Visit visit, ListExport.Asked asked, Stamp stamp) {
    NotVisible.unless(scope.decide(Operation.ADMIN_PEOPLE));
    NotVisible.unless(scope.decideOn(Operation.EXPORT, scope.unit()));
    var words = visit.words();
    var lists = new PeopleLists(words, trees.today(), asked.of());
    var shape = lists.shape();
    var query = new HashMap<String, String>();
    for (var one : asked.of().entries()) query.put(one.getKey(), one.getValue());
    var way = new PeopleQueries.Way(shape.sort(), shape.isTurned(), ListExport.ROWS_MAX + 1, 1);
    var entries =
        asked.chosen(people.list(scope, filter(query), way).entries(), PersonEntry::handle);
    var code = trees.today().pathCode(scope.unit());
    var facts = ListExport.Cover.facts(lists.filters().chips());
    var title = words.say("signin.people.list");
    var file = "people-" + code + "-" + India.dateOf(visit.at());
    var cover = new ListExport.Cover(code, file, title, facts, List.of());
    return ListExport.Made.of(cover, shape, entries, stamp);
  }

  private PeopleFilter filter(Map<String, String> query) {
    var name = typed(query, "q");
    if (name != null && name.length() > NAME_MAX) throw Refused.field("q", "too-long");
    return new PeopleFilter(
        name,
        one(query, "role", Role.ofPeople()),
        units(typed(query, "unit")),
        stateOf(one(query, "state", Arrays.asList(PeopleFilter.State.values()))));
  }

  private static PeopleFilter.State stateOf(PeopleFilter.@Nullable State asked) {
    return asked == null ? PeopleFilter.State.CURRENT : asked;
  }

  private static <E extends Enum<E>> @Nullable E one(
      Map<String, String> query, String name, List<E> choices) {
    var text = typed(query, name);
    if (text == null) return null;
    return choices.stream()
        .filter(choice -> choice.name().equals(text))
        .findFirst()
        .orElseThrow(() -> Refused.field(name, "not-a-choice"));
  }

  private @Nullable List<Integer> units(@Nullable String code) {
    if (code == null) return null;
    var tree = trees.today();
    var unit = tree.find(code).orElseThrow(() -> Refused.field("unit", "unknown"));
    return tree.within(unit.id()).stream().map(within -> within.id().value()).toList();
  }

  private static @Nullable String typed(Map<String, String> query, String name) {
    var text = query.get(name);
    return text == null || text.isBlank() ? null : text.strip();
  }
}
