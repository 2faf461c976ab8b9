package abhaya.response.field;

import static abhaya.response.dispatch.Scene.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.platform.EventReaders;
import abhaya.base.push.PushBrowser;
import abhaya.base.push.PushPeer;
import abhaya.base.push.PushPeople;
import abhaya.base.push.PushTest;
import abhaya.base.web.Visit;
import abhaya.base.web.Visits;
import abhaya.response.dispatch.DispatchAnswer;
import abhaya.response.dispatch.DispatchDesk;
import abhaya.response.dispatch.Scene;
import abhaya.response.unit.UnitDesk;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.MockMvc;

/// A crew whose page is closed, from the order to the telephones of those on board.
@PushTest
@Import(Scene.class)
class CrewPushModuleTest {
  private static final PushPeer PEER = PushPeer.one();

  @Autowired Scene scene;
  @Autowired DispatchDesk desk;
  @Autowired UnitDesk units;
  @Autowired FieldPage page;
  @Autowired FieldPushDoor door;
  @Autowired EventReaders readers;
  @Autowired PushPeople people;
  @Autowired Visits visits;
  @Autowired MockMvc http;

  private Scope she;
  private int car;
  private PushBrowser browser;

  @BeforeEach
  void somebodyOnBoard() {
    people.forgetAll();
    she = people.anyone(Role.UNIT_CREW);
    car = scene.car(500, 0);
    browser = PEER.browser();
    as(she, () -> units.signOn(she, car, true, Duration.ofHours(8)));
  }

  private HttpStatus wish(Scope scope, PushBrowser from) {
    var answer = as(scope, () -> door.keep(scope, visit(), from.asked()));
    return HttpStatus.valueOf(answer.getStatusCode().value());
  }

  private Visit visit() {
    var request = new MockHttpServletRequest("GET", "/field");
    request.setParameter("lang", "en");
    return visits.of(request);
  }

  private void send(int unit) {
    var room = scene.desk();
    var incident = scene.incident(room, "fight");
    var order = new DispatchDesk.Order(incident, unit, "near", true);
    assertThat(as(room, () -> desk.assign(room, order))).isInstanceOf(DispatchAnswer.Done.class);
    var until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!readers.isUpToDate("field") && System.nanoTime() < until) Thread.onSpinWait();
    people.send();
  }

  @Test
  void whoIsOnBoardIsToldThatAnUpdateWaitsAndNeitherWhatNorWhere() throws Exception {
    assertThat(wish(she, browser)).isEqualTo(HttpStatus.NO_CONTENT);
    send(car);
    var got = PEER.got();
    assertThat(got).hasSize(1);
    var said = new String(browser.open(got.getFirst().body()), StandardCharsets.UTF_8);
    assertThat(said).contains("An update is waiting.").contains("\"/field\"");
    assertThat(said.toLowerCase(java.util.Locale.ROOT))
        .doesNotContain("fight", "mill gate", "26.8", "80.9", "p1", "prv");
  }

  @Test
  void anotherUnitsJobIsNotHers() {
    wish(she, browser);
    send(scene.car(600, 1));
    assertThat(PEER.got()).isEmpty();
  }

  @Test
  void aStepOfTheJobThatFollowsTellsNobody() {
    send(car);
    wish(she, browser);
    people.send();
    assertThat(PEER.got()).isEmpty();
    assertThat(people.waiting()).isZero();
  }

  @Test
  void whoLeavesTheUnitIsNotTold() {
    wish(she, browser);
    as(she, () -> page.signOff(she));
    assertThat(people.browsers(she)).isZero();
    assertThat(wish(she, browser)).as("on no unit").isEqualTo(HttpStatus.FORBIDDEN);
  }

  @Test
  void thePageOffersItToWhoIsOnAUnitAndTheShellKeptOnThePhoneDoesNot() {
    assertThat(Objects.requireNonNull(as(she, () -> page.field(she, visit())).getBody()))
        .contains("data-push=");
    assertThat(Objects.requireNonNull(as(she, () -> page.shell(she, visit())).getBody()))
        .doesNotContain("data-push=");
    var nobody = people.anyone(Role.UNIT_CREW);
    assertThat(Objects.requireNonNull(as(nobody, () -> page.field(nobody, visit())).getBody()))
        .doesNotContain("data-push=");
  }

  @Test
  void noWishIsTakenWithoutTheFormsToken() throws Exception {
    assertThat(http.perform(post("/field/push")).andReturn().getResponse().getStatus())
        .isEqualTo(403);
  }

  @Test
  void theWorkerOfThePageHearsMessagesToo() throws Exception {
    assertThat(page.worker().getBody())
        .contains("addEventListener(\"push\"")
        .contains("/field/shell");
  }
}
