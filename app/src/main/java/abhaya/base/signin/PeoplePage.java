package abhaya.base.signin;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.PeopleFilter;
import abhaya.base.access.PeopleQueries;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.web.Address;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pager;
import abhaya.base.web.Pages;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
  private final Pages pages;

  PeoplePage(PeopleQueries people, UnitTrees trees, Pages pages) {
    this.people = people;
    this.trees = trees;
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
    var listed = people.list(scope, filter(query), page);
    var address = Address.of(visit.address());
    var lists = new PeopleLists(words, trees.today(), address.without("page"));
    var view =
        new PeopleView(
            lists.filters(),
            lists.table(listed.entries()),
            listed.total() <= PeopleQueries.PAGE
                ? null
                : Pager.of(words, address, page, PeopleQueries.PAGE, listed.total()));
    var frame = PageFrame.of(visit, words.say("signin.people")).section("people");
    return pages.render("signin/people", frame, view);
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
