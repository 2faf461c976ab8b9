package abhaya.base.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.ModuleTest;
import abhaya.base.access.NotVisible;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.platform.DatabaseContext;
import abhaya.verifier.Entry;
import abhaya.verifier.ExportCheck;
import abhaya.verifier.Finding.Tampering;
import abhaya.verifier.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Who reads the log, and that what was falsified is found.
@ModuleTest
class TrailReadingModuleTest {
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired PlatformTransactionManager manager;
  @Autowired TrailRegister trail;
  @Autowired TrailQueries queries;
  @Autowired TrailExport export;
  @Autowired TrailKey key;
  @Autowired Sequencer sequencer;

  @Value("${abhaya.database}")
  private String adminUrl;

  private final Scope officer = TrailScenes.scope(901, Role.SHO, TrailScenes.STATE);
  private final Scope auditor = TrailScenes.scope(902, Role.AUDITOR, UnitId.NATION);
  private TrailScenes scenes;

  @BeforeEach
  void setTheScene() {
    scenes = new TrailScenes(jdbc, transactions, adminUrl);
  }

  @Test
  void theTrailIsReadForAuditOnly() {
    trail.record(officer, TrailScenes.anyAct());
    for (var purpose : List.of("INVESTIGATE", "SUPERVISE", "STATISTICS", "FEED", "ADMIN")) {
      var context = new DatabaseContext(901, 1, "SHO", purpose);
      assertThat(scenes.as(context, () -> scenes.count("trail.entry"))).isZero();
      assertThat(scenes.as(context, () -> scenes.count("trail.leaf"))).isZero();
    }
    assertThat(transactions.<Long>execute(status -> scenes.count("trail.entry"))).isZero();
    assertThat(scenes.as(auditor.context(), () -> scenes.count("trail.entry"))).isPositive();
    assertThatThrownBy(() -> queries.list(officer, TrailFilter.NONE, null, 10))
        .isInstanceOf(NotVisible.class);
  }

  @Test
  void anAuditorReadsOfTheUnitsUnderHerOwn() {
    trail.record(officer, TrailAct.allowed("VIEW", "CASE", "of-state-9"));
    var near = TrailScenes.scope(903, Role.AUDITOR, TrailScenes.STATE);
    var far = TrailScenes.scope(904, Role.AUDITOR, UnitId.ofState(27));
    var ofState = of("of-state-9");
    assertThat(scenes.as(near.context(), () -> queries.list(near, ofState, null, 9))).hasSize(1);
    assertThat(scenes.as(far.context(), () -> queries.list(far, ofState, null, 9))).isEmpty();
    assertThatThrownBy(() -> export.lines(near, 0, 1)).isInstanceOf(NotVisible.class);
  }

  @Test
  void whoLookedIsToldOnlyToWhoIsOnRecordHerself() {
    var colleague = TrailScenes.scope(905, Role.SHO, TrailScenes.STATE);
    trail.record(officer, TrailAct.allowed("VIEW", "CASE", "looked-at"));
    assertThat(scenes.as(colleague.context(), () -> queries.whoLooked(colleague, "looked-at")))
        .isEmpty();
    trail.record(colleague, TrailAct.denied("VIEW", "CASE", "looked-at", "NOT_OWN_CASE"));
    assertThat(scenes.as(colleague.context(), () -> queries.whoLooked(colleague, "looked-at")))
        .isEmpty();
    trail.record(colleague, TrailAct.allowed("VIEW", "CASE", "looked-at"));
    var looked = scenes.as(colleague.context(), () -> queries.whoLooked(colleague, "looked-at"));
    assertThat(looked).extracting(Looked::actor).containsExactly("p905", "p905", "p901");
    assertThat(looked).extracting(Looked::allowed).containsExactly(true, false, true);
  }

  @Test
  void aReadIsOnRecordEvenIfItsTransactionCannotWrite() {
    var reading = new TransactionTemplate(manager);
    reading.setReadOnly(true);
    officer
        .context()
        .run(() ->
            reading.executeWithoutResult(
                status -> trail.record(officer, TrailAct.allowed("VIEW", "CASE", "read-only"))));
    var found = of("read-only");
    assertThat(auditorsList(found)).hasSize(1);
  }

  @Test
  void theListGoesOnWhereThePageEnded() {
    for (int i = 0; i < 25; i++) trail.record(officer, TrailAct.allowed("PAGED", "CASE", "p" + i));
    var filter =
        new TrailFilter(
            null,
            null,
            List.of("p901"),
            "PAGED",
            List.of(TrailScenes.STATE.value()),
            null,
            "ALLOW");
    var seen = new ArrayList<String>();
    TrailFilter.Cursor cursor = null;
    for (int page = 0; page < 3; page++) {
      var behind = cursor;
      var list = scenes.as(auditor.context(), () -> queries.list(auditor, filter, behind, 10));
      for (var entry : list) seen.add(String.valueOf(entry.act().object()));
      var last = list.getLast().place();
      cursor = new TrailFilter.Cursor(last.at(), last.xid(), last.id());
    }
    assertThat(seen).hasSize(25).doesNotHaveDuplicates().first().isEqualTo("p24");
    assertThat(scenes.as(auditor.context(), () -> queries.actions(auditor)))
        .contains("PAGED", "VIEW");
  }

  @Test
  void everyEntryIsProvedInACheckpoint() {
    for (int i = 0; i < 12; i++) trail.record(officer, TrailScenes.anyAct());
    scenes.settle(sequencer);
    var size = export.settle(auditor);
    for (long index = Math.max(0, size - 20); index < size; index++) {
      long at = index;
      var proof =
          scenes.as(
              auditor.context(),
              () -> {
                var entry = queries.find(auditor, at).orElseThrow();
                return queries.proof(auditor, entry).orElseThrow();
              });
      assertThat(proof.holds()).isTrue();
      assertThat(proof.checkpoint().size()).isGreaterThan(index);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Tampering.class,
      names = {"EDIT", "DELETION", "INSERTION", "REORDERING", "TRUNCATION"})
  void tamperingWithAnExportIsFoundAndNamed(Tampering kind) throws Exception {
    for (int i = 0; i < 20; i++) trail.record(officer, TrailScenes.anyAct());
    scenes.settle(sequencer);
    long to = export.settle(auditor);
    long from = to - 15;
    var file = new ByteArrayOutputStream();
    export.write(auditor, from, to, file);
    var packed = new ByteArrayInputStream(file.toByteArray());
    assertThat(ExportCheck.check(packed, key.logKey(), List.of()).finding()).isNull();

    var lines = new ArrayList<String>();
    export.lines(auditor, from, to).forEachRemaining(lines::add);
    long index = from + 6;
    int line = lineOf(lines, index);
    switch (kind) {
      case EDIT -> lines.set(line, lines.get(line).replace("\"ALLOW\"", "\"DENY\""));
      case DELETION -> lines.remove(line);
      case INSERTION -> lines.add(line, lines.get(line));
      case REORDERING -> Collections.swap(lines, line, lineOf(lines, index + 1));
      default -> lines.subList(line, lines.size()).clear();
    }
    var verdict = ExportCheck.check(lines.iterator(), key.logKey(), List.of());
    var finding = Objects.requireNonNull(verdict.finding());
    assertThat(finding.kind()).isEqualTo(kind);
    assertThat(finding.entry()).isEqualTo(index);
  }

  @Test
  void anEntryChangedInsideTheDatabaseIsFound() throws Exception {
    trail.record(officer, TrailAct.allowed("VIEW", "CASE", "forged"));
    scenes.settle(sequencer);
    long index = auditorsList(of("forged")).getFirst().index();
    scenes.forge("update trail.entry set actor = 'somebody' where object = 'forged'");
    var finding = Objects.requireNonNull(verify().finding());
    scenes.forge("update trail.entry set actor = 'p901' where object = 'forged'");
    assertThat(finding.kind()).isEqualTo(Tampering.EDIT);
    assertThat(finding.entry()).isEqualTo(index);
    assertThat(verify().proved()).isTrue();
  }

  private static int lineOf(List<String> lines, long index) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains("\"entry\":{\"v\":1,\"index\":" + index + ",")) return i;
    }
    throw new AssertionError("no entry " + index);
  }

  private Verdict verify() {
    scenes.settle(sequencer);
    return export.verify(auditor, 0, export.settle(auditor));
  }

  private List<Entry> auditorsList(TrailFilter filter) {
    return scenes.as(auditor.context(), () -> queries.list(auditor, filter, null, 100));
  }

  private static TrailFilter of(String object) {
    return new TrailFilter(null, null, null, null, null, object, null);
  }
}
