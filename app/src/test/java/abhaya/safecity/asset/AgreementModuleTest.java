package abhaya.safecity.asset;

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
import abhaya.safecity.measure.OpenHours;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// Contract terms: entered, corrected, taken back, each a version of its own.
@ModuleTest
@TestPropertySource(properties = "abhaya.test-context=safe-city")
class AgreementModuleTest {
  private static final Pattern UNDO =
      Pattern.compile("/terms/(papers|levels)/([0-9a-f-]{36})/undo");

  @Autowired AssetPage page;
  @Autowired AgreementPage agreements;
  @Autowired AgreementRegister register;
  @Autowired TermsStore terms;
  @Autowired KnownAssets known;
  @Autowired List<DemoPart> parts;
  @Autowired UnitTrees trees;
  @Autowired Visits visits;
  @Autowired Clock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  private Scope analyst;
  private Scope nodal;
  private Scope colleague;
  private Scope clerk;
  private LocalDate today;

  @BeforeEach
  void theSmallDemonstration() {
    today = India.dateOf(clock.instant());
    var country = new DemoCountry(112, DemoSize.TINY, Instant.parse("2026-11-24T00:00:00Z"));
    parts.forEach(part -> part.load(country, today));
    analyst = reader(Role.MINISTRY_ANALYST, UnitId.NATION, 971);
    var unit = known.all().stream().filter(one -> one.city().equals("LKO")).findFirst();
    nodal = reader(Role.CITY_NODAL, unit.orElseThrow().unit(), 972);
    colleague = reader(Role.CITY_NODAL, nodal.unit(), 973);
    clerk = reader(Role.CITY_ENTRY, nodal.unit(), 974);
  }

  private Scope reader(Role role, UnitId unit, long person) {
    return new SafeCityReaders(trees).of(role, unit, person);
  }

  private List<KnownAssets.KnownAsset> things(String kind) {
    return known.all().stream()
        .filter(one -> one.kind().equals(kind) && one.city().equals("LKO") && one.standing())
        .sorted(java.util.Comparator.comparing(KnownAssets.KnownAsset::uid))
        .toList();
  }

  private KnownAssets.KnownAsset again(KnownAssets.KnownAsset thing) {
    return known.find(thing.id()).orElseThrow();
  }

  private static <T> T as(Scope scope, Callable<T> work) throws Exception {
    return scope.context().<T, Exception>call(work::call);
  }

  private Visit visit(String language) {
    var request = new MockHttpServletRequest("GET", "/safecity/assets/x/terms");
    request.addParameter("lang", language);
    return visits.of(request);
  }

  private ResponseEntity<String> enter(
      Scope scope, KnownAssets.KnownAsset thing, String form, Map<String, String> typed)
      throws Exception {
    var which = AgreementRegister.Form.valueOf(form);
    var seen =
        as(scope, () -> AgreementRegister.number(register.history(scope, again(thing), which)));
    return enter(scope, thing, form, seen, typed);
  }

  private ResponseEntity<String> enter(
      Scope scope, KnownAssets.KnownAsset thing, String form, int seen, Map<String, String> typed)
      throws Exception {
    return as(scope, () -> agreements.enter(scope, visit("en"), thing.handle(), form, seen, typed));
  }

  private ResponseEntity<String> undo(
      Scope scope, KnownAssets.KnownAsset thing, String form, String entry) throws Exception {
    return as(scope, () -> agreements.undo(scope, visit("en"), thing.handle(), form, entry));
  }

  private String show(Scope scope, KnownAssets.KnownAsset thing, String language) throws Exception {
    var html = body(as(scope, () -> agreements.show(scope, visit(language), thing.handle())));
    assertThat(html).doesNotContainPattern(">\\s*(asset|web)\\.[a-z]");
    return html;
  }

  private static String body(ResponseEntity<String> answer) {
    return Objects.requireNonNull(answer.getBody());
  }

  private Map<String, String> papers(String contract, LocalDate warranty) {
    return new HashMap<>(
        Map.of(
            "paperContract",
            contract,
            "paperWarranty",
            warranty.toString(),
            "paperCare",
            "",
            "paperReason",
            "Work order 12, clause 4"));
  }

  private Map<String, String> levels(LocalDate from) {
    var typed = new HashMap<String, String>();
    typed.put("termsFrom", from.toString());
    typed.put("termsTarget", "99.5");
    typed.put("termsHours", "18:00-06:00");
    typed.put("termsSlabs", "99.5:3; 97:8");
    typed.put("forgivePOWER_CUT", "yes");
    typed.put("forgiveROAD_WORK", "no");
    typed.put("termsFix", "12");
    typed.put("termsSilent", "7");
    typed.put("termsPaper", "Contract 9, schedule B");
    typed.put("termsReason", "Signed");
    return typed;
  }

  @Test
  void correctedPapersStandOnThePageWithWhatWasBefore() throws Exception {
    var box = things("CALL_BOX").isEmpty() ? things("CAMERA").get(5) : things("CALL_BOX").get(0);
    var warranty = today.plusYears(2);
    assertThat(enter(nodal, box, "papers", papers("BOX-7", warranty)).getStatusCode())
        .isEqualTo(HttpStatus.SEE_OTHER);
    var html = show(analyst, box, "en");
    assertThat(html).contains("BOX-7", "Work order 12, clause 4", "before:");
    assertThat(again(box).contract()).isEqualTo("BOX-7");
    assertThat(body(as(analyst, () -> page.show(analyst, visit("en"), box.handle()))))
        .contains("BOX-7", "/terms\"");
    assertThat(body(enter(nodal, box, "papers", papers("BOX-7", warranty))))
        .contains("what holds already");
    assertThat(body(enter(nodal, box, "papers", papers("BOX-8", LocalDate.of(2019, 1, 1)))))
        .contains("before the thing was installed");
    assertThat(body(enter(nodal, box, "papers", papers("BOX-8", today.plusYears(31)))))
        .contains("too far ahead");
    var bare = papers("", warranty);
    bare.put("paperReason", " ");
    assertThat(body(enter(nodal, box, "papers", bare))).contains("paperReason-error");
  }

  @Test
  void whatWasEnteredIsTakenBackByWhoEnteredItAndOnlyWhileItIsTheLast() throws Exception {
    var camera = things("CAMERA").get(1);
    var before = again(camera).contract();
    enter(nodal, camera, "papers", papers("FIRST-1", today.plusYears(1)));
    var first = lastUndo(show(nodal, camera, "en"));
    assertThat(show(colleague, camera, "en")).doesNotContain("/undo\"");
    assertThat(undo(colleague, camera, "papers", first).getStatusCode())
        .isEqualTo(HttpStatus.CONFLICT);
    enter(nodal, camera, "papers", papers("SECOND-2", today.plusYears(1)));
    assertThat(body(undo(nodal, camera, "papers", first))).contains("Not taken back");
    assertThat(again(camera).contract()).isEqualTo("SECOND-2");
    var second = lastUndo(show(nodal, camera, "en"));
    assertThat(undo(nodal, camera, "papers", second).getStatusCode())
        .isEqualTo(HttpStatus.SEE_OTHER);
    assertThat(again(camera).contract()).isEqualTo("FIRST-1");
    assertThat(undo(nodal, camera, "papers", first).getStatusCode())
        .isEqualTo(HttpStatus.SEE_OTHER);
    assertThat(again(camera).contract()).isEqualTo(before);
    // taken back twice is refused, and the page says what became of both
    assertThat(undo(nodal, camera, "papers", first).getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
    assertThat(show(analyst, camera, "en")).contains("SECOND-2", "taken back");
  }

  private static String lastUndo(String html) {
    var found = UNDO.matcher(html);
    assertThat(found.find()).isTrue();
    return found.group(2);
  }

  @Test
  void whatAContractPromisesHoldsForItsThingsOfTheCityFromItsDayOn() throws Exception {
    var cameras = things("CAMERA");
    var one = cameras.get(2);
    var beside = cameras.get(3);
    enter(nodal, one, "papers", papers("LEVELS-1", today.plusYears(1)));
    enter(nodal, beside, "papers", papers("LEVELS-1", today.plusYears(1)));
    var usual = terms.held(again(one), today);
    assertThat(usual.ofContract()).isFalse();
    assertThat(enter(nodal, one, "levels", levels(today.minusDays(3))).getStatusCode())
        .isEqualTo(HttpStatus.SEE_OTHER);
    for (var thing : List.of(one, beside)) {
      var held = terms.held(again(thing), today);
      assertThat(held.ofContract()).isTrue();
      assertThat(held.terms().service().targetPercent()).isEqualTo(new BigDecimal("99.5"));
      assertThat(held.terms().hours()).isEqualTo(OpenHours.read("18:00-06:00").orElseThrow());
      assertThat(held.terms().fixHours()).isEqualTo(12);
    }
    assertThat(terms.held(again(one), today.minusDays(4))).isEqualTo(usual);
    assertThat(terms.held(again(cameras.get(4)), today).ofContract()).isFalse();
    var html = show(analyst, one, "en");
    assertThat(html)
        .contains("99.5", "below 97 %", "Contract 9, schedule B")
        .containsPattern("under it: 2\\.");
    assertThat(body(as(analyst, () -> page.show(analyst, visit("en"), one.handle()))))
        .contains("99.5", "The terms stand in Contract 9, schedule B");
    var corrected = levels(today.minusDays(3));
    corrected.put("termsTarget", "98");
    corrected.put("termsSlabs", "");
    enter(nodal, beside, "levels", corrected);
    assertThat(terms.of(again(one)).service().targetPercent()).isEqualTo(new BigDecimal("98"));
    assertThat(undo(nodal, one, "levels", lastUndo(show(nodal, one, "en"))).getStatusCode())
        .isEqualTo(HttpStatus.SEE_OTHER);
    assertThat(terms.of(again(one)).service().targetPercent()).isEqualTo(new BigDecimal("99.5"));
  }

  @Test
  void aContractOfTheSameNameInAnotherCityKeepsItsOwnTerms() throws Exception {
    var here = things("CAMERA").get(6);
    var elsewhere =
        known.all().stream()
            .filter(one -> one.kind().equals("CAMERA") && !one.city().equals("LKO"))
            .findFirst()
            .orElseThrow();
    var there = reader(Role.CITY_NODAL, elsewhere.unit(), 975);
    enter(nodal, here, "papers", papers("SAME-NAME", today.plusYears(1)));
    enter(there, elsewhere, "papers", papers("SAME-NAME", today.plusYears(1)));
    enter(nodal, here, "levels", levels(today));
    assertThat(terms.held(again(here), today).ofContract()).isTrue();
    assertThat(terms.held(again(elsewhere), today).ofContract()).isFalse();
    assertThatThrownBy(() -> enter(there, here, "levels", 0, levels(today)))
        .isInstanceOf(NotVisible.class);
  }

  @Test
  void whoEntersSecondIsToldAndKeepsWhatSheTyped() throws Exception {
    var camera = things("CAMERA").get(7);
    enter(nodal, camera, "papers", 0, papers("RACE-1", today.plusYears(1)));
    var second = enter(colleague, camera, "papers", 0, papers("RACE-2", today.plusYears(1)));
    assertThat(second.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
    assertThat(body(second)).contains("somebody entered another version", "value=\"RACE-2\"");
    assertThat(again(camera).contract()).isEqualTo("RACE-1");
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource({
    "termsTarget, 49.9",
    "termsTarget, 100.1",
    "termsHours, 25:00-06:00",
    "termsHours, 06:00-06:00",
    "termsSlabs, 98:2; 99:5",
    "termsSlabs, 98:5; 95:5",
    "termsSlabs, 99.9:2",
    "termsSlabs, 98:101",
    "termsSlabs, ninety",
    "termsFix, 0",
    "termsFix, 2161",
    "termsSilent, 1441",
    "termsFrom, soon",
    "termsPaper, ''",
    "termsReason, ''"
  })
  void whatDoesNotStandIsRefusedAtItsField(String field, String value) throws Exception {
    var camera = things("CAMERA").get(0);
    var typed = levels(today);
    typed.put(field, value);
    var answer = enter(nodal, camera, "levels", typed);
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    assertThat(body(answer)).contains(field + "-error");
    assertThat(terms.held(again(camera), today).ofContract()).isFalse();
  }

  @Test
  void aYearThatIsASlipIsRefused() throws Exception {
    var camera = things("CAMERA").get(0);
    assertThat(body(enter(nodal, camera, "levels", levels(today.plusDays(367)))))
        .contains("too far ahead");
    assertThat(body(enter(nodal, camera, "levels", levels(LocalDate.of(2012, 12, 31)))))
        .contains("before the programme began");
  }

  @Test
  void aThingWithoutAContractHasNoLevelsOfItsOwn() throws Exception {
    var desk = things("HELP_DESK").get(0);
    assertThat(show(nodal, desk, "en")).contains("/terms/papers?").doesNotContain("/terms/levels?");
    assertThat(body(enter(nodal, desk, "levels", 0, levels(today)))).contains("under no contract");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"en", "hi"})
  void onlyWhoKeepsTheThingsOfTheCityEnters(String language) throws Exception {
    var camera = things("CAMERA").get(0);
    assertThat(show(nodal, camera, language)).contains("/terms/papers?", "/terms/levels?");
    for (var other : List.of(analyst, clerk)) {
      assertThat(show(other, camera, language)).doesNotContain("/terms/papers?", "/terms/levels?");
      assertThatThrownBy(() -> enter(other, camera, "papers", papers("X", today)))
          .isInstanceOf(NotVisible.class);
    }
  }

  @Test
  void theDatabaseRefusesTermsOfWhoDoesNotKeepTheCity() throws Exception {
    var camera = things("CAMERA").get(0);
    var sql =
        """
        insert into asset.paper (asset_id, unit_id, number, contract_before, contract, reason,
                                 by_person, entered_at)
        values (?, ?, 99, '', 'X', 'x', 1, now())
        """;
    for (var other : List.of(clerk, reader(Role.CITY_NODAL, UnitId.ofState(27), 976)))
      assertThatThrownBy(() ->
              as(
                  other,
                  () ->
                      transactions.execute(_ ->
                          jdbc.sql(sql)
                              .params(List.of(camera.id(), camera.unit().value()))
                              .update())))
          .isInstanceOf(DataAccessException.class);
  }
}
