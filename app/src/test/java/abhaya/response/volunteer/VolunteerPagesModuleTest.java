package abhaya.response.volunteer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import abhaya.base.access.AccessTest;
import abhaya.base.access.Actor;
import abhaya.base.access.FewUnits;
import abhaya.base.access.NotVisible;
import abhaya.base.access.Posting;
import abhaya.base.access.Presence;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.access.StandingClock;
import abhaya.base.access.UnitRelation;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.platform.India;
import abhaya.base.web.Visits;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.MockMvc;

/// The pages of volunteers, as their readers open them.
@AccessTest
class VolunteerPagesModuleTest {
  @Autowired MockMvc http;
  @Autowired Visits visits;
  @Autowired VolunteersPage station;
  @Autowired CallOutPage room;
  @Autowired DutyPage phone;
  @Autowired StandingClock clock;

  private final Scope sho = scope(8_101, Role.SHO, FewUnits.STATION);
  private final Scope subdivision = scope(8_102, Role.SUBDIVISION, FewUnits.SUBDIVISION);
  private final Scope dispatcher = scope(8_104, Role.DISPATCHER, FewUnits.STATE);
  private final Scope stranger = scope(8_105, Role.VOLUNTEER, FewUnits.STATION);

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"/volunteer", "/volunteers", "/volunteers/new", "/response/volunteers"})
  void nobodyOpensAPageOfVolunteersWithoutSignIn(String path) throws Exception {
    var answer = http.perform(get(path)).andReturn().getResponse();
    assertThat(answer.getStatus()).isEqualTo(302);
    assertThat(answer.getHeader("Location")).startsWith("/sign-in");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"/volunteer/duty", "/volunteer/here", "/volunteers/new"})
  void noActIsDoneWithoutTheFormsToken(String path) throws Exception {
    assertThat(http.perform(post(path)).andReturn().getResponse().getStatus()).isEqualTo(403);
  }

  @Test
  void onlyTheVolunteersPhoneAmongStaffPagesMayAskForThePlace() throws Exception {
    assertThat(policy("/volunteer")).contains("geolocation=(self)");
    assertThat(policy("/volunteers")).contains("geolocation=()");
    assertThat(policy("/response/volunteers")).contains("geolocation=()");
  }

  @Test
  void aStationProvesSomebodyAndASupervisorSeesHerWaiting() {
    var day = India.dateOf(clock.instant()).toString();
    var fields =
        Map.of(
            "name",
            "Asha Test",
            "number",
            "9800088001",
            "woman",
            "yes",
            "paper",
            "PASSPORT",
            "proved",
            day,
            "checked",
            day,
            "trained",
            day);
    var made = as(sho, () -> station.add(sho, visit("en"), fields));
    assertThat(made.getStatusCode()).isEqualTo(HttpStatus.SEE_OTHER);
    var handle = Objects.requireNonNull(made.getHeaders().getLocation()).getPath().substring(12);
    assertThat(body(as(sho, () -> station.list(sho, visit("en"))))).contains("Asha Test");
    var seen = body(as(subdivision, () -> station.one(subdivision, visit("en"), handle)));
    assertThat(seen).contains("Waits for approval: 0 of 2").contains("/approve");
    assertThat(seen).doesNotContain("9800088001");
    as(subdivision, () -> station.act(subdivision, visit("en"), handle, "approve"));
    var again = as(subdivision, () -> station.act(subdivision, visit("hi"), handle, "approve"));
    assertThat(again.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
    assertThat(body(again)).contains("वही व्यक्ति दो बार नहीं");
  }

  @Test
  void aFormThatLacksADayComesBackWithItsWords() {
    var fields = Map.of("name", "Asha Test", "number", "9800088002", "paper", "PASSPORT");
    var back = as(sho, () -> station.add(sho, visit("en"), fields));
    assertThat(back.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    assertThat(body(back)).contains("Asha Test").contains("within the last 90 days");
  }

  @Test
  void theRoomSeesCallsAndTheStationDoesNot() {
    assertThat(body(as(dispatcher, () -> room.list(dispatcher, visit("en")))))
        .contains("Calls to volunteers");
    assertThatThrownBy(() -> as(sho, () -> room.list(sho, visit("en"))))
        .isInstanceOf(NotVisible.class);
    assertThatThrownBy(() -> as(dispatcher, () -> station.list(dispatcher, visit("en"))))
        .isInstanceOf(NotVisible.class);
  }

  @Test
  void anAccountWithoutVolunteerIsToldSoAndItsPhoneGetsAWordNoScriptReads() {
    var request = request("en");
    var page = as(stranger, () -> phone.board(stranger, visits.of(request), request, ""));
    assertThat(body(page)).contains("No volunteer belongs to this account");
    var cookie = Objects.requireNonNull(page.getHeaders().getFirst("Set-Cookie"));
    assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict").contains("Path=/volunteer");
  }

  private String policy(String path) throws Exception {
    return Objects.requireNonNull(
        http.perform(get(path)).andReturn().getResponse().getHeader("Permissions-Policy"));
  }

  private abhaya.base.web.Visit visit(String language) {
    return visits.of(request(language));
  }

  private static MockHttpServletRequest request(String language) {
    var request = new MockHttpServletRequest("GET", "/volunteers");
    request.setParameter("lang", language);
    return request;
  }

  private static String body(ResponseEntity<String> answer) {
    return Objects.requireNonNull(answer.getBody());
  }

  private static <T> T as(Scope scope, Supplier<T> work) {
    return scope.context().call(work::get);
  }

  private static Scope scope(long id, Role role, UnitId unit) {
    return new Scope(
        new Actor(id, "p" + id, "Somebody"),
        new Posting(id * 10, role, unit, LocalDate.EPOCH, null),
        role.purpose(),
        new Presence("s" + id, Map.of(), Set.of()),
        other ->
            unit.equals(other)
                ? UnitRelation.OWN
                : FewUnits.STATION.equals(other) ? UnitRelation.BELOW : UnitRelation.OTHER);
  }
}
