package abhaya.safecity.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.ModuleTest;
import abhaya.base.access.NotVisible;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.India;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import abhaya.base.web.Visits;
import abhaya.investigation.demo.DemoCountry;
import abhaya.investigation.demo.DemoPart;
import abhaya.investigation.demo.DemoSize;
import abhaya.safecity.example.SafeCityReaders;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.context.TestPropertySource;

/// Meetings, points, risks, observations, inspections and good practice, as people meet them.
@ModuleTest
@TestPropertySource(properties = "abhaya.test-context=safe-city")
class FollowupModuleTest {
  private static final UnitId STATE = UnitId.ofState(27);

  @Autowired FollowupPage board;
  @Autowired MatterPage matters;
  @Autowired DrawPage draws;
  @Autowired FollowupDoor door;
  @Autowired FollowupStore store;
  @Autowired FollowupQueries queries;
  @Autowired List<DemoPart> parts;
  @Autowired UnitTrees trees;
  @Autowired Visits visits;
  @Autowired Clock clock;

  private Scope analyst;
  private Scope clerk;
  private Scope nodal;

  @BeforeEach
  void theEightCities() {
    var country = new DemoCountry(112, DemoSize.TINY, Instant.parse("2026-11-24T00:00:00Z"));
    for (var part : parts) part.load(country, today());
    analyst = reader(Role.MINISTRY_ANALYST, UnitId.NATION, 831);
    clerk = reader(Role.CITY_ENTRY, STATE, 832);
    nodal = reader(Role.CITY_NODAL, STATE, 833);
  }

  private LocalDate today() {
    return India.dateOf(clock.instant());
  }

  private Scope reader(Role role, UnitId unit, long person) {
    return new SafeCityReaders(trees).of(role, unit, person);
  }

  private Visit visit(String language) {
    var request = new MockHttpServletRequest("GET", "/safecity/MUM/followup");
    request.addParameter("lang", language);
    return visits.of(request);
  }

  private static <T> T as(Scope scope, Callable<T> work) throws Exception {
    return scope.context().<T, Exception>call(work::call);
  }

  private static String body(ResponseEntity<String> answer) {
    return Objects.requireNonNull(answer.getBody());
  }

  private Map<String, String> point(String title) {
    return new HashMap<>(
        Map.of(
            "title",
            title,
            "on",
            today().toString(),
            "owner",
            "City corporation",
            "due",
            today().plusDays(20).toString()));
  }

  private String entered(String kind, Map<String, String> typed) throws Exception {
    var answer = as(clerk, () -> matters.enter(clerk, visit("en"), "MUM", kind, typed));
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SEE_OTHER);
    var address = Objects.requireNonNull(answer.getHeaders().getLocation()).toString();
    return address.substring(address.lastIndexOf('/') + 1);
  }

  private HttpStatus step(Scope scope, String root, String step, Map<String, String> said)
      throws Exception {
    var answer = as(scope, () -> matters.step(scope, visit("en"), "MUM", root, step, said));
    return HttpStatus.valueOf(answer.getStatusCode().value());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"en", "hi"})
  void aCityShowsAllThatIsFollowedUp(String language) throws Exception {
    var html = body(as(analyst, () -> board.city(analyst, visit(language), "AMD")));
    assertThat(html)
        .contains("State Level Apex Committee", "Interest of 3.21 crore", "4 × 4 = 16")
        .contains(language.equals("en") ? "to be seen by another" : "किसी और को देखना है")
        .doesNotContain("/followup/new/")
        .doesNotContainPattern(">\\s*(followup|project)\\.");
    var own = body(as(clerk, () -> board.city(clerk, visit(language), "MUM")));
    assertThat(own).contains("/safecity/MUM/followup/new/action");
    var library = body(as(clerk, () -> board.practices(clerk, visit(language))));
    assertThat(library).contains("One test call a month from every call box");
  }

  @Test
  void aPointGoesFromOneHandToAnother() throws Exception {
    var root = entered("action", point("Mend the fence"));
    var evidence = Map.of("words", "Fence stands", "evidence", "Photograph 17");
    assertThat(step(clerk, root, "done", Map.of("words", "Fence stands")))
        .isEqualTo(HttpStatus.CONFLICT);
    assertThat(step(nodal, root, "done", evidence)).isEqualTo(HttpStatus.SEE_OTHER);
    assertThat(step(nodal, root, "close", Map.of("words", "Seen"))).isEqualTo(HttpStatus.CONFLICT);
    assertThatThrownBy(() -> step(clerk, root, "close", Map.of("words", "Seen")))
        .isInstanceOf(NotVisible.class);
    var state = reader(Role.STATE_NODAL, STATE, 834);
    var page = body(as(state, () -> matters.show(state, visit("hi"), "MUM", root)));
    assertThat(page).contains("/steps/close", "Photograph 17", "नगर नोडल अधिकारी");
    assertThat(step(state, root, "close", Map.of("words", "Seen"))).isEqualTo(HttpStatus.SEE_OTHER);
    var course = as(analyst, () -> queries.find(analyst, root)).orElseThrow();
    assertThat(course.isClosed()).isTrue();
  }

  @Test
  void theDatabaseTooRefusesToCloseWithTheSameHand() throws Exception {
    var root = entered("action", point("Mend the gate"));
    assertThat(step(nodal, root, "done", Map.of("words", "Done", "evidence", "Photograph")))
        .isEqualTo(HttpStatus.SEE_OTHER);
    var note =
        new MatterNote(
            MatterNote.Step.CLOSE,
            "MUM",
            new MatterNote.Said("Seen", "", java.util.Optional.empty()),
            nodal.person().id(),
            java.util.Optional.of(nodal.role()),
            clock.instant());
    var unit = as(analyst, () -> queries.find(analyst, root)).orElseThrow().now().home().unit();
    assertThatThrownBy(() ->
            as(
                nodal,
                () -> {
                  store.insert(root, 2, note, unit.value());
                  return root;
                }))
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void aCorrectionIsANewVersionWithAReason() throws Exception {
    var root = entered("action", point("Mend the lamp"));
    var longer = point("Mend the lamp");
    longer.put("due", today().plusDays(50).toString());
    var refused = as(clerk, () -> matters.mend(clerk, visit("en"), "MUM", root, longer));
    assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    assertThat(body(refused)).contains("Say why it is corrected");
    longer.put("reason", "The order came late");
    var taken = as(clerk, () -> matters.mend(clerk, visit("en"), "MUM", root, longer));
    assertThat(taken.getStatusCode()).isEqualTo(HttpStatus.SEE_OTHER);
    var course = as(analyst, () -> queries.find(analyst, root)).orElseThrow();
    assertThat(course.versions()).hasSize(2);
    assertThat(course.versions().getFirst().facts().dueOn()).isEqualTo(today().plusDays(20));
    assertThat(course.now().facts().dueOn()).isEqualTo(today().plusDays(50));
    assertThat(body(as(clerk, () -> matters.show(clerk, visit("en"), "MUM", root))))
        .contains("The order came late", "Version 1");
  }

  @Test
  void aDayOfAFrozenMonthNeedsAReason() throws Exception {
    var old = point("Old meeting's point");
    old.put("on", today().minusMonths(3).toString());
    var refused = as(clerk, () -> matters.enter(clerk, visit("hi"), "MUM", "action", old));
    assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    assertThat(body(refused)).contains("माह बंद हो चुका है");
    old.put("reason", "Minutes arrived now");
    entered("action", old);
    var coming = point("Tomorrow's point");
    coming.put("on", today().plusDays(1).toString());
    var early = as(clerk, () -> matters.enter(clerk, visit("en"), "MUM", "action", coming));
    assertThat(body(early)).contains("has not come yet");
  }

  @Test
  void theFormNamesWhatCannotBeRead() throws Exception {
    var answer =
        as(
            clerk,
            () ->
                matters.enter(
                    clerk,
                    visit("en"),
                    "MUM",
                    "risk",
                    Map.of("title", "x", "on", "31-12-2026", "likelihood", "9", "impact", "2")));
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    assertThat(body(answer)).contains("Choose 1 to 5", "not a date", "This is needed");
    assertThatThrownBy(
            () -> as(clerk, () -> matters.ask(clerk, visit("en"), "MUM", "nothing", Map.of())))
        .isInstanceOf(NotVisible.class);
  }

  @Test
  void whoseCityItIsNotDoesNothing() {
    assertThatThrownBy(() ->
            as(clerk, () -> matters.enter(clerk, visit("en"), "LKO", "action", point("Foreign"))))
        .isInstanceOf(NotVisible.class);
    assertThatThrownBy(
            () -> as(analyst, () -> matters.ask(analyst, visit("en"), "MUM", "action", Map.of())))
        .isInstanceOf(NotVisible.class);
    var officer = reader(Role.IO, UnitId.NATION, 835);
    assertThatThrownBy(() -> board.practices(officer, visit("en"))).isInstanceOf(NotVisible.class);
  }

  @Test
  void anotherCityTakesAGoodPracticeOver() throws Exception {
    var practice =
        as(clerk, () -> queries.practices(clerk)).stream()
            .filter(course -> course.now().home().city().equals("HYD"))
            .findFirst()
            .orElseThrow();
    var root = practice.now().root();
    var page = body(as(clerk, () -> matters.practice(clerk, visit("en"), root)));
    assertThat(page).doesNotContain("/safecity/MUM/followup/" + root + "/steps/adopt");
    var gujarat = reader(Role.CITY_ENTRY, UnitId.ofState(24), 836);
    var theirs = body(as(gujarat, () -> matters.practice(gujarat, visit("en"), root)));
    assertThat(theirs).contains("/safecity/AMD/followup/" + root + "/steps/adopt");
    var said = Map.of("words", "Walked two wards", "evidence", "Walk sheets");
    var taken = as(gujarat, () -> matters.step(gujarat, visit("en"), "AMD", root, "adopt", said));
    assertThat(taken.getStatusCode()).isEqualTo(HttpStatus.SEE_OTHER);
    var again = as(gujarat, () -> matters.step(gujarat, visit("en"), "AMD", root, "adopt", said));
    assertThat(again.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
  }

  @Test
  void aMonthHasOneDrawAndItsResultIsFiledUnderIt() throws Exception {
    var typed =
        Map.of(
            "seed", "8 14 15 92 65",
            "source", "Result sheet of the day",
            "many", "2",
            "pool", "MUM/A\nMUM/B\n\nMUM/C\nMUM/A");
    var drawn = as(nodal, () -> draws.draw(nodal, visit("en"), "MUM", typed));
    assertThat(drawn.getStatusCode()).isEqualTo(HttpStatus.SEE_OTHER);
    var second = as(nodal, () -> draws.draw(nodal, visit("en"), "MUM", typed));
    assertThat(second.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    assertThat(body(second)).contains("There is no second one");
    var kept = as(analyst, () -> queries.draws(analyst, "MUM")).getFirst();
    assertThat(kept.pool()).containsExactly("MUM/A", "MUM/B", "MUM/C");
    var name = kept.drawn().getFirst();
    var found = new HashMap<String, String>();
    found.put("title", name);
    found.put("parent", kept.handle());
    found.put("on", today().toString());
    found.put("evidence", "Photographs");
    entered("inspection", found);
    var page = body(as(analyst, () -> draws.show(analyst, visit("en"), "MUM", kept.handle())));
    assertThat(page).contains("as reported", "not yet inspected", kept.poolHash(), "sha256sum");
    var list = body(as(analyst, () -> draws.pool(analyst, "MUM", kept.handle())));
    assertThat(list).isEqualTo("MUM/A\nMUM/B\nMUM/C\n");
    assertThatThrownBy(() -> as(clerk, () -> draws.draw(clerk, visit("en"), "MUM", typed)))
        .isInstanceOf(NotVisible.class);
  }

  @Test
  void programsReadTheSame() throws Exception {
    var program = reader(Role.READER_CLIENT, UnitId.NATION, 837);
    var all = as(program, () -> door.matters(program, "AMD", null)).getBody();
    assertThat(Objects.requireNonNull(all).matters())
        .anyMatch(line -> line.kind().equals("OBSERVATION") && line.status() != null);
    var risks = as(program, () -> door.matters(program, "AMD", "RISK")).getBody();
    assertThat(Objects.requireNonNull(risks).matters()).hasSize(2);
    assertThatThrownBy(() -> as(program, () -> door.matters(program, "AMD", "NOTHING")))
        .isInstanceOf(Refused.class);
    var kept = Objects.requireNonNull(as(program, () -> door.draws(program, "AMD")).getBody());
    assertThat(kept.getFirst().drawn()).hasSizeLessThanOrEqualTo(3).isNotEmpty();
  }
}
