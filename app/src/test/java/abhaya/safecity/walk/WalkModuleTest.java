package abhaya.safecity.walk;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// Walks and dark places as the city's people meet them.
@ModuleTest
@TestPropertySource(properties = "abhaya.test-context=safe-city")
class WalkModuleTest {
  @Autowired WalkPage walks;
  @Autowired DarkPage dark;
  @Autowired WalkQueries queries;
  @Autowired List<DemoPart> parts;
  @Autowired UnitTrees trees;
  @Autowired Visits visits;
  @Autowired Clock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  private Scope clerk;
  private Scope nodal;

  @BeforeEach
  void theEightCities() {
    var country = new DemoCountry(112, DemoSize.TINY, Instant.parse("2026-11-24T00:00:00Z"));
    for (var part : parts) part.load(country, India.dateOf(clock.instant()));
    clerk = reader(Role.CITY_ENTRY, 951);
    nodal = reader(Role.CITY_NODAL, 952);
  }

  private Scope reader(Role role, long person) {
    return new SafeCityReaders(trees).of(role, UnitId.ofState(27), person);
  }

  private static <T> T as(Scope scope, Callable<T> work) throws Exception {
    return scope.context().<T, Exception>call(work::call);
  }

  private Visit visit(String language) {
    var request = new MockHttpServletRequest("GET", "/safecity/MUM/walks");
    request.addParameter("lang", language);
    return visits.of(request);
  }

  private static MockMultipartFile picture() throws Exception {
    return new MockMultipartFile(
        "photo", "a.jpg", "image/jpeg", PhotoReaderTest.picture("jpeg", 60, 40));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"en", "hi"})
  void thePagesSayWhatIsDarkAndHowTheScoreIsMade(String language) throws Exception {
    var list = as(clerk, () -> walks.show(clerk, visit(language), "MUM", "")).getBody();
    assertThat(list).contains("5.0", "/dark/new").doesNotContainPattern(">\\s*walk\\.");
    var form = as(clerk, () -> walks.form(clerk, visit(language), "MUM")).getBody();
    assertThat(form)
        .contains("name=\"feeling\"", "data-later")
        .doesNotContainPattern(">\\s*walk\\.");
    assertThat(form).as("no name on a page that a phone keeps").doesNotContain("Somebody");
  }

  private static Map<String, String> walk(UUID key) {
    var typed = new HashMap<String, String>();
    for (var factor :
        List.of(
            "lighting",
            "openness",
            "visibility",
            "people",
            "security",
            "walk_path",
            "public_transport",
            "gender_usage",
            "feeling")) typed.put(factor, "2");
    typed.putAll(
        Map.of(
            "key",
            key.toString(),
            "lat",
            "19.0760",
            "lon",
            "72.8777",
            "at",
            "2026-11-20T20:15",
            "auditor",
            "TRAINED"));
    return typed;
  }

  private int walked() throws Exception {
    return as(clerk, () -> queries.audits(clerk, "MUM", Instant.EPOCH)).size();
  }

  @Test
  void aWalkSentTwiceFromAPhoneIsOne() throws Exception {
    var before = walked();
    var key = UUID.randomUUID();
    as(clerk, () -> walks.enter(clerk, "MUM", walk(key)));
    as(clerk, () -> walks.enter(clerk, "MUM", walk(key)));
    assertThat(walked()).isEqualTo(before + 1);
  }

  @Test
  void aDarkPlaceSentTwiceFromAPhoneIsOne() throws Exception {
    var key = UUID.randomUUID();
    var before = as(clerk, () -> queries.darkPlaces(clerk, "MUM")).size();
    var first = opened(key);
    assertThat(opened(key)).isEqualTo(first);
    assertThat(as(clerk, () -> queries.darkPlaces(clerk, "MUM"))).hasSize(before + 1);
    assertThat(opened(UUID.randomUUID())).isNotEqualTo(first);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "lighting=4",
        "feeling=",
        "lat=99",
        "lon=x",
        "at=tomorrow",
        "at=2031-01-01T00:00",
        "auditor=ROBOT",
        "key=1",
        "lat=28.6"
      })
  void aWalkThatCannotBeIsRefused(String wrong) {
    var typed = walk(UUID.randomUUID());
    var pair = wrong.split("=", 2);
    typed.put(pair[0], pair[1]);
    assertThatThrownBy(() -> as(clerk, () -> walks.enter(clerk, "MUM", typed)))
        .isInstanceOf(Refused.class);
  }

  private String opened() throws Exception {
    return opened(UUID.randomUUID());
  }

  private String opened(UUID key) throws Exception {
    var typed =
        Map.of(
            "key",
            key.toString(),
            "lat",
            "19.0761",
            "lon",
            "72.8778",
            "cause",
            "LAMP_OUT",
            "owner",
            "MUNICIPAL",
            "pole",
            "MUM-0001",
            "due",
            "");
    var answer = as(clerk, () -> dark.open(clerk, "MUM", typed, picture()));
    var address = Objects.requireNonNull(answer.getHeaders().getLocation()).toString();
    return address.substring(address.lastIndexOf('/') + 1);
  }

  private int move(Scope scope, String handle, String move, String remark, boolean photo)
      throws Exception {
    return as(
            scope,
            () ->
                dark.move(
                    scope,
                    visit("en"),
                    "MUM",
                    handle,
                    move,
                    Map.of("remark", remark),
                    photo ? picture() : null))
        .getStatusCode()
        .value();
  }

  @Test
  void aDarkPlaceIsClosedBySomebodyElseAndOpenedAnew() throws Exception {
    var handle = opened();
    var place = as(clerk, () -> queries.find(clerk, "MUM", handle)).orElseThrow();
    assertThat(place.duty().dueOn()).isEqualTo(India.dateOf(clock.instant()).plusDays(3));
    assertThat(move(clerk, handle, "mended", "", false)).isEqualTo(409);
    assertThat(move(nodal, handle, "mended", "", true)).isEqualTo(303);
    assertThat(move(nodal, handle, "close", "", true)).isEqualTo(409);
    assertThatThrownBy(() -> move(clerk, handle, "close", "", true)).isInstanceOf(NotVisible.class);
    var other = reader(Role.CITY_NODAL, 953);
    assertThat(move(other, handle, "close", "", true)).isEqualTo(303);
    assertThat(move(clerk, handle, "reopen", "Dark again since Monday", false)).isEqualTo(303);
    var html = as(clerk, () -> dark.show(clerk, visit("hi"), "MUM", handle)).getBody();
    assertThat(html).contains("Dark again since Monday", "/photos/", "फिर अँधेरा");
  }

  @Test
  void theDatabaseItselfRefusesTheSameHandInOneRound() throws Exception {
    var handle = opened();
    move(nodal, handle, "mended", "", true);
    assertThatThrownBy(() ->
            as(
                nodal,
                () ->
                    transactions.execute(status ->
                        jdbc.sql(
                                """
                                insert into walk.dark_act (place, number, round, unit_id, move,
                                                           person_id, person, acted_at)
                                select place, number + 1, round, unit_id, 'CLOSE', person_id,
                                       person, now()
                                  from walk.dark_act
                                 where place = :place and move = 'MENDED'
                                """)
                            .param("place", UUID.fromString(handle))
                            .update())))
        .isInstanceOf(DataAccessException.class);
  }
}
