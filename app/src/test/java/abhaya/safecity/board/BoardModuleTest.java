package abhaya.safecity.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.ModuleTest;
import abhaya.base.access.NotVisible;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.paper.Stamp;
import abhaya.base.platform.India;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import abhaya.base.web.Visits;
import abhaya.investigation.demo.DemoCountry;
import abhaya.investigation.demo.DemoPart;
import abhaya.investigation.demo.DemoSize;
import abhaya.safecity.example.SafeCityReaders;
import abhaya.safecity.project.ComponentKind;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.context.TestPropertySource;

/// The boards and the annexure over the eight cities.
@ModuleTest
@TestPropertySource(properties = "abhaya.test-context=safe-city")
class BoardModuleTest {
  @Autowired BoardPage page;
  @Autowired AnnexureDoor annexure;
  @Autowired CrorePage crore;
  @Autowired PackPage pack;
  @Autowired Standings standings;
  @Autowired abhaya.safecity.project.WorkQueries works;
  @Autowired List<DemoPart> parts;
  @Autowired UnitTrees trees;
  @Autowired Visits visits;
  @Autowired Clock clock;

  @TempDir Path folder;

  private Scope analyst;

  @BeforeEach
  void theEightCities() {
    var country = new DemoCountry(112, DemoSize.TINY, Instant.parse("2026-11-24T00:00:00Z"));
    for (var part : parts) part.load(country, India.dateOf(clock.instant()));
    analyst = reader(Role.MINISTRY_ANALYST, UnitId.NATION);
  }

  private Scope reader(Role role, UnitId unit) {
    return new SafeCityReaders(trees).of(role, unit, 801);
  }

  private Visit visit(String address, String language) {
    var request = new MockHttpServletRequest("GET", address);
    request.addParameter("lang", language);
    return visits.of(request);
  }

  private static <T> T as(Scope scope, Callable<T> work) throws Exception {
    return scope.context().<T, Exception>call(work::call);
  }

  private static String body(ResponseEntity<String> answer) {
    return Objects.requireNonNull(answer.getBody());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"en", "hi"})
  void theNationsBoardShowsEightCitiesAndWhatIsNotSaid(String language) throws Exception {
    var html = body(as(analyst, () -> page.nation(analyst, visit("/safecity", language))));
    assertThat(html)
        .contains("/safecity/AMD", "/safecity/MUM", "2,886.10", "1,285.09", "2,919.55", "118.75")
        .contains(language.equals("en") ? "Bengaluru" : "बेंगलुरु")
        .contains("href=\"/safecity/money\"", "href=\"/safecity/practices\"")
        .contains(language.equals("en") ? "of it interest" : "इसमें ब्याज")
        .doesNotContainPattern(">\\s*(board|fund|project)\\.");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"AMD", "BLR", "CHN", "DEL", "HYD", "KOL", "LKO", "MUM"})
  void everyCityHasABoardInBothLanguages(String city) throws Exception {
    for (var language : List.of("en", "hi")) {
      var html =
          body(as(analyst, () -> page.city(analyst, visit("/safecity/" + city, language), city)));
      assertThat(html)
          .contains("<svg", "/safecity/" + city + "/works/")
          .doesNotContainPattern(">\\s*(board|fund|project)\\.");
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"en", "hi"})
  void oneCroreIsFollowedFromTheOrderToTheThingsAndBack(String language) throws Exception {
    var visit = visit("/safecity/AMD/crore", language);
    var html = body(as(analyst, () -> crore.follow(analyst, visit, "AMD", "")));
    assertThat(html)
        .contains("/safecity/AMD/money/lines/", "/safecity/AMD/works/", "/safecity/assets?city=AMD")
        .contains("/safecity/AMD/crore?component=")
        .doesNotContainPattern(">\\s*(board|fund|project)\\.");
    var kind = html.replaceAll("(?s).*?crore\\?component=([A-Z_]+).*", "$1");
    var part = body(as(analyst, () -> crore.follow(analyst, visit, "AMD", kind)));
    assertThat(part).contains("/safecity/AMD/works/", "href=\"/safecity/AMD/crore\"");
    assertThatThrownBy(() -> as(analyst, () -> crore.follow(analyst, visit, "AMD", "ROCKETS")))
        .isInstanceOf(Refused.class);
  }

  /// 220.11 crore with the Centre and the State, 76.36 of it spent, 143.75 still held: printed.
  @Test
  void whatWasSpentAndWhatIsHeldMakeWhatWasReleased() throws Exception {
    var city = as(analyst, () -> standings.find(analyst, "AMD")).orElseThrow();
    var ledger = city.ledger();
    var in =
        ledger
            .released()
            .plus(ledger.total(abhaya.safecity.fund.EntryKind.INTEREST))
            .minus(ledger.total(abhaya.safecity.fund.EntryKind.INTEREST_RETURNED))
            .minus(ledger.total(abhaya.safecity.fund.EntryKind.SURRENDER));
    assertThat(ledger.spent().plus(ledger.balance())).isEqualTo(in);
    assertThat(ledger.spent())
        .isEqualTo(abhaya.safecity.fund.Rupees.ofCrore(new BigDecimal("76.36")));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"en", "hi"})
  void theMoneyBoardOfAllCitiesListsWhatIsOwed(String language) throws Exception {
    var html = body(as(analyst, () -> crore.money(analyst, visit("/safecity/money", language))));
    assertThat(html)
        .containsPattern("/safecity/[A-Z]{3}/certificate\\?year=\\d{4}-\\d\\d")
        .contains("Gujarat State Financial Services", "118.75")
        .contains("60 : 40", "1.93")
        .doesNotContainPattern(">\\s*(board|fund|project)\\.");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"en", "hi"})
  void theReviewPackSaysWhatTheBoardsSay(String language) throws Exception {
    var visit = visit("/safecity/AMD/pack", language);
    var html = body(as(analyst, () -> pack.show(analyst, visit, "AMD")));
    assertThat(html)
        .contains("Interest of 3.21 crore", "4 × 4 = 16", "118.75", "/safecity/AMD/works/")
        .doesNotContainPattern(">\\s*(board|fund|project|followup)\\.");
    var state = reader(Role.STATE_HQ, UnitId.ofState(29));
    assertThatThrownBy(() -> as(state, () -> pack.show(state, visit, "AMD")))
        .isInstanceOf(NotVisible.class);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"en", "hi"})
  void theReviewPackOnPaperHasCutOffSourcesAndWhoTookIt(String language) throws Exception {
    var visit = visit("/safecity/AMD/pack.pdf", language);
    var answer = as(analyst, () -> pack.paper(analyst, visit, "AMD"));
    var bytes = Objects.requireNonNull(answer.getBody());
    assertThat(answer.getHeaders().getContentDisposition().getFilename())
        .matches("review-pack-AMD-\\d{4}-\\d\\d-\\d\\d\\.pdf");
    assertThat(new String(bytes, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    var city = as(analyst, () -> standings.find(analyst, "AMD")).orElseThrow();
    var sheet = new PackSheet(visit.words(), city, Map.of(), List.of());
    var text = new PackPaper(visit.words(), city, sheet).text(Stamp.of(visit, ""));
    assertThat(text.facts().getFirst().value()).isEqualTo(visit.words().date(city.today()));
    assertThat(text.notes()).anyMatch(note -> note.contains("pib.gov.in"));
    assertThat(text.parts()).hasSizeGreaterThan(10);
    var state = reader(Role.STATE_HQ, UnitId.ofState(29));
    assertThatThrownBy(() -> as(state, () -> pack.paper(state, visit, "AMD")))
        .isInstanceOf(NotVisible.class);
  }

  @Test
  void aComponentEarnsByWhatIsProvenAndCostsWhatWasPaid() throws Exception {
    for (var city : as(analyst, () -> standings.all(analyst))) {
      var budgets = as(analyst, () -> works.budgets(analyst, city.city().code()));
      var sheet = new ComponentSheet(visit("/safecity", "en").words(), city, budgets);
      for (var kind : sheet.kinds()) {
        var value = sheet.earned(kind);
        assertThat(value.earned()).isBetween(BigDecimal.ZERO, value.budget());
        assertThat(value.planned()).isBetween(BigDecimal.ZERO, value.budget());
        assertThat(value.spent()).isEqualByComparingTo(sheet.spent(kind).toDecimal());
      }
    }
  }

  @Test
  void aStateSeesItsOwnCityAndNoOther() throws Exception {
    var state = reader(Role.STATE_HQ, UnitId.ofState(29));
    var html = body(as(state, () -> page.nation(state, visit("/safecity", "en"))));
    assertThat(html).contains("/safecity/BLR").doesNotContain("/safecity/LKO");
    assertThatThrownBy(() -> as(state, () -> page.city(state, visit("/", "en"), "LKO")))
        .isInstanceOf(NotVisible.class);
    var officer = reader(Role.IO, UnitId.NATION);
    assertThatThrownBy(() -> page.nation(officer, visit("/", "en"))).isInstanceOf(NotVisible.class);
  }

  @Test
  void whoseStepIsNextFindsItOnTheBoard() throws Exception {
    var lucknow = as(analyst, () -> standings.find(analyst, "LKO")).orElseThrow().city().unit();
    var nodal = reader(Role.CITY_NODAL, lucknow);
    var html = body(as(nodal, () -> page.nation(nodal, visit("/safecity", "en"))));
    assertThat(html).contains("Waiting for you", "/safecity/LKO/money/lines/");
    var reading = body(as(analyst, () -> page.nation(analyst, visit("/safecity", "en"))));
    assertThat(reading).doesNotContain("Waiting for you");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"en", "hi"})
  void thePrintedTablesStandWithDateAndSource(String language) throws Exception {
    var html = body(as(analyst, () -> page.print(analyst, visit("/safecity/print", language))));
    assertThat(html)
        .contains("2,919.55", "6,712.85", "857.73", "33.30", "pib.gov.in", "03-08-2018")
        .doesNotContainPattern(">\\s*board\\.");
  }

  @Test
  void theCurvesOfACityEndWhereItStands() throws Exception {
    var city = as(analyst, () -> standings.find(analyst, "MUM")).orElseThrow();
    var last = city.lastMonth();
    assertThat(city.plannedAtFirst()).isEqualByComparingTo("100");
    assertThat(city.physicalAt(last)).isEqualTo(city.physical());
    assertThat(city.earnedValue().spent()).isEqualTo(city.ledger().spent().toDecimal());
    var index = city.earnedValue().scheduleIndex().orElseThrow();
    assertThat(index).isLessThanOrEqualTo(BigDecimal.ONE);
  }

  // The annexure

  private AnnexureDoor.Answer json(String city, String from, String to) throws Exception {
    return (AnnexureDoor.Answer)
        Objects.requireNonNull(
            as(analyst, () -> annexure.ask(analyst, visit("/api", "en"), city, from, to, "json"))
                .getBody());
  }

  @Test
  void theAnnexureGivesThePrintedTotals() throws Exception {
    var answer = json("", "", "");
    assertThat(answer.totals().appraised()).isEqualTo("29195500000.00");
    assertThat(answer.totals().releasedByYear())
        .isEqualTo(
            Map.of(
                "2018-19", "7339200000.00",
                "2019-20", "4869900000.00",
                "2020-21", "641800000.00"));
    assertThat(answer.sources()).isNotEmpty();
    assertThat(answer.rows()).extracting(AnnexureDoor.Line::city).contains("AMD", "DEL");
  }

  @Test
  void oneCityAndOneYearCanBeAskedFor() throws Exception {
    var answer = json("DEL", "2019-20", "2020-03-31");
    assertThat(answer.rows()).allMatch(row -> row.city().equals("DEL"));
    assertThat(answer.rows()).allMatch(row -> row.year().equals("2019-20"));
    assertThat(answer.totals().releasedByYear()).containsEntry("2019-20", "2686000000.00");
    assertThatThrownBy(() -> json("XXX", "", "")).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> json("DEL", "yesterday", "")).isInstanceOf(Refused.class);
  }

  @Test
  void theAnnexureSaysHowManyCamerasThereAre() throws Exception {
    var works = json("CHN", "", "").works();
    assertThat(works).allMatch(row -> row.proven() <= row.installed());
    var cameras =
        works.stream()
            .filter(row -> row.component() == ComponentKind.SURVEILLANCE)
            .filter(row -> row.countedIn() == ComponentKind.Unit.CAMERA)
            .toList();
    var board =
        as(analyst, () -> standings.find(analyst, "CHN")).orElseThrow().works().stream()
            .filter(work -> work.place().component() == ComponentKind.SURVEILLANCE)
            .filter(work -> work.place().countedIn() == ComponentKind.Unit.CAMERA)
            .mapToLong(work -> work.provenAt(YearMonth.from(standings.today()).minusMonths(1)))
            .sum();
    assertThat(cameras).extracting(AnnexureWorks.Row::year).doesNotHaveDuplicates().isSorted();
    assertThat(cameras.getLast().proven()).isPositive().isEqualTo(board);
    assertThat(json("CHN", "2013-14", "2013-14").works()).isEmpty();
  }

  @Test
  void theSheetOpensAndTheTextAddsUp() throws Exception {
    var sheet = as(analyst, () -> annexure.sheet(analyst, visit("/", "hi"), null)).getBody();
    assertThat(parts(Objects.requireNonNull(sheet)))
        .contains("SUM(D2:D", "pib.gov.in", "&#x92e;", "sheet3.xml");
    var csv =
        new String(
            Objects.requireNonNull(
                as(analyst, () -> annexure.csv(analyst, visit("/", "en"), null)).getBody()),
            StandardCharsets.UTF_8);
    assertThat(csv).startsWith("City,Year,Component").contains("Delhi,2019-20").contains("268.60");
    var pdf =
        (byte[])
            Objects.requireNonNull(
                as(analyst, () -> annexure.ask(analyst, visit("/", "en"), null, null, null, "pdf"))
                    .getBody());
    assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
  }

  /// By the directory at the end of the file, as every spreadsheet reads it.
  private String parts(byte[] sheet) throws IOException {
    var file = Files.write(folder.resolve("annexure.xlsx"), sheet);
    var text = new StringBuilder();
    try (var zip = new ZipFile(file.toFile())) {
      for (var entry : Collections.list(zip.entries()))
        text.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
    }
    return text.toString();
  }
}
