package abhaya.base.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.ModuleTest;
import abhaya.base.access.Actor;
import abhaya.base.access.NotVisible;
import abhaya.base.access.Posting;
import abhaya.base.access.Presence;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.access.UnitRelation;
import abhaya.base.feed.FeedAnswer;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.listing.ListExport;
import abhaya.base.listing.ListFiles;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import abhaya.base.web.Visits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;

/// Pages, search and doors of the units, over one small state.
@ModuleTest
class UnitsModuleTest {

  private static final String HEAD =
      "code,kind,nameEn,nameHi,parentCode,validFrom,validTo,revenueDistrictLgd,aliases\n";
  private static final String SMALL =
      HEAD
          + """
          IN.11.Q1,DISTRICT,Purva Ghati,पूर्व घाटी,IN.11,2015-01-01,,901,
          IN.11.Q2,DISTRICT,Paschim Ghati,पश्चिम घाटी,IN.11,2015-01-01,,,
          IN.11.Q1.S1,STATION,Nadi Kinara,नदी किनारा,IN.11.Q1,2018-01-01,2024-12-31,,
          IN.11.Q2.S1,STATION,Nadi Kinara,नदी किनारा,IN.11.Q2,2025-01-01,,,"IN.11.Q1.S1;OLD-77"
          IN.11.Q1.S2,STATION,Bada Pul,,IN.11.Q1,2018-01-01,,,
          """;

  @Autowired UnitsPage page;
  @Autowired UnitChangePage changes;
  @Autowired UnitsDoor door;
  @Autowired UnitsFeedDoor feed;
  @Autowired BoundariesDoor boundaries;
  @Autowired SearchPage search;
  @Autowired UnitTrees trees;
  @Autowired Visits visits;
  @Autowired List<ListExport> lists;
  @Autowired JdbcClient jdbc;

  private Scope scope(Role role, UnitId unit) {
    return new Scope(
        new Actor(951, "p951", "Somebody"),
        new Posting(9510, role, unit, LocalDate.EPOCH, null),
        role.purpose(),
        new Presence("s951", Map.of(), Set.of()),
        other -> relation(unit, other));
  }

  private UnitRelation relation(UnitId own, @Nullable UnitId other) {
    if (other == null) return UnitRelation.NONE;
    if (own.equals(other)) return UnitRelation.OWN;
    return trees.today().isWithin(other, own) ? UnitRelation.BELOW : UnitRelation.OTHER;
  }

  private Scope admin() {
    return scope(Role.DATA_ADMIN, UnitId.NATION);
  }

  private Visit visit(String address, String language) {
    var request = new MockHttpServletRequest("GET", address);
    request.addParameter("lang", language);
    return visits.of(request);
  }

  private static <T> T as(Scope scope, Callable<T> work) throws Exception {
    return scope.context().<T, Exception>call(work::call);
  }

  private FeedAnswer send(Scope scope, String csv, boolean dryRun) throws Exception {
    return send(scope, csv.getBytes(StandardCharsets.UTF_8), "text/csv", dryRun);
  }

  private FeedAnswer send(Scope scope, byte[] body, String type, boolean dryRun) throws Exception {
    var request = new MockHttpServletRequest("POST", "/api/v1/feeds/units");
    request.setContentType(type);
    request.setContent(body);
    return as(scope, () -> feed.take(scope, visit("/", "en"), request, dryRun));
  }

  @BeforeEach
  void theSmallState() throws Exception {
    assertThat(send(admin(), SMALL, false).refused()).isEmpty();
  }

  private String html(String code, String language, @Nullable String asOf) throws Exception {
    var scope = admin();
    var answer =
        as(scope, () -> page.unit(scope, visit("/units/" + code, language), code, asOf, 1));
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
    return Objects.requireNonNull(answer.getBody());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"en, Purva Ghati, Police district", "hi, पूर्व घाटी, पुलिस ज़िला"})
  void aUnitIsShownWithItsChildrenAndHistoryInBothLanguages(
      String language, String name, String kind) throws Exception {
    var html = html("IN.11", language, null);
    assertThat(html).contains(name, kind, "IN.11.Q1", "/units/IN.11.Q2");
    assertThat(html).doesNotContainPattern(">\\s*units\\.");
    var station = html("IN.11.Q2.S1", language, null);
    assertThat(station)
        .contains("OLD-77", "IN.11.Q1.S1", "01-01-2025")
        .doesNotContainPattern(">\\s*units\\.");
  }

  @Test
  void theUnitsUnderAUnitCanBeSortedAndTakenAsAFile() {
    var admin = admin();
    var at = "/units/IN.11?sort=-name&columns=name,number,stations";
    var file = ListFiles.of(lists, admin, visit("/units/IN.11", "en"), at);
    assertThat(ListFiles.heads(file)).containsExactly("Name", "Code", "Stations");
    assertThat(ListFiles.column(file, 0)).containsSubsequence("Purva Ghati", "Paschim Ghati");
    var rising = ListFiles.of(lists, admin, visit("/units/IN.11", "en"), "/units/IN.11?sort=name");
    assertThat(ListFiles.column(rising, 0)).containsSubsequence("Paschim Ghati", "Purva Ghati");
    var past = ListFiles.of(lists, admin, visit("/units", "en"), "/units/IN.11.Q2?asOf=2024-01-01");
    assertThat(past.rows()).isEmpty();
    var auditor = scope(Role.AUDITOR, UnitId.NATION);
    assertThatThrownBy(() -> ListFiles.of(lists, auditor, visit("/units", "en"), "/units"))
        .isInstanceOf(NotVisible.class);
  }

  @Test
  void thePageOfAPastDayShowsTheTreeOfThatDay() throws Exception {
    assertThat(html("IN.11.Q1", "en", null)).doesNotContain("Nadi Kinara");
    var past = html("IN.11.Q1", "en", "2024-06-01");
    assertThat(past).contains("Nadi Kinara", "/units/IN.11.Q2.S1?asOf=2024-06-01", "01-06-2024");
    assertThat(past).doesNotContain("/change/");
  }

  @Test
  void anOldCodeLeadsToTodaysAddress() throws Exception {
    var scope = admin();
    for (var old : List.of("IN.11.Q1.S1", "old-77")) {
      var answer = as(scope, () -> page.unit(scope, visit("/", "en"), old, null, 1));
      assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.FOUND);
      assertThat(answer.getHeaders().getLocation()).hasToString("/units/IN.11.Q2.S1");
    }
    assertThatThrownBy(() -> page.unit(scope, visit("/", "en"), "IN.11.NOPE", null, 1))
        .isInstanceOf(NotVisible.class);
    assertThatThrownBy(() -> page.unit(scope, visit("/", "en"), "IN.11", "2024-02-30", 1))
        .isInstanceOf(Refused.class);
  }

  @Test
  void whatHangsLooseIsListedWithTheWayToMendIt() throws Exception {
    var scope = scope(Role.MINISTRY_ANALYST, UnitId.NATION);
    for (var language : List.of("en", "hi")) {
      var answer = as(scope, () -> page.looseEnds(scope, visit("/", language), "IN.11", null));
      assertThat(answer.getBody()).contains("IN.11.Q2").doesNotContain(">IN.11.Q1<");
      assertThat(answer.getBody()).doesNotContainPattern(">\\s*units\\.");
    }
  }

  @Test
  void searchFindsByCodeAndByWordsOfEitherLanguageAndByOldCodes() {
    var scope = scope(Role.SHO, UnitId.ofState(11));
    assertThat(found(scope, "in.11.q")).contains("Purva Ghati", "Paschim Ghati");
    assertThat(found(scope, "nadi")).containsExactly("Nadi Kinara");
    assertThat(found(scope, "kinara")).containsExactly("Nadi Kinara");
    assertThat(found(scope, "पूर्व")).containsExactly("Purva Ghati");
    assertThat(found(scope, "OLD-77")).containsExactly("Nadi Kinara");
    assertThat(found(scope, "uttar")).contains("Uttar Pradesh", "Uttarakhand");
    assertThat(found(scope, "")).isEmpty();
    assertThat(found(scope, "x".repeat(500))).isEmpty();
    assertThat(found(scope(Role.DEVICE_CLIENT, UnitId.NATION), "nadi")).isEmpty();
    var first = search.find(scope, visit("/search", "hi"), "nadi").getFirst();
    assertThat(first.note()).isEqualTo("पुलिस थाना · पश्चिम घाटी · सिक्किम · IN.11.Q2.S1");
    assertThat(first.href()).isEqualTo("/units/IN.11.Q2.S1");
  }

  private List<String> found(Scope scope, String typed) {
    return search.find(scope, visit("/search", "en"), typed).stream()
        .map(SearchPage.Found::text)
        .toList();
  }

  @Test
  void programsGetTheTreeOfADayWithTodaysCodes() {
    var scope = scope(Role.READER_CLIENT, UnitId.NATION);
    var reader = scope(Role.MINISTRY_ANALYST, UnitId.NATION);
    assertThatThrownBy(() -> door.list(scope, null, null, 1)).isInstanceOf(NotVisible.class);
    var then = door.list(reader, "2024-06-01", "IN.11.Q1", 1);
    assertThat(then.units())
        .extracting(UnitJson.Item::code)
        .containsExactly("IN.11.Q2.S1", "IN.11.Q1.S2");
    assertThat(then.units())
        .extracting(UnitJson.Item::codeThen)
        .containsExactly("IN.11.Q1.S1", "IN.11.Q1.S2");
    var one = door.one(reader, "OLD-77", null);
    assertThat(one.unit().code()).isEqualTo("IN.11.Q2.S1");
    assertThat(one.placements()).hasSize(2);
    assertThat(one.placements().getFirst().to()).isEqualTo(LocalDate.of(2024, 12, 31));
    assertThat(one.aliases()).containsExactly("OLD-77");
  }

  @Test
  void theSameFileAgainIsUnchangedAndADryRunWritesNothing() throws Exception {
    var again = send(admin(), SMALL, false);
    assertThat(again.unchanged()).isEqualTo(5);
    var more = HEAD + "IN.11.Q9,DISTRICT,Naya,,IN.11,2026-01-01,,,\n";
    assertThat(send(admin(), more, true).accepted()).isEqualTo(1);
    assertThat(trees.today().find("IN.11.Q9")).isEmpty();
  }

  @Test
  void aRefusedRowSaysRowFieldCodeAndSentenceAndNoValue() throws Exception {
    var answer =
        send(
            admin(),
            HEAD
                + "IN.11.Z.S1,STATION,Secret Name,,IN.11.Z,2020-01-01,,,\n"
                + "IN.11.Q3,DISTRICT,Uttar Ghati,,IN.11,2020-13-01,,,\n"
                + "IN.11.Q4,DISTRICT\n",
            true);
    assertThat(answer.received()).isEqualTo(3);
    assertThat(answer.refused())
        .extracting(row -> row.row() + " " + row.key() + " " + row.field() + " " + row.code())
        .containsExactly(
            "1 IN.11.Z.S1 parentCode orphan",
            "2 IN.11.Q3 validFrom date-malformed",
            "3   cell-count");
    assertThat(answer.refused().toString()).doesNotContain("Secret");
  }

  @Test
  void packedAndJsonFilesAreTakenAndUnreadableOnesRefusedWhole() throws Exception {
    var line =
        """
        {"code":"IN.11.Q1.S2","kind":"STATION","nameEn":"Bada Pul","parentCode":"IN.11.Q1",\
        "validFrom":"2018-01-01","aliases":["PUL-1"]}
        """;
    var packed = packed(line);
    assertThat(send(admin(), packed, "application/x-ndjson", false).accepted()).isEqualTo(1);
    assertThat(trees.today().find("PUL-1")).map(unit -> unit.nameEn()).contains("Bada Pul");
    var cut = Arrays.copyOf(packed, packed.length - 6);
    assertThatThrownBy(() -> send(admin(), cut, "application/x-ndjson", false))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(() -> send(admin(), "code,colour\nIN,red\n", false))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(
            () -> send(admin(), line.getBytes(StandardCharsets.UTF_8), "image/png", true))
        .isInstanceOf(Refused.class);
  }

  private static byte[] packed(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void onlyWhoMayImportImportsAndOnlyUnderHerUnit() throws Exception {
    var analyst = scope(Role.MINISTRY_ANALYST, UnitId.NATION);
    assertThatThrownBy(() -> send(analyst, SMALL, true)).isInstanceOf(NotVisible.class);
    var ofBihar = scope(Role.DATA_ADMIN, UnitId.ofState(10));
    var answer = send(ofBihar, HEAD + "IN.11.Q8,DISTRICT,Naya,,IN.11,2020-01-01,,,\n", true);
    assertThat(answer.refused())
        .extracting(FeedAnswer.RefusedRow::code)
        .containsExactly("not-yours");
  }

  @Test
  void aChangeIsShownFirstThenDoneAndOnRecord() throws Exception {
    var scope = admin();
    var typed = new HashMap<String, String>();
    typed.put("nameEn", "Bada Pul Nagar");
    typed.put("nameHi", "बड़ा पुल नगर");
    typed.put("effectiveOn", "2026-01-01");
    assertThat(change(scope, "IN.11.Q1.S2", "rename", typed)).contains("needs a reason");
    typed.put("reason", "Order 12 of 2026");
    var preview = change(scope, "IN.11.Q1.S2", "rename", typed);
    assertThat(preview).contains("name=\"confirmed\"", "Bada Pul Nagar");
    assertThat(trees.today().find("IN.11.Q1.S2").orElseThrow().nameEn()).isEqualTo("Bada Pul");
    typed.put("confirmed", "yes");
    var done =
        as(scope, () -> changes.change(scope, visit("/", "en"), "IN.11.Q1.S2", "rename", typed));
    assertThat(done.getStatusCode()).isEqualTo(HttpStatus.SEE_OTHER);
    assertThat(trees.today().find("IN.11.Q1.S2").orElseThrow().nameEn())
        .isEqualTo("Bada Pul Nagar");
    assertThat(html("IN.11.Q1.S2", "en", null)).contains("Renamed", "Order 12 of 2026");
    typed.put("nameEn", "Bada Pul");
    typed.put("nameHi", "");
    as(scope, () -> changes.change(scope, visit("/", "en"), "IN.11.Q1.S2", "rename", typed));
  }

  private String change(Scope scope, String code, String act, Map<String, String> typed)
      throws Exception {
    var answer = as(scope, () -> changes.change(scope, visit("/", "en"), code, act, typed));
    return Objects.requireNonNull(answer.getBody());
  }

  @Test
  void aMoveIsPreviewedWithItsCodesAndRefusedWhereItCannotBe() throws Exception {
    var typed = Map.of("parent", "IN.11.Q2", "effectiveOn", "2026-11-01", "reason", "Order 3");
    assertThat(change(admin(), "IN.11.Q1.S2", "move", typed)).contains("IN.11.Q2.S2");
    var taken =
        Map.of("parent", "IN.11.Q2", "label", "S1", "effectiveOn", "2026-11-01", "reason", "x");
    assertThat(change(admin(), "IN.11.Q1.S2", "move", taken)).contains("has this label");
    var nowhere = Map.of("parent", "IN.11.X", "effectiveOn", "2026-11-01");
    assertThat(change(admin(), "IN.11.Q1.S2", "move", nowhere)).contains("No unit has this code");
    var ofBihar = scope(Role.DATA_ADMIN, UnitId.ofState(10));
    assertThatThrownBy(() -> change(ofBihar, "IN.11.Q1.S2", "move", typed))
        .isInstanceOf(NotVisible.class);
    var chief = scope(Role.DISTRICT_CHIEF, UnitId.ofState(11));
    assertThatThrownBy(() -> change(chief, "IN.11.Q1.S2", "move", typed))
        .isInstanceOf(NotVisible.class);
    for (var act : UnitForm.ACTS) {
      if (act.equals("open")) continue;
      var form = as(admin(), () -> changes.ask(admin(), visit("/", "hi"), "IN.11.Q1", act));
      assertThat(form.getBody()).contains("<form").doesNotContainPattern(">\\s*units\\.");
    }
  }

  private static final String OUTLINES =
      """
      {"type":"FeatureCollection","credit":"Invented for a test","features":[
       {"type":"Feature","properties":{"lgd_state":11},"geometry":{"type":"Polygon",
        "coordinates":[[[88,27],[89,27],[89,28],[88.5,28.0000001],[88,28],[88,27]]]}},
       {"type":"Feature","properties":{"name":"Andaman & Nicobar Islands"},
        "geometry":{"type":"MultiPolygon","coordinates":[[[[92,12],[93,12],[93,13],[92,12]]]]}},
       {"type":"Feature","properties":{"lgd_state":12},"geometry":{"type":"Polygon",
        "coordinates":[[[88,27],[89,27],[89,28],[88,28]]]}},
       {"type":"Feature","properties":{"lgd_state":13},"geometry":{"type":"Polygon",
        "coordinates":[[[88,27],[89,28],[89,27],[88,28],[88,27]]]}},
       {"type":"Feature","properties":{"lgd_state":14},"geometry":{"type":"Polygon",
        "coordinates":[[[88,127],[89,27],[89,28],[88,127]]]}},
       {"type":"Feature","properties":{"lgd_state":14},"geometry":{"type":"Point",
        "coordinates":[88,27]}},
       {"type":"Feature","properties":{"lgd_state":77},"geometry":null}
      ]}
      """;

  private FeedAnswer outlines(Scope scope, String text) throws Exception {
    var request = new MockHttpServletRequest("POST", "/api/v1/feeds/boundaries");
    request.setContent(text.getBytes(StandardCharsets.UTF_8));
    return as(scope, () -> boundaries.take(scope, visit("/", "en"), request, false, "", ""));
  }

  @Test
  void outlinesAreTakenFeatureByFeatureAndGivenBackLighter() throws Exception {
    var answer = outlines(admin(), OUTLINES);
    assertThat(answer.accepted() + answer.unchanged()).isEqualTo(2);
    assertThat(answer.refused())
        .extracting(row -> row.row() + " " + row.key() + " " + row.code())
        .containsExactly(
            "3 IN.12 ring-open",
            "4 IN.13 ring-crosses-itself",
            "5 IN.14 position-out-of-range",
            "6 IN.14 geometry-unreadable",
            "7  boundary-unit-unknown");
    assertThat(outlines(admin(), OUTLINES).unchanged()).isEqualTo(2);
    var scope = scope(Role.MINISTRY_ANALYST, UnitId.NATION);
    var drawn = as(scope, () -> boundaries.drawn(scope, "state")).getBody();
    assertThat(drawn)
        .contains("\"unit\":\"IN.11\"", "\"unit\":\"IN.35\"", "Invented for a test")
        .contains("[[[[88,27],[89,27],[89,28],[88,28],[88,27]]]]")
        .doesNotContain("88.5");
    assertThatThrownBy(() -> outlines(admin(), "{\"type\":\"Feature\"}"))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(() -> outlines(admin(), "not json")).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> boundaries.drawn(scope, "village")).isInstanceOf(Refused.class);
  }
}
