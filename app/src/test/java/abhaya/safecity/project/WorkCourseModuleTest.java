package abhaya.safecity.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.ModuleTest;
import abhaya.base.access.NotVisible;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.India;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// Stages, re-plans and milestones on the page of a work: entered by one, decided by others.
@ModuleTest
@TestPropertySource(properties = "abhaya.test-context=safe-city")
class WorkCourseModuleTest {
  @Autowired WorkPage page;
  @Autowired ChangePage changing;
  @Autowired ChangeQueries changes;
  @Autowired WorkQueries works;
  @Autowired List<DemoPart> parts;
  @Autowired UnitTrees trees;
  @Autowired Visits visits;
  @Autowired Clock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  private String city;
  private LocalDate today;
  private UnitId unit;
  private Scope analyst;
  private Scope clerk;
  private Scope nodal;
  private Scope state;
  private Scope ministry;

  @BeforeEach
  void theEightCities() throws Exception {
    var country = new DemoCountry(112, DemoSize.TINY, Instant.parse("2026-11-24T00:00:00Z"));
    today = India.dateOf(clock.instant());
    for (var part : parts) part.load(country, today);
    analyst = reader(Role.MINISTRY_ANALYST, UnitId.NATION, 871);
    ministry = reader(Role.MINISTRY_NODAL, UnitId.NATION, 875);
    in("LKO", 9);
  }

  /// Each test has a city of its own, with its own people.
  private void in(String code, int ofState) throws Exception {
    city = code;
    unit = as(analyst, () -> works.find(analyst, code)).orElseThrow().unit();
    clerk = reader(Role.CITY_ENTRY, unit, 872);
    nodal = reader(Role.CITY_NODAL, unit, 873);
    state = reader(Role.STATE_NODAL, UnitId.ofState(ofState), 874);
  }

  private Scope reader(Role role, UnitId of, long person) {
    return new SafeCityReaders(trees).of(role, of, person);
  }

  private static <T> T as(Scope scope, Callable<T> work) throws Exception {
    return scope.context().<T, Exception>call(work::call);
  }

  private Visit visit(String language) {
    var request = new MockHttpServletRequest("GET", "/safecity/LKO/works");
    request.addParameter("lang", language);
    return visits.of(request);
  }

  /// A work that may still go on and has an open milestone.
  private WorkPackage work() throws Exception {
    return as(analyst, () -> works.works(analyst, city)).stream()
        .filter(one -> one.stages().stage() == WorkStage.IN_PROGRESS)
        .filter(one -> one.milestones().getLast().doneOn().isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private WorkPackage again(WorkPackage work) throws Exception {
    return as(analyst, () -> works.works(analyst, city)).stream()
        .filter(one -> one.handle().equals(work.handle()))
        .findFirst()
        .orElseThrow();
  }

  private ResponseEntity<String> enter(
      Scope scope, WorkPackage work, String form, Map<String, String> typed) throws Exception {
    return as(scope, () -> changing.enter(scope, visit("en"), city, work.handle(), form, typed));
  }

  private ResponseEntity<String> act(Scope scope, WorkPackage work, String move, String remark)
      throws Exception {
    var change = newest(work).handle();
    return as(
        scope, () -> changing.act(scope, visit("en"), city, work.handle(), change, move, remark));
  }

  private WorkChange newest(WorkPackage work) throws Exception {
    return as(analyst, () -> changes.changes(analyst, city)).stream()
        .filter(one -> one.packageHandle().equals(work.handle()))
        .findFirst()
        .orElseThrow();
  }

  private Map<String, String> stage(String stage, LocalDate on, String reason) {
    return Map.of("stage", stage, "stageOn", on.toString(), "stageReason", reason);
  }

  private Map<String, String> plan(LocalDate due, long target, String months) {
    var typed = new HashMap<String, String>();
    typed.put("planDue", due.toString());
    typed.put("planTarget", "" + target);
    typed.put("planMonths", months);
    typed.put("planIn", "Apex Committee, 12");
    typed.put("planOn", today.toString());
    typed.put("planReason", "Fibre came late");
    return typed;
  }

  private static String body(ResponseEntity<String> answer) {
    return Objects.requireNonNull(answer.getBody());
  }

  @Test
  void aStageCountsOnceFourPeopleHaveHadItAndNobodyDecidesOnAnOwnEntry() throws Exception {
    in("BLR", 29);
    var work = work();
    assertThat(enter(clerk, work, "stage", stage("INSTALLED", today, "")).getStatusCode())
        .isEqualTo(HttpStatus.SEE_OTHER);
    assertThat(again(work).stages().stage()).isEqualTo(WorkStage.IN_PROGRESS);
    assertThat(body(enter(clerk, work, "stage", stage("INSTALLED", today, ""))))
        .contains("on its way over the desks");

    assertThat(act(clerk, work, "verify", "").getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
    assertThat(act(state, work, "approve", "").getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
    assertThat(act(nodal, work, "verify", "").getStatusCode()).isEqualTo(HttpStatus.SEE_OTHER);
    assertThat(act(nodal, work, "approve", "").getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
    assertThat(act(state, work, "approve", "").getStatusCode()).isEqualTo(HttpStatus.SEE_OTHER);
    assertThat(again(work).stages().stage()).isEqualTo(WorkStage.IN_PROGRESS);
    assertThat(act(ministry, work, "accept", "").getStatusCode()).isEqualTo(HttpStatus.SEE_OTHER);

    var after = again(work).stages();
    assertThat(after.stage()).isEqualTo(WorkStage.INSTALLED);
    assertThat(after.steps()).hasSize(work.stages().steps().size() + 1);
    assertThat(act(ministry, work, "accept", "").getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
  }

  @Test
  void theNodalOfficersOwnEntryNeedsAnotherNodalOfficer() throws Exception {
    in("CHN", 33);
    var work = work();
    enter(nodal, work, "stage", stage("INSTALLED", today, ""));
    var refused = act(nodal, work, "verify", "");
    assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
    assertThat(body(refused)).contains("You made this entry");
    var other = reader(Role.CITY_NODAL, unit, 876);
    assertThat(act(other, work, "verify", "").getStatusCode()).isEqualTo(HttpStatus.SEE_OTHER);
    assertThat(act(state, work, "return", "").getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
    assertThat(act(state, work, "return", "Where is the letter?").getStatusCode())
        .isEqualTo(HttpStatus.SEE_OTHER);
    assertThat(newest(work).review().state()).isEqualTo(EntryReview.State.RETURNED);
  }

  @Test
  void aReplanKeepsTheBaselineAndEveryPlanBeforeIt() throws Exception {
    in("HYD", 36);
    var work = work();
    var before = work.plans().plans();
    var due = today.plusMonths(8);
    assertThat(enter(clerk, work, "plan", plan(due, work.target(), "")).getStatusCode())
        .isEqualTo(HttpStatus.SEE_OTHER);
    act(nodal, work, "verify", "");
    act(state, work, "approve", "");
    act(ministry, work, "accept", "");
    var plans = again(work).plans();
    assertThat(plans.plans()).startsWith(before.toArray(PlanHistory.Plan[]::new));
    assertThat(plans.plans()).hasSize(before.size() + 1);
    assertThat(plans.current().dueOn()).isEqualTo(due);
    assertThat(plans.current().perMonth().values().stream().mapToLong(units -> units).sum())
        .isEqualTo(work.target());
    assertThat(plans.current().approvedIn()).isEqualTo("Apex Committee, 12");
    assertThat(plans.slipDays(due)).isPositive();
  }

  @Test
  void aMilestoneIsMovedByAMeetingOrDoneOnADay() throws Exception {
    in("KOL", 19);
    var work = work();
    var kind = work.milestones().getLast().kind();
    var typed = new HashMap<String, String>();
    typed.put("milestone", kind);
    typed.put("milestoneIs", "moved");
    typed.put("milestoneOn", today.plusMonths(5).toString());
    var refused = enter(clerk, work, "milestone", typed);
    assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    assertThat(body(refused))
        .contains("id=\"milestoneIn-error\"", "id=\"milestoneReason-error\"")
        .contains("id=\"milestoneApproved-error\"")
        .contains("<details class=\"fold no-print\" id=\"form-milestone\" open");
    typed.put("milestoneIs", "done");
    typed.put("milestoneOn", today.toString());
    assertThat(enter(clerk, work, "milestone", typed).getStatusCode())
        .isEqualTo(HttpStatus.SEE_OTHER);
    act(nodal, work, "verify", "");
    act(state, work, "approve", "");
    act(ministry, work, "accept", "");
    assertThat(again(work).milestones().stream().filter(one -> one.kind().equals(kind)))
        .singleElement()
        .satisfies(one -> assertThat(one.doneOn()).contains(today));
  }

  @Test
  void whatStandsInTheWayIsEnteredAndStandsOnTheWork() throws Exception {
    in("AMD", 24);
    var work = work();
    var code =
        java.util.Arrays.stream(Bottleneck.values())
            .filter(one -> work.openOn(today).stream().noneMatch(open -> open.code() == one))
            .findFirst()
            .orElseThrow();
    var typed = new HashMap<String, String>();
    typed.put("obstacle", code.name());
    typed.put("obstacleIs", "blocked");
    typed.put("obstacleOn", today.toString());
    assertThat(body(enter(clerk, work, "obstacle", typed))).contains("obstacleReason-error");
    typed.put("obstacleReason", "Asked in writing");
    assertThat(enter(clerk, work, "obstacle", typed).getStatusCode())
        .isEqualTo(HttpStatus.SEE_OTHER);
    act(nodal, work, "verify", "");
    act(state, work, "approve", "");
    assertThat(again(work).openOn(today)).hasSameSizeAs(work.openOn(today));
    act(ministry, work, "accept", "");
    assertThat(again(work).openOn(today)).anyMatch(open -> open.code() == code);
  }

  @Test
  void badInputIsNamedAtItsField() throws Exception {
    in("MUM", 27);
    var work = work();
    var bad = plan(today.plusMonths(3), work.target(), "300 + many");
    bad.put("planTarget", "lots");
    bad.put("planOn", "31-12-2026");
    bad.put("planIn", " ");
    bad.put("planReason", "x".repeat(501));
    var answer = enter(clerk, work, "plan", bad);
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    assertThat(body(answer))
        .contains("planMonths-error", "planTarget-error", "planOn-error", "planIn-error")
        .contains("planReason-error", "role=\"alert\"");
    var months = body(enter(clerk, work, "plan", plan(today.plusMonths(3), work.target(), "1")));
    assertThat(months).contains("The months make 1;");
    assertThat(body(enter(clerk, work, "plan", plan(today.plusMonths(3), 0, ""))))
        .contains("that are proven");
    var frozen = today.minusMonths(3);
    assertThat(body(enter(clerk, work, "stage", stage("INSTALLED", frozen, ""))))
        .contains("This month is frozen");
    assertThat(body(enter(clerk, work, "stage", stage("ROCKET", today, ""))))
        .contains("stage-error");
    assertThat(again(work)).isEqualTo(work);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"en", "hi"})
  void theFormsAreThereForWhoMayEnterAndForNobodyElse(String language) throws Exception {
    var work = work();
    var html = body(as(clerk, () -> page.show(clerk, visit(language), city, work.handle())));
    assertThat(html)
        .contains("/works/" + work.handle() + "/plan\"", "name=\"milestoneOn\"", "name=\"stage\"")
        .doesNotContainPattern(">\\s*(project|web)\\.");
    var seen = body(as(analyst, () -> page.show(analyst, visit(language), city, work.handle())));
    assertThat(seen).doesNotContain("name=\"stage\"", "name=\"planDue\"");
    assertThatThrownBy(() -> enter(analyst, work, "stage", stage("INSTALLED", today, "")))
        .isInstanceOf(NotVisible.class);
    var elsewhere = as(analyst, () -> works.find(analyst, "BLR")).orElseThrow().unit();
    var stranger = reader(Role.CITY_ENTRY, elsewhere, 877);
    assertThatThrownBy(() -> enter(stranger, work, "stage", stage("INSTALLED", today, "")))
        .isInstanceOf(NotVisible.class);
    assertThatThrownBy(() -> enter(clerk, work, "rocket", Map.of())).isInstanceOf(NotVisible.class);
  }

  @Test
  void theDatabaseRefusesAnotherCitysEntryAndAnActOfTheWrongDesk() throws Exception {
    in("DEL", 7);
    var work = work();
    var here = unit.value();
    var elsewhere = as(analyst, () -> works.find(analyst, "BLR")).orElseThrow().unit();
    var stranger = reader(Role.CITY_ENTRY, elsewhere, 878);
    var insert =
        """
        insert into project.change (package, city, unit_id, kind, subject, on_day, reason,
                                    entered_by, entered_at)
        values (cast(? as uuid), ?, ?, 'STAGE', 'INSTALLED', current_date, '', ?, now())
        """;
    assertThatThrownBy(
            () -> written(stranger, insert, work.handle(), city, here, stranger.person().id()))
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() ->
            written(
                stranger, insert, work.handle(), city, elsewhere.value(), stranger.person().id()))
        .isInstanceOf(DataAccessException.class);
    enter(clerk, work, "stage", stage("INSTALLED", today, ""));
    var accept =
        """
        insert into project.change_act (change, number, round, unit_id, move, office, person_id,
                                        person, acted_at)
        select id, 2, 1, unit_id, 'ACCEPT', 'MINISTRY', ?, 'p', now()
          from project.change where handle = cast(? as uuid)
        """;
    assertThatThrownBy(() -> written(nodal, accept, nodal.person().id(), newest(work).handle()))
        .isInstanceOf(DataAccessException.class);
  }

  private Integer written(Scope scope, String sql, Object... values) throws Exception {
    return as(
        scope, () -> transactions.execute(_ -> jdbc.sql(sql).params(List.of(values)).update()));
  }
}
