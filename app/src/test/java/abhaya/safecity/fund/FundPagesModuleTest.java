package abhaya.safecity.fund;

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
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
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
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.context.TestPropertySource;

/// The money board, the entry form and the certificates, as people meet them.
@ModuleTest
@TestPropertySource(properties = "abhaya.test-context=safe-city")
class FundPagesModuleTest {
  @Autowired FundPage money;
  @Autowired FundEntryPage entries;
  @Autowired CertificatePage certificates;
  @Autowired MoneyDoor door;
  @Autowired FundQueries queries;
  @Autowired List<DemoPart> parts;
  @Autowired UnitTrees trees;
  @Autowired Visits visits;
  @Autowired Clock clock;

  private Scope analyst;
  private Scope clerk;

  @BeforeEach
  void theEightCities() {
    var country = new DemoCountry(112, DemoSize.TINY, Instant.parse("2026-11-24T00:00:00Z"));
    for (var part : parts) part.load(country, India.dateOf(clock.instant()));
    analyst = reader(Role.MINISTRY_ANALYST, UnitId.NATION, 821);
    clerk = reader(Role.CITY_ENTRY, UnitId.ofState(27), 822);
  }

  private Scope reader(Role role, UnitId unit, long person) {
    return new SafeCityReaders(trees).of(role, unit, person);
  }

  private Visit visit(String language) {
    var request = new MockHttpServletRequest("GET", "/safecity/MUM/money");
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
  void theMoneyBoardSaysWhoHoldsWhat(String language) throws Exception {
    var html = body(as(analyst, () -> money.show(analyst, visit(language), "AMD")));
    assertThat(html)
        .contains("Gujarat State Financial Services", "118.75", "25.00", "34.69", "1.93")
        .doesNotContain("/money/new")
        .doesNotContainPattern(">\\s*(fund|project)\\.");
    var own = body(as(clerk, () -> money.show(clerk, visit(language), "MUM")));
    assertThat(own).contains("/safecity/MUM/money/new");
  }

  private Map<String, String> typed(String amount) {
    var typed = new HashMap<String, String>();
    typed.put("kind", "EXPENDITURE");
    typed.put("amount", amount);
    typed.put("on", India.dateOf(clock.instant()).toString());
    typed.put("holder", "Single nodal agency");
    typed.put("component", "PATROL");
    return typed;
  }

  private ResponseEntity<String> post(Map<String, String> typed, String language) throws Exception {
    return as(clerk, () -> entries.enter(clerk, visit(language), "MUM", typed));
  }

  @Test
  void theFormNamesTheFieldThatCannotBeRead() throws Exception {
    var answer = post(typed("12,3,4 crore"), "en");
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    assertThat(body(answer)).contains("A comma stands where none belongs");
    assertThat(body(post(Map.of(), "hi"))).contains("इसे भरें");
  }

  @Test
  void anUnlikelyMagnitudeIsReadBackBeforeItIsTaken() throws Exception {
    var asked = post(typed("6 lakh"), "en");
    assertThat(asked.getStatusCode()).isEqualTo(HttpStatus.OK);
    assertThat(body(asked)).contains("Lakh for crore?", "name=\"confirmed\"");
    var confirmed = typed("6 lakh");
    confirmed.put("confirmed", "yes");
    var taken = post(confirmed, "en");
    assertThat(taken.getStatusCode()).isEqualTo(HttpStatus.SEE_OTHER);
    var address = Objects.requireNonNull(taken.getHeaders().getLocation()).toString();
    var handle = address.substring(address.lastIndexOf('/') + 1);
    var line = body(as(clerk, () -> entries.line(clerk, visit("hi"), "MUM", handle)));
    assertThat(line).contains("असंभाव्य परिमाण").doesNotContain("/verify");
    var refused = as(clerk, () -> entries.act(clerk, visit("en"), "MUM", handle, "verify", ""));
    assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
    assertThat(body(refused)).contains("This step belongs to another office");
  }

  @Test
  void moreThanIsThereIsRefusedWithASentence() throws Exception {
    var answer = post(typed("5,000 crore"), "en");
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    assertThat(body(answer)).contains("would pay");
  }

  @Test
  void whoMayNotEnterFindsNoForm() {
    assertThatThrownBy(() -> as(analyst, () -> entries.ask(analyst, visit("en"), "MUM", "")))
        .isInstanceOf(NotVisible.class);
    assertThatThrownBy(() -> as(clerk, () -> entries.ask(clerk, visit("en"), "LKO", "")))
        .isInstanceOf(NotVisible.class);
  }

  // Certificates

  @Test
  void aCertificateThatBalancesIsDrawnUpAsPdf() throws Exception {
    var html =
        body(as(analyst, () -> certificates.show(analyst, visit("en"), "LKO", "2020-21", "12-A")));
    assertThat(html).contains("certificate.pdf?year=2020-21", "44.23");
    var pdf = as(analyst, () -> certificates.pdf(analyst, "LKO", "2020-21", "12-A")).getBody();
    assertThat(new String(Objects.requireNonNull(pdf), 0, 5, StandardCharsets.US_ASCII))
        .isEqualTo("%PDF-");
    var narrative =
        as(analyst, () -> certificates.pdf(analyst, "LKO", "2020-21", "12-C")).getBody();
    assertThat(Objects.requireNonNull(narrative).length).isGreaterThan(1_000);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"en", "hi"})
  void aCertificateWhoseFiguresDisagreeIsRefusedInASentence(String language) throws Exception {
    var html =
        body(
            as(
                analyst,
                () -> certificates.show(analyst, visit(language), "KOL", "2020-21", "12-A")));
    assertThat(html)
        .contains(language.equals("en") ? "is not cash and advances" : "के बराबर नहीं")
        .doesNotContain("certificate.pdf");
    assertThatThrownBy(() -> as(analyst, () -> certificates.pdf(analyst, "KOL", "2020-21", "12-A")))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(() -> as(analyst, () -> certificates.pdf(analyst, "KOL", "20-21", "12-A")))
        .isInstanceOf(Refused.class);
  }

  @Test
  void theStatePutsACertificateOnRecordAndItIsOwedNoMore() throws Exception {
    var state = reader(Role.STATE_NODAL, UnitId.ofState(24), 823);
    var page =
        body(as(state, () -> certificates.show(state, visit("hi"), "AMD", "2020-21", "12-C")));
    var owed = as(analyst, () -> queries.find(analyst, "AMD")).orElseThrow();
    var today = India.dateOf(clock.instant());
    assertThat(owed.due(today)).hasSize(1);
    assertThat(page).contains("/safecity/AMD/certificate/give");
    assertThatThrownBy(() -> as(clerk, () -> certificates.give(clerk, "MUM", "2019-20", "12-C")))
        .isInstanceOf(NotVisible.class);
    as(state, () -> certificates.give(state, "AMD", "2020-21", "12-C"));
    var after = as(analyst, () -> queries.find(analyst, "AMD")).orElseThrow();
    assertThat(after.due(today)).isEmpty();
    assertThat(after.certificates()).hasSize(owed.certificates().size() + 1);
  }

  @Test
  void theBooksOfAYearAreMendedByANewVersion() throws Exception {
    var own = as(analyst, () -> queries.find(analyst, "MUM")).orElseThrow();
    var year = new FinancialYear(2021);
    var books = Objects.requireNonNull(own.books().get(year));
    var typed = new HashMap<String, String>();
    typed.put("openingCash", books.opening().cash().toString());
    typed.put("openingAdvances", "0");
    typed.put("general", books.heads().general().toString());
    typed.put("salary", "0");
    typed.put("capital", books.heads().capital().toString());
    typed.put("closingCash", "1");
    typed.put("closingAdvances", "nothing");
    var wrong = as(clerk, () -> certificates.books(clerk, visit("en"), "MUM", "2021-22", typed));
    assertThat(wrong.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    typed.put("closingAdvances", "0");
    as(clerk, () -> certificates.books(clerk, visit("en"), "MUM", "2021-22", typed));
    var after = as(analyst, () -> queries.find(analyst, "MUM")).orElseThrow();
    assertThat(after.draftA(year)).isInstanceOf(CertificateBook.NotDrawn.class);
    assertThat(own.draftA(year)).isInstanceOf(CertificateBook.Drawn.class);
  }

  @Test
  void programsGetTheSameMoneyInRupees() throws Exception {
    var answer = as(analyst, () -> door.money(analyst, "AMD")).getBody();
    assertThat(Objects.requireNonNull(answer).totals())
        .containsEntry("spent", "763600000.00")
        .containsEntry("releasedByCentre", "1320600000.00")
        .containsEntry("balance", "1469600000.00");
    assertThat(answer.sharing()).isEqualTo(Map.of("centre", 60, "state", 40));

    var certificate =
        as(analyst, () -> door.certificate(analyst, "LKO", "2020-21", "12-A", "json")).getBody();
    assertThat(String.valueOf(certificate)).contains("form=12-A");
  }
}
