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
import abhaya.base.jurisdiction.UndoRegister;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.India;
import abhaya.base.web.Visit;
import abhaya.base.web.Visits;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockMultipartFile;

/// What a data administrator does to the tree by hand: a file on the page, a split, a new revenue
/// district, and taking back what does not hold yet.
@ModuleTest
class UnitsByHandModuleTest {
  private static final String FILE =
      """
      code,kind,nameEn,nameHi,parentCode,validFrom,validTo,revenueDistrictLgd,aliases
      IN.16.H1,DISTRICT,Dakshin Ghati,दक्षिण घाटी,IN.16,2015-01-01,,905,
      IN.16.H1.S1,STATION,Bada Taal,बड़ा ताल,IN.16.H1,2018-01-01,,,
      IN.16.H1.S2,STATION,Chhota Taal,छोटा ताल,IN.16.H1,2018-01-01,,,
      """;
  private static final String ORPHAN = "IN.16.NO.S9,STATION,Door,,IN.16.NO,2018-01-01,,,\n";

  @Autowired UnitsImportPage page;
  @Autowired UnitChangePage changes;
  @Autowired UnitUndoPage undone;
  @Autowired UndoRegister undo;
  @Autowired UnitTrees trees;
  @Autowired Visits visits;
  @Autowired Clock clock;

  private static Scope scope(Role role, UnitRelation relation) {
    return new Scope(
        new Actor(952, "p952", "Somebody"),
        new Posting(9520, role, UnitId.NATION, LocalDate.EPOCH, null),
        role.purpose(),
        new Presence("s952", Map.of(), Set.of()),
        other -> relation);
  }

  private static Scope admin() {
    return scope(Role.DATA_ADMIN, UnitRelation.BELOW);
  }

  private Visit visit(String address) {
    return visits.of(new MockHttpServletRequest("GET", address));
  }

  private static <T> T as(Scope scope, Callable<T> work) throws Exception {
    return scope.context().<T, Exception>call(work::call);
  }

  private ResponseEntity<String> send(String csv, String run) throws Exception {
    var file =
        new MockMultipartFile("file", "u.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8));
    return as(admin(), () -> page.take(admin(), visit("/units/import"), file, run));
  }

  private static String body(ResponseEntity<String> answer) {
    return Objects.requireNonNull(answer.getBody());
  }

  @BeforeEach
  void aDistrictWithTwoStations() throws Exception {
    assertThat(send(FILE, "TAKE").getStatusCode()).isEqualTo(HttpStatus.OK);
  }

  @Test
  void aTrialOnThePageNamesTheBadRowAndWritesNothing() throws Exception {
    var more = FILE + "IN.16.H7,DISTRICT,Naya,,IN.16,2026-01-01,,,\n" + ORPHAN;
    var tried = body(send(more, "TRY"));
    assertThat(tried).contains("IN.16.NO.S9", "parentCode").doesNotContainPattern(">\\s*units\\.");
    assertThat(trees.today().find("IN.16.H7")).isEmpty();
  }

  @Test
  void refusedRowsComeBackAsAFileInTheirColumns() throws Exception {
    var answer = send(FILE + ORPHAN, "REFUSED");
    assertThat(answer.getHeaders().getContentDisposition().getFilename())
        .isEqualTo("units-refused.csv");
    assertThat(body(answer).lines()).hasSize(2);
    assertThat(body(answer)).startsWith("code,kind,").contains("IN.16.NO.S9").doesNotContain("H1");
  }

  @Test
  void anEmptyAndAnUnreadableFileAreAnsweredOnThePage() throws Exception {
    assertThat(send("", "TAKE").getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    var answer = send("colour\nred\n", "TAKE");
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    assertThat(body(answer)).contains("aria-invalid=\"true\"", "id=\"file-error\"", "colour");
  }

  @Test
  void whoMayNotImportFindsNoPage() {
    assertThatThrownBy(() -> page.ask(scope(Role.SHO, UnitRelation.OWN), visit("/units/import")))
        .isInstanceOf(NotVisible.class);
  }

  @Test
  void aSplitIsPreviewedDoneAndTakenBackBeforeItHolds() throws Exception {
    var day = India.dateOf(clock.instant()).plusDays(40);
    var typed = new HashMap<String, String>();
    typed.put("label", "H2");
    typed.put("nameEn", "Naya Dakshin");
    typed.put("children", "S2");
    typed.put("effectiveOn", day.toString());
    typed.put("reason", "Order 4");
    assertThat(body(split(typed))).contains("IN.16.H2.S2", "name=\"confirmed\"");
    typed.put("children", "S3");
    assertThat(split(typed).getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    typed.put("children", "S2");
    typed.put("confirmed", "yes");
    assertThat(split(typed).getStatusCode()).isEqualTo(HttpStatus.SEE_OTHER);
    assertThat(trees.asOf(day).find("IN.16.H2.S2")).isPresent();

    var station = trees.today().find("IN.16.H1.S2").orElseThrow();
    var act = undo.coming(station.id()).getFirst().act();
    var back = visit("/units/IN.16.H1.S2/undo/" + act);
    var asked = as(admin(), () -> undone.perform(admin(), back, "IN.16.H1.S2", act, " "));
    assertThat(asked.getStatusCode()).isNotEqualTo(HttpStatus.SEE_OTHER);
    var done = as(admin(), () -> undone.perform(admin(), back, "IN.16.H1.S2", act, "Stayed"));
    assertThat(done.getStatusCode()).isEqualTo(HttpStatus.SEE_OTHER);
    assertThat(trees.asOf(day).find("IN.16.H2")).isEmpty();
    assertThatThrownBy(() -> undone.ask(admin(), back, "IN.16.H1.S2", act))
        .isInstanceOf(NotVisible.class);
  }

  private ResponseEntity<String> split(Map<String, String> typed) throws Exception {
    return change("split", typed);
  }

  private ResponseEntity<String> change(String act, Map<String, String> typed) throws Exception {
    var address = "/units/IN.16.H1/change/" + act;
    return as(admin(), () -> changes.change(admin(), visit(address), "IN.16.H1", act, typed));
  }

  @Test
  void theRevenueDistrictsOfAPoliceDistrictChangeOnADay() throws Exception {
    var day = India.dateOf(clock.instant()).plusDays(10);
    var typed = new HashMap<String, String>();
    typed.put("revenueDistrictLgd", "905, 906");
    typed.put("effectiveOn", day.toString());
    typed.put("reason", "Gazette 7");
    typed.put("confirmed", "yes");
    assertThat(change("remap", typed).getStatusCode()).isEqualTo(HttpStatus.SEE_OTHER);
    var unit = trees.history().get(trees.today().find("IN.16.H1").orElseThrow().id());
    assertThat(unit.revenueOn(day)).containsExactlyInAnyOrder(905, 906);
    assertThat(unit.revenueOn(day.minusDays(1))).containsExactly(905);
  }
}
