package abhaya.safecity.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.ModuleTest;
import abhaya.base.access.NotVisible;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.feed.FeedAnswer;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.India;
import abhaya.base.web.Refused;
import abhaya.base.web.Visits;
import abhaya.investigation.demo.DemoCountry;
import abhaya.investigation.demo.DemoPart;
import abhaya.investigation.demo.DemoSize;
import abhaya.safecity.example.SafeCityReaders;
import abhaya.safecity.project.EntryReview;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.TestPropertySource;

/// Files of sanctions, releases and spending meet the same rules as the form.
@ModuleTest
@TestPropertySource(properties = "abhaya.test-context=safe-city")
class FundFeedModuleTest {
  private static final String HEAD = "city,paper,amount,on,component,confirmed\n";

  @Autowired FundFeedDoor door;
  @Autowired FundImportPage page;
  @Autowired FundQueries queries;
  @Autowired List<DemoPart> parts;
  @Autowired UnitTrees trees;
  @Autowired Visits visits;
  @Autowired Clock clock;

  private Scope feed;
  private Scope analyst;
  private String today;

  @BeforeEach
  void theEightCities() {
    var country = new DemoCountry(112, DemoSize.TINY, Instant.parse("2026-11-24T00:00:00Z"));
    for (var part : parts) part.load(country, India.dateOf(clock.instant()));
    feed = reader(Role.FEED_CLIENT, 841);
    analyst = reader(Role.MINISTRY_ANALYST, 842);
    today = India.dateOf(clock.instant()).toString();
  }

  private Scope reader(Role role, long person) {
    return new SafeCityReaders(trees).of(role, UnitId.NATION, person);
  }

  private static <T> T as(Scope scope, Callable<T> work) throws Exception {
    return scope.context().<T, Exception>call(work::call);
  }

  private static MockHttpServletRequest request(String feed, String type, String body) {
    var request = new MockHttpServletRequest("POST", "/api/v1/feeds/" + feed);
    request.setContentType(type);
    request.setContent(body.getBytes(StandardCharsets.UTF_8));
    return request;
  }

  private FeedAnswer send(Scope scope, String kind, String body, boolean dryRun) throws Exception {
    var request = request(kind, "text/csv", body);
    var answer = as(scope, () -> door.take(scope, visits.of(request), request, dryRun)).getBody();
    return Objects.requireNonNull(answer);
  }

  private List<FundLine> linesOf(String city) throws Exception {
    return as(analyst, () -> queries.find(analyst, city)).orElseThrow().lines();
  }

  @Test
  void aDryRunAnswersTheSameAndKeepsNothing() throws Exception {
    var file = HEAD + "MUM,V-1,0.40 crore," + today + ",PATROL,yes\n";
    var before = linesOf("MUM").size();
    assertThat(send(feed, "expenditure", file, true).accepted()).isEqualTo(1);
    assertThat(linesOf("MUM")).hasSize(before);
    assertThat(send(feed, "expenditure", file, false).accepted()).isEqualTo(1);
    assertThat(linesOf("MUM")).hasSize(before + 1);
  }

  @Test
  void theSameFileAgainChangesNothingAndAnotherFigureUnderTheSamePaperIsRefused() throws Exception {
    var file = HEAD + "MUM,V-2,0.41 crore," + today + ",PATROL,yes\n";
    send(feed, "expenditure", file, false);
    var again = send(feed, "expenditure", file, false);
    assertThat(again.unchanged()).isEqualTo(1);
    assertThat(again.accepted()).isZero();
    var other = send(feed, "expenditure", file.replace("0.41", "0.42"), false);
    assertThat(other.refused())
        .singleElement()
        .satisfies(row -> {
          assertThat(row.code()).isEqualTo("paper-differs");
          assertThat(row.key()).isEqualTo("V-2");
        });
  }

  @Test
  void aLineFromAFileWaitsForTheCityTheStateAndTheMinistry() throws Exception {
    send(feed, "expenditure", HEAD + "MUM,V-3,0.43 crore," + today + ",PATROL,yes\n", false);
    var line =
        linesOf("MUM").stream()
            .filter(
                one -> one.entry().amount().equals(Rupees.ofLakh(new java.math.BigDecimal("43"))))
            .findFirst()
            .orElseThrow();
    assertThat(line.review().state()).isEqualTo(EntryReview.State.SUBMITTED);
    assertThat(line.counts()).isFalse();
  }

  @Test
  void eachRowMeetsWhatTheRowsBeforeItHaveLeft() throws Exception {
    var book = as(analyst, () -> queries.find(analyst, "MUM")).orElseThrow();
    var left = book.standing(null).balanceOf(FundRowReader.AGENCY);
    var all = left.toDecimal().toPlainString();
    var file =
        HEAD
            + ("MUM,V-4," + all + "," + today + ",PATROL,yes\n")
            + ("MUM,V-5,1.00," + today + ",PATROL,yes\n");
    var answer = send(feed, "expenditure", file, true);
    assertThat(answer.accepted()).isEqualTo(1);
    assertThat(answer.refused())
        .singleElement()
        .satisfies(row -> {
          assertThat(row.row()).isEqualTo(2);
          assertThat(row.code()).isEqualTo("HOLDER_OVERDRAWN");
        });
  }

  @Test
  void lakhForCroreIsReadBackAndTakenOnceItIsConfirmed() throws Exception {
    var file = HEAD + "MUM,V-6,6 lakh," + today + ",PATROL,\n";
    var asked = send(feed, "expenditure", file, false);
    assertThat(asked.refused())
        .singleElement()
        .satisfies(row -> {
          assertThat(row.code()).isEqualTo("MAGNITUDE_UNLIKELY");
          assertThat(row.message()).contains("Lakh for crore?", "confirmed = yes");
        });
    var confirmed = send(feed, "expenditure", file.replace("PATROL,", "PATROL,yes"), false);
    assertThat(confirmed.accepted()).isEqualTo(1);
  }

  @Test
  void aReleaseAboveTheSanctionIsTakenWithAWarningOnly() throws Exception {
    var file = "city,paper,amount,on,share,confirmed\nMUM,R-1,500 crore," + today + ",state,\n";
    var asked = send(feed, "releases", file, false);
    assertThat(asked.refused())
        .singleElement()
        .satisfies(row -> assertThat(row.code()).isEqualTo("RELEASED_ABOVE_SANCTION"));
    var taken = send(feed, "releases", file.replace("state,", "state,yes"), false);
    assertThat(taken.accepted()).isEqualTo(1);
    assertThat(linesOf("MUM"))
        .anySatisfy(
            line -> assertThat(line.paper().warnings()).contains("RELEASED_ABOVE_SANCTION"));
  }

  @Test
  void whatCannotBeReadIsRefusedRowByRowAndComesBackAsAFile() throws Exception {
    var file =
        HEAD
            + ("MUM,V-7,12.5 crores of rupees," + today + ",PATROL,\n")
            + "MUM,V-8,1 crore,31-12-2026,PATROL,\n"
            + ("XXX,V-9,1 crore," + today + ",PATROL,\n")
            + ("MUM,,1 crore," + today + ",PATROL,\n")
            + ("MUM,V-10,-1 crore," + today + ",PATROL,\n")
            + ("MUM,V-11,1 crore," + today + ",ROCKETS,\n")
            + "MUM,V-12\n";
    var answer = send(feed, "expenditure", file, false);
    assertThat(answer.accepted()).isZero();
    assertThat(answer.refused())
        .extracting(FeedAnswer.RefusedRow::code)
        .containsExactly(
            "not-an-amount",
            "not-a-date",
            "unknown",
            "required",
            "not-above-nought",
            "unknown",
            "cell-count");
    var request = request("expenditure/refused", "text/csv", file);
    var back = as(feed, () -> door.refused(feed, visits.of(request), request)).getBody();
    assertThat(back)
        .startsWith("city,paper,amount,on,component,confirmed,refusalCode,refusalMessage")
        .contains("V-7", "V-12");
    var returned = send(feed, "expenditure", Objects.requireNonNull(back), true);
    assertThat(returned.refusedCount()).isEqualTo(7);
  }

  @Test
  void aFileThatIsNoneIsRefusedAsAWhole() {
    assertThatThrownBy(() -> send(feed, "sanctions", "", false)).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> send(feed, "sanctions", "city,colour\nMUM,red\n", false))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(() -> send(feed, "releases", "city,paper\nMUM,1\n", false))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(() -> send(analyst, "sanctions", "", false)).isInstanceOf(NotVisible.class);
    var request = request("sanctions", "image/png", "x");
    assertThatThrownBy(() -> as(feed, () -> door.take(feed, visits.of(request), request, true)))
        .isInstanceOf(Refused.class);
  }

  @Test
  void linesOfJsonAreReadAsWell() throws Exception {
    var line =
        "{\"city\":\"KOL\",\"paper\":\"S-1\",\"amount\":\"181.32 crore\",\"on\":\""
            + today
            + "\",\"confirmed\":\"yes\"}\n";
    var request = request("sanctions", "application/x-ndjson", line);
    var answer = as(feed, () -> door.take(feed, visits.of(request), request, true)).getBody();
    assertThat(Objects.requireNonNull(answer).accepted()).isEqualTo(1);
  }

  // The page

  private ResponseEntity<String> onPage(String kind, String csv, String run) throws Exception {
    var file =
        new MockMultipartFile("file", "m.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8));
    var asked = new MockHttpServletRequest("POST", "/safecity/money/import");
    return as(feed, () -> page.take(feed, visits.of(asked), file, kind, run));
  }

  @Test
  void aTrialOnThePageNamesTheBadRowAndKeepsNothing() throws Exception {
    var file =
        HEAD
            + ("MUM,P-1,0.44 crore," + today + ",PATROL,yes\n")
            + ("MUM,P-2,much," + today + ",PATROL,\n");
    var before = linesOf("MUM").size();
    var tried = Objects.requireNonNull(onPage("expenditure", file, "TRY").getBody());
    assertThat(tried)
        .contains("2 rows tried, nothing written: 1 would be taken", "P-2", "1234567.50")
        .doesNotContainPattern(">\\s*(fund|web)\\.");
    assertThat(linesOf("MUM")).hasSize(before);

    var refused = onPage("expenditure", file, "REFUSED");
    assertThat(refused.getHeaders().getContentDisposition().getFilename())
        .isEqualTo("expenditure-refused.csv");
    assertThat(refused.getBody()).startsWith(HEAD.strip()).contains("P-2").doesNotContain("P-1");
    assertThat(linesOf("MUM")).hasSize(before);

    onPage("expenditure", file, "TAKE");
    assertThat(linesOf("MUM")).hasSize(before + 1);
    assertThat(onPage("expenditure", file, "TAKE").getBody()).contains("1 unchanged");
  }

  @Test
  void aFileThatIsNoneOrOfAnotherKindIsAnsweredOnThePage() throws Exception {
    for (var bad : List.of("", "colour\nred\n", HEAD)) {
      var answer = onPage("releases", bad, "TAKE");
      assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
      assertThat(answer.getBody()).contains("aria-invalid=\"true\"", "id=\"file-error\"");
    }
    assertThatThrownBy(() -> onPage("rockets", HEAD, "TRY")).isInstanceOf(Refused.class);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"en", "hi"})
  void thePageSaysWhatAFileMayHoldAndIsNotThereForWhoOnlyReads(String language) throws Exception {
    var asked = new MockHttpServletRequest("GET", "/safecity/money/import");
    asked.addParameter("lang", language);
    var html = as(feed, () -> page.ask(feed, visits.of(asked), "")).getBody();
    assertThat(html)
        .contains("instalment", "contract", "PATROL", "name=\"run\" value=\"REFUSED\"")
        .doesNotContainPattern(">\\s*(fund|web)\\.");
    assertThatThrownBy(() -> as(analyst, () -> page.ask(analyst, visits.of(asked), "")))
        .isInstanceOf(NotVisible.class);
  }
}
