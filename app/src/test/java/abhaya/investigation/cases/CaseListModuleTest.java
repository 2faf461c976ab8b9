package abhaya.investigation.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.ModuleTest;
import abhaya.base.access.Actor;
import abhaya.base.access.ApiScope;
import abhaya.base.access.NotVisible;
import abhaya.base.access.Posting;
import abhaya.base.access.Presence;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.access.Scopes;
import abhaya.base.access.UnitRelation;
import abhaya.base.feed.Batch;
import abhaya.base.jurisdiction.SmallTree;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.listing.ListExport;
import abhaya.base.paper.FileSheet;
import abhaya.base.paper.Stamp;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.web.Address;
import abhaya.base.web.Refused;
import abhaya.base.web.Visits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpdf.text.pdf.PdfReader;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.support.TransactionTemplate;

/// What a list and the command bar give to readers of different postings.
@ModuleTest
class CaseListModuleTest {
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired UnitTrees trees;
  @Autowired ImportDesk desk;
  @Autowired Scopes scopes;
  @Autowired CaseListPage lists;
  @Autowired CaseListFile files;
  @Autowired CasePage page;
  @Autowired CaseSearchPage search;
  @Autowired Visits visits;

  @TempDir Path folder;

  @BeforeEach
  void twoOpenCasesAndOneReported() throws IOException {
    DatabaseContext.SYSTEM.call(() ->
        transactions.execute(status -> {
          var planted =
              jdbc.sql("select count(*) from jurisdiction.unit where id = 3001")
                  .query(Integer.class)
                  .single();
          if (planted == 0) SmallTree.plant(jdbc, trees);
          for (var table : List.of("cases.happening", "cases.case_file")) {
            jdbc.sql("delete from " + table).update();
          }
          return 0;
        }));
    var file = Files.createTempFile(folder, "feed", ".ndjson");
    var lines =
        List.of(
            Records.fir("F1", "2024-12-31T10:00:00+05:30", ""),
            Records.fir("F2", "2025-01-15T10:00:00+05:30", ""),
            Records.fir("F3", "2025-01-20T10:00:00+05:30", ""),
            Records.report("R1", "F1", "2025-02-10T10:00:00+05:30", "FORWARDED_TO_COURT"));
    var own = "'source':'UP-LIST-" + System.nanoTime() + "'";
    Files.write(
        file,
        lines.stream().map(line -> Records.json(line.replace("'source':'UP'", own))).toList());
    var delivery = new Delivery(file, null, Batch.Door.API, false);
    desk.take(scopes.ofFeed("test"), delivery, new ImportProgress());
  }

  @Test
  void theListOpensOnWhatIsNotReportedAndCountsTheRest() {
    var station = list(reader(Role.SHO, SmallTree.S1), "pending");

    assertThat(station).contains("/cases?state=in-time").contains("1 to 2 of 2");
    assertThat(list(reader(Role.SHO, SmallTree.S1), "in-time")).contains("1 to 1 of 1");
    assertThat(list(reader(Role.SHO, SmallTree.S3), "pending")).doesNotContain("1 to");
  }

  @Test
  void aCaseIsFoundByItsWholeNumberAndOnlyWithinThePosting() {
    var number =
        DatabaseContext.SYSTEM.call(() ->
            transactions.execute(status ->
                jdbc.sql("select fir_number from cases.case_file limit 1")
                    .query(String.class)
                    .single()));
    var whole = Objects.requireNonNull(number);

    var found = find(reader(Role.SHO, SmallTree.S1), whole);
    assertThat(found).isNotEmpty().allMatch(one -> one.href().matches("/cases/[\\w-]{22}"));
    assertThat(found).allMatch(one -> one.text().equals("FIR " + whole));
    assertThat(find(reader(Role.SHO, SmallTree.S3), whole)).isEmpty();
    assertThat(find(reader(Role.SHO, SmallTree.S1), whole.substring(0, whole.indexOf('/'))))
        .isEmpty();
    assertThat(find(reader(Role.MINISTRY_ANALYST, 1), whole)).isEmpty();
  }

  @Test
  void whoMaySeeNoListGetsNone() {
    assertThatThrownBy(() -> list(reader(Role.MINISTRY_ANALYST, 1), "pending"))
        .isInstanceOf(NotVisible.class);
  }

  @Test
  void theAddressHoldsColumnsAndOrderAndTheFileIsExactlyThatView() {
    var officer = reader(Role.SHO, SmallTree.S1);
    var view = "/cases?state=all&sort=-recorded&columns=fir,recorded";

    var shown = listAt(officer, view, "all");
    assertThat(shown).contains("aria-sort=\"descending\"").doesNotContain(">Officer<");
    var file = file(officer, view, Set.of());
    assertThat(file.sheet().heads())
        .extracting(FileSheet.Head::name)
        .containsExactly("FIR", "Recorded");
    assertThat(file.sheet().rows())
        .extracting(row -> row.get(1))
        .containsExactly(day("2025-01-20"), day("2025-01-15"), day("2024-12-31"));
    assertThat(file(officer, view.replace("-recorded", "recorded"), Set.of()).sheet().rows())
        .extracting(row -> row.get(1))
        .containsExactly(day("2024-12-31"), day("2025-01-15"), day("2025-01-20"));
  }

  @Test
  void whatThePageMayNotShowIsNotInTheFile() {
    var state = reader(Role.STATE_HQ, 109);
    var own = file(reader(Role.SHO, SmallTree.S1), "/cases?state=all", Set.of());
    var above = file(state, "/cases?state=all", Set.of());

    assertThat(own.rows()).isEqualTo(3);
    assertThat(own.sheet().heads()).extracting(FileSheet.Head::name).contains("Code");
    assertThat(above.sheet().heads()).extracting(FileSheet.Head::name).doesNotContain("Code");
    assertThat(file(reader(Role.SHO, SmallTree.S3), "/cases?state=all", Set.of()).rows()).isZero();
    var others = "/cases?state=all&unit=" + trees.today().pathCode(new UnitId(SmallTree.S1));
    assertThatThrownBy(() -> file(reader(Role.SHO, SmallTree.S3), others, Set.of()))
        .isInstanceOf(NotVisible.class);
    assertThatThrownBy(() -> file(state, "/cases?state=all&columns=fir,code", Set.of()))
        .isInstanceOf(Refused.class);
  }

  @Test
  void onlyTheChosenRowsAreTaken() {
    var officer = reader(Role.SHO, SmallTree.S1);
    var handle =
        DatabaseContext.SYSTEM.call(() ->
            transactions.execute(status ->
                jdbc.sql("select handle from cases.case_file limit 1")
                    .query(String.class)
                    .single()));
    var one = Set.of(Objects.requireNonNull(handle));
    assertThat(file(officer, "/cases?state=all", one).rows()).isEqualTo(1);
    assertThat(file(reader(Role.SHO, SmallTree.S3), "/cases?state=all", one).rows()).isZero();
    assertThat(listAt(officer, "/cases?state=all", "all"))
        .contains("name=\"only\" value=\"" + handle + "\"", "data-choice");
  }

  @Test
  void anUnknownColumnOrOrderIsRefused() {
    var officer = reader(Role.SHO, SmallTree.S1);
    for (var bad : List.of("sort=c.id;drop", "sort=code", "columns=fir,password", "columns=")) {
      var view = "/cases?state=all&" + bad;
      assertThatThrownBy(() -> listAt(officer, view, "all")).isInstanceOf(Refused.class);
    }
  }

  @Test
  void theClockSheetOfACaseIsPaperForThoseWhoMaySeeTheCase() throws IOException {
    var officer = reader(Role.SHO, SmallTree.S1);
    var handle =
        DatabaseContext.SYSTEM.call(() ->
            transactions.execute(status ->
                jdbc.sql("select handle from cases.case_file limit 1")
                    .query(String.class)
                    .single()));
    var known = Objects.requireNonNull(handle);
    var request = new MockHttpServletRequest("GET", "/cases/" + known);
    var paper =
        officer.context().call(() -> page.sheet(officer, visits.of(request), known).getBody());
    assertThat(new PdfReader(Objects.requireNonNull(paper)).getNumberOfPages()).isPositive();
    var stranger = reader(Role.SHO, SmallTree.S3);
    assertThatThrownBy(
            () -> stranger.context().call(() -> page.sheet(stranger, visits.of(request), known)))
        .isInstanceOf(NotVisible.class);
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  private ListExport.Made file(Scope scope, String address, Set<String> only) {
    var visit = visits.of(new MockHttpServletRequest("GET", "/exports"));
    var asked = new ListExport.Asked(Address.of(address), only);
    return scope.context().call(() -> files.make(scope, visit, asked, Stamp.of(visit, "")));
  }

  private String listAt(Scope scope, String address, String state) {
    var request = new MockHttpServletRequest("GET", "/cases");
    request.setQueryString(address.substring(address.indexOf('?') + 1));
    var visit = visits.of(request);
    return Objects.requireNonNull(
        scope.context().call(() -> lists.show(scope, visit, null, state, 1).getBody()));
  }

  private String list(Scope scope, String state) {
    var request = new MockHttpServletRequest("GET", "/cases");
    var visit = visits.of(request);
    return Objects.requireNonNull(
        scope.context().call(() -> lists.show(scope, visit, null, state, 1).getBody()));
  }

  private List<CaseSearchPage.Found> find(Scope scope, String text) {
    var visit = visits.of(new MockHttpServletRequest("GET", "/cases/search"));
    return scope.context().call(() -> search.find(scope, visit, text));
  }

  private Scope reader(Role role, int unit) {
    var own = new UnitId(unit);
    return new Scope(
        new Actor(1, "reader", "Reader"),
        new Posting(1, role, own, LocalDate.EPOCH, null),
        role.purpose(),
        new Presence("", Map.of(), EnumSet.allOf(ApiScope.class)),
        other -> UnitRelation.between(trees.today(), own, other));
  }
}
