package abhaya.base.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.ModuleTest;
import abhaya.base.access.NotVisible;
import abhaya.base.access.Reason;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import abhaya.base.web.Visits;
import abhaya.verifier.Checkpoint;
import abhaya.verifier.Entry;
import abhaya.verifier.ExportCheck;
import abhaya.verifier.LogKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.HandlerMapping;

/// What the auditor sees, and that her looking is on record.
@ModuleTest
class TrailPageModuleTest {
  @Autowired TrailPage page;
  @Autowired TrailProofPage proofs;
  @Autowired TrailRegister trail;
  @Autowired TrailQueries queries;
  @Autowired TrailKey key;
  @Autowired Sequencer sequencer;
  @Autowired Visits visits;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  @Value("${abhaya.database}")
  private String adminUrl;

  private final Scope officer = TrailScenes.scope(911, Role.SHO, TrailScenes.STATE);
  private final Scope auditor = TrailScenes.scope(912, Role.AUDITOR, UnitId.NATION);
  private final Scope stateAuditor = TrailScenes.scope(913, Role.AUDITOR, TrailScenes.STATE);

  @BeforeEach
  void aFewActs() {
    trail.record(officer, TrailAct.allowed("VIEW", "CASE", "page-a").onFields("clocks"));
    trail.record(officer, TrailAct.denied("VIEW", "CASE", "page-b", "NOT_OWN_CASE"));
    trail.record(officer, TrailAct.allowed("IMPORT", "BATCH", "page-c").with("rows", 1200));
    new TrailScenes(jdbc, transactions, adminUrl).settle(sequencer);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"en, Station house officer, refused", "hi, थानाध्यक्ष, अस्वीकृत"})
  void theListTellsWhoDidWhat(String language, String role, String refused) {
    var html = list(auditor, language, Map.of());
    assertThat(html).contains("page-a").contains("page-b").contains(role).contains(refused);
    assertThat(html).doesNotContainPattern(">\\s*trail\\.");
  }

  @Test
  void filtersStandInTheAddressAndNarrowTheList() {
    var denied = list(auditor, "en", Map.of("decision", "DENY", "actor", "p911"));
    assertThat(denied).contains("page-b").doesNotContain("page-a");
    var elsewhere = list(auditor, "en", Map.of("unit", "IN.27", "object", "page-a"));
    assertThat(elsewhere).contains("No entry fits");
    var here = list(auditor, "en", Map.of("unit", "IN.09", "object", "page-a"));
    assertThat(here).doesNotContain("No entry fits");
    var past = list(auditor, "en", Map.of("until", "2001-01-01"));
    assertThat(past).contains("No entry fits");
  }

  @ParameterizedTest
  @CsvSource({
    "from, 30-02-2026",
    "unit, nowhere",
    "actor, <script>",
    "behind, yesterday",
    "behind, 1_2_3",
    "object, a b"
  })
  void whatCannotBeReadIsRefusedByField(String name, String value) {
    assertThatThrownBy(() -> list(auditor, "en", Map.of(name, value))).isInstanceOf(Refused.class);
  }

  @Test
  void anEntryIsShownWithItsProof() {
    var entry = entriesOf("page-c").getFirst();
    var html = body(auditor, () -> page.entry(auditor, visit("en"), entry.index()));
    assertThat(html).contains("Proved in the checkpoint of size").contains("1200");
    assertThat(html).contains(entry.leaf().hex());
    assertThatThrownBy(() -> body(auditor, () -> page.entry(auditor, visit("en"), 999_999_999)))
        .isInstanceOf(NotVisible.class);
  }

  @Test
  void theServerChecksARangeAndSaysWhatItFound() {
    var typed = Map.of("from", "0", "to", "1");
    var html = body(auditor, () -> proofs.verify(auditor, visit("en"), typed));
    assertThat(html).contains("Nothing was changed").contains("2 entries, 0 to 1");
    var shown = body(auditor, () -> proofs.checkpoints(auditor, visit("hi")));
    assertThat(shown)
        .contains(key.logKey().id())
        .contains("जाँच-बिंदु")
        .doesNotContainPattern(">\\s*trail\\.");
    assertThatThrownBy(() -> proofs.verify(auditor, visit("en"), Map.of("from", "5", "to", "2")))
        .isInstanceOf(Refused.class);
  }

  @Test
  void theFileIsProvedByTheStandAloneProgram() throws Exception {
    var file = new ByteArrayOutputStream();
    var answer = proofs.file(auditor, Map.of("from", "0"));
    Objects.requireNonNull(answer.getBody()).writeTo(file);
    var packed = new ByteArrayInputStream(file.toByteArray());
    var verdict = ExportCheck.check(packed, key.logKey(), List.of());
    assertThat(verdict.finding()).isNull();
    assertThat(answer.getHeaders().getCacheControl()).contains("no-store");
  }

  @Test
  void aCheckpointAndTheKeyCanBeKeptOutside() {
    var last = key.remembered().orElseThrow();
    var note = body(auditor, () -> proofs.note(auditor, last.size()));
    assertThat(Checkpoint.Signed.parse(note).signedBy(key.logKey())).isTrue();
    assertThat(LogKey.parse(body(auditor, () -> proofs.key(auditor)))).isEqualTo(key.logKey());
    assertThatThrownBy(() -> body(auditor, () -> proofs.note(auditor, 999_999_999)))
        .isInstanceOf(NotVisible.class);
  }

  @Test
  void everyLookAtTheTrailIsInTheTrail() throws Exception {
    var me = TrailScenes.scope(914, Role.AUDITOR, UnitId.NATION);
    list(me, "en", Map.of("decision", "DENY"));
    var index = entriesOf("page-a").getFirst().index();
    body(me, () -> page.entry(me, visit("en"), index));
    body(me, () -> proofs.checkpoints(me, visit("en")));
    body(me, () -> proofs.verify(me, visit("en"), Map.of("from", "0", "to", "0")));
    proofs.file(me, Map.of("from", "0", "to", "0"));
    var mine = new TrailFilter(null, null, List.of("p914"), null, null, null, null);
    var acts = me.context().call(() -> queries.list(me, mine, null, 20));
    assertThat(acts)
        .extracting(entry -> entry.act().action() + " " + entry.act().objectKind())
        .containsExactly(
            "EXPORT TRAIL",
            "VERIFY TRAIL",
            "VIEW TRAIL_CHECKPOINTS",
            "VIEW TRAIL_ENTRY",
            "VIEW TRAIL");
  }

  @Test
  void onlyAuditorsReadAndOnlyTheNationsChecksAndExports() {
    assertThatThrownBy(() -> list(officer, "en", Map.of())).isInstanceOf(NotVisible.class);
    assertThat(list(stateAuditor, "en", Map.of("object", "page-a"))).contains("page-a");
    var shown = body(stateAuditor, () -> proofs.checkpoints(stateAuditor, visit("en")));
    assertThat(shown).contains("Only an auditor posted at the nation");
    assertThatThrownBy(() -> proofs.verify(stateAuditor, visit("en"), Map.of()))
        .isInstanceOf(NotVisible.class);
    assertThatThrownBy(() -> proofs.file(stateAuditor, Map.of())).isInstanceOf(NotVisible.class);
  }

  @Test
  void aRefusedRequestIsOnRecordAndOnlyAHandleOfItIs() {
    var me = TrailScenes.scope(915, Role.SHO, TrailScenes.STATE);
    var denials = new Denials(trail, () -> Optional.of(me));
    for (var handle : List.of("Qm9vZ2FBQmNkZWZnaGlqaz", "a name typed here")) {
      var request = new MockHttpServletRequest("GET", "/cases/x");
      request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "/cases/{handle}");
      request.setAttribute(
          HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of("handle", handle));
      var hidden = new NotVisible(Reason.NOT_OWN_CASE);
      var answer = denials.resolveException(request, new MockHttpServletResponse(), null, hidden);
      assertThat(answer).isNull();
    }
    var mine = new TrailFilter(null, null, List.of("p915"), "GET", null, null, "DENY");
    var acts = auditor.context().call(() -> queries.list(auditor, mine, null, 9));
    assertThat(acts).extracting(entry -> entry.act().reason()).containsOnly("NOT_OWN_CASE");
    assertThat(acts)
        .extracting(Entry::detail)
        .containsExactly(Map.of(), Map.of("handle", "Qm9vZ2FBQmNkZWZnaGlqaz"));
  }

  @Test
  void aPageIsNotKept() {
    var answer = auditor.context().call(() -> page.list(auditor, visit("en"), Map.of()));
    assertThat(answer.getHeaders().getCacheControl()).contains("no-store");
  }

  private List<Entry> entriesOf(String object) {
    var filter = new TrailFilter(null, null, null, null, null, object, null);
    return auditor.context().call(() -> queries.list(auditor, filter, null, 5));
  }

  private String list(Scope scope, String language, Map<String, String> query) {
    return body(scope, () -> page.list(scope, visit(language), query));
  }

  private static String body(Scope scope, Supplier<ResponseEntity<String>> work) {
    return Objects.requireNonNull(scope.context().call(work::get).getBody());
  }

  private Visit visit(String language) {
    var request = new MockHttpServletRequest("GET", "/trail");
    request.setParameter("lang", language);
    return visits.of(request);
  }
}
