package abhaya.base.trail;

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
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.platform.DataFolder;
import abhaya.base.platform.DatabaseContext;
import abhaya.verifier.CompactRange;
import abhaya.verifier.Entry;
import abhaya.verifier.ExportCheck;
import abhaya.verifier.Finding.Tampering;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class TrailModuleTest {
  private static final UnitId STATE = UnitId.ofState(9);

  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired PlatformTransactionManager manager;
  @Autowired TrailRegister trail;
  @Autowired TrailQueries queries;
  @Autowired TrailExport export;
  @Autowired TrailStore entries;
  @Autowired LeafStore leaves;
  @Autowired TrailKey key;
  @Autowired Sequencer sequencer;
  @Autowired DataFolder folder;

  @Value("${abhaya.database}")
  private String adminUrl;

  private final Scope officer = scope(901, Role.SHO, STATE);
  private final Scope auditor = scope(902, Role.AUDITOR, UnitId.NATION);

  @Test
  void eightWritersLoseNothingAndWhatWasRolledBackLeavesNoLeaf() throws Exception {
    var before = count("trail.entry");
    try (var writers = Executors.newFixedThreadPool(8)) {
      for (int writer = 0; writer < 8; writer++) {
        int number = writer;
        writers.execute(() -> write(number));
      }
    }
    sequencer.catchUp();
    assertThat(count("trail.entry") - before).isEqualTo(400);
    assertThat(asProgram(() -> count("trail.entry where action = 'UNDONE'"))).isZero();
    assertThat(count("trail.leaf")).isEqualTo(count("trail.entry"));
    var order = leavesInOrder();
    assertThat(order)
        .isSortedAccordingTo((a, b) ->
            a.xid() != b.xid() ? Long.compare(a.xid(), b.xid()) : Long.compare(a.id(), b.id()));
    assertThat(new HashSet<>(order)).hasSameSizeAs(order);
    assertThat(verify().proved()).isTrue();
  }

  private void write(int writer) {
    for (int step = 0; step < 50; step++) {
      var act = TrailAct.allowed("VIEW", "CASE", "w" + writer + "-" + step);
      officer
          .context()
          .run(() ->
              transactions.executeWithoutResult(status -> {
                trail.record(officer, act);
                Thread.yield();
              }));
      officer
          .context()
          .run(() ->
              transactions.executeWithoutResult(status -> {
                trail.record(officer, TrailAct.allowed("UNDONE", "CASE", null));
                status.setRollbackOnly();
              }));
    }
  }

  @Test
  void noActWaitsForTheSequencer() throws Exception {
    try (var admin = DriverManager.getConnection(adminUrl)) {
      admin.setAutoCommit(false);
      execute(admin, "select pg_advisory_xact_lock(" + 0x61626861_7472L + ")");
      execute(admin, "lock table trail.leaf, trail.node, trail.checkpoint in exclusive mode");
      var handle = "unhindered";
      trail.record(officer, TrailAct.allowed("VIEW", "CASE", handle));
      assertThat(asProgram(() -> count("trail.entry where object = 'unhindered'"))).isOne();
      admin.rollback();
    }
  }

  @Test
  void anEntryOfALongTransactionIsNotSkipped() {
    var late = TrailAct.allowed("VIEW", "CASE", "late");
    officer
        .context()
        .run(() ->
            transactions.executeWithoutResult(status -> {
              trail.record(officer, late);
              onAnotherThread(() -> {
                trail.record(officer, TrailAct.allowed("VIEW", "CASE", "early"));
                sequencer.catchUp();
              });
            }));
    sequencer.catchUp();
    var handles = auditorsList(new TrailFilter(null, null, null, null, null, "late", null));
    assertThat(handles).hasSize(1);
    assertThat(handles.getFirst().index()).isNotNegative();
    assertThat(verify().proved()).isTrue();
  }

  @Test
  void aSequencerKilledInTheMiddleGoesOnWhereTheLogEnds() {
    for (int i = 0; i < 40; i++) trail.record(officer, anyAct());
    var killed = anotherSequencer();
    assertThatThrownBy(() ->
            DatabaseContext.SYSTEM.run(() ->
                transactions.executeWithoutResult(status -> {
                  leaves.lock();
                  var place = leaves.place();
                  var range =
                      CompactRange.of(
                          place.size(), leaves.fromNodes(book -> book.frontier(place.size())));
                  leaves.append(place.epoch(), range, entries.behind(place, true, 7));
                  throw new IllegalStateException("killed");
                })))
        .hasMessage("killed");
    killed.advance(7, true, false);
    anotherSequencer().advance(5, true, true);
    sequencer.catchUp();
    assertThat(count("trail.leaf")).isEqualTo(count("trail.entry"));
    assertThat(verify().proved()).isTrue();
  }

  @Test
  void aThousandEntriesMakeACheckpoint() {
    DatabaseContext.SYSTEM.run(() ->
        transactions.executeWithoutResult(status -> {
          for (int i = 0; i < 2100; i++) {
            entries.insert(Teller.program("test"), anyAct(), null);
          }
        }));
    sequencer.catchUp();
    var sizes =
        asProgram(() ->
            jdbc.sql("select size from trail.checkpoint order by size").query(Long.class).list());
    for (int i = 1; i < sizes.size(); i++) {
      long earlier = Objects.requireNonNull(sizes.get(i - 1));
      assertThat(Objects.requireNonNull(sizes.get(i)) - earlier).isBetween(1L, 1000L);
    }
    assertThat(sizes.getLast()).isEqualTo(count("trail.entry"));
    var verdict = verify();
    assertThat(verdict.finding()).isNull();
    assertThat(verdict.to()).isEqualTo(count("trail.entry"));
  }

  @Test
  void theKeyIsAPrivateFileOutsideTheDatabase() throws Exception {
    var file = folder.path().resolve("trail.key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(new TrailKey(folder).logKey()).isEqualTo(key.logKey());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update trail.entry set actor = 'x'",
        "delete from trail.entry",
        "truncate trail.entry",
        "update trail.leaf set epoch = 2",
        "delete from trail.leaf",
        "truncate trail.node",
        "delete from trail.checkpoint",
        "update trail.epoch set after_id = 7"
      })
  void nobodyChangesTheTrailNotEvenItsOwner(String change) throws Exception {
    trail.record(officer, anyAct());
    sequencer.catchUp();
    try (var admin = DriverManager.getConnection(adminUrl)) {
      assertThatThrownBy(() -> execute(admin, change)).hasMessageContaining("never changed");
      execute(admin, "set role abhaya_owner");
      var before = count("trail.entry") + count("trail.leaf");
      try {
        execute(admin, change);
      } catch (SQLException refused) {
        assertThat(refused).hasMessageContaining("never changed");
      }
      assertThat(count("trail.entry") + count("trail.leaf")).isEqualTo(before);
    }
    assertThatThrownBy(() -> asProgram(() -> jdbc.sql(change).update()))
        .rootCause()
        .hasMessageContaining("permission denied");
  }

  @Test
  void theTrailIsReadForAuditOnly() {
    trail.record(officer, anyAct());
    for (var purpose : List.of("INVESTIGATE", "SUPERVISE", "STATISTICS", "FEED", "ADMIN")) {
      var context = new DatabaseContext(901, 1, "SHO", purpose);
      assertThat(as(context, () -> count("trail.entry"))).isZero();
      assertThat(as(context, () -> count("trail.leaf"))).isZero();
    }
    assertThat(transactions.<Long>execute(status -> count("trail.entry"))).isZero();
    assertThat(as(auditor.context(), () -> count("trail.entry"))).isPositive();
    assertThatThrownBy(() -> queries.list(officer, TrailFilter.NONE, null, 10))
        .isInstanceOf(NotVisible.class);
  }

  @Test
  void anAuditorReadsOfTheUnitsUnderHerOwn() {
    trail.record(officer, TrailAct.allowed("VIEW", "CASE", "of-state-9"));
    var near = scope(903, Role.AUDITOR, STATE);
    var far = scope(904, Role.AUDITOR, UnitId.ofState(27));
    var ofState = new TrailFilter(null, null, null, null, null, "of-state-9", null);
    assertThat(as(near.context(), () -> queries.list(near, ofState, null, 9))).hasSize(1);
    assertThat(as(far.context(), () -> queries.list(far, ofState, null, 9))).isEmpty();
    assertThatThrownBy(() -> export.lines(near, 0, 1)).isInstanceOf(NotVisible.class);
  }

  @Test
  void nobodyWritesInAnothersNameNorChoosesTheTime() {
    var officersContext = officer.context();
    assertThatThrownBy(() ->
            as(
                officersContext,
                () -> {
                  entries.insert(
                      new Teller(77, "other", "SHO", STATE.value(), null, null, "SUPERVISE"),
                      anyAct(),
                      null);
                  return 0;
                }))
        .rootCause()
        .hasMessageContaining("row-level security");
    for (var column : List.of("at", "xid", "id")) {
      assertThatThrownBy(() ->
              as(
                  officersContext,
                  () ->
                      jdbc.sql(
                              "insert into trail.entry (actor_id, actor, role, purpose,"
                                  + " action, object_kind, decision, "
                                  + column
                                  + ") values (901, 'a', 'SHO', 'SUPERVISE', 'VIEW', 'CASE',"
                                  + " 'ALLOW', default)")
                          .update()))
          .rootCause()
          .hasMessageContaining("permission denied");
    }
    assertThatThrownBy(() ->
            as(
                officersContext,
                () -> {
                  leaves.beginEpoch(9);
                  return 0;
                }))
        .rootCause()
        .hasMessageContaining("row-level security");
  }

  @Test
  void whoLookedIsToldOnlyToWhoIsOnRecordHerself() {
    var colleague = scope(905, Role.SHO, STATE);
    trail.record(officer, TrailAct.allowed("VIEW", "CASE", "looked-at"));
    assertThat(as(colleague.context(), () -> queries.whoLooked(colleague, "looked-at"))).isEmpty();
    trail.record(colleague, TrailAct.denied("VIEW", "CASE", "looked-at", "NOT_OWN_CASE"));
    assertThat(as(colleague.context(), () -> queries.whoLooked(colleague, "looked-at"))).isEmpty();
    trail.record(colleague, TrailAct.allowed("VIEW", "CASE", "looked-at"));
    var looked = as(colleague.context(), () -> queries.whoLooked(colleague, "looked-at"));
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
    var found = new TrailFilter(null, null, null, null, null, "read-only", null);
    assertThat(auditorsList(found)).hasSize(1);
  }

  @Test
  void theListGoesOnWhereThePageEnded() {
    for (int i = 0; i < 25; i++) trail.record(officer, TrailAct.allowed("PAGED", "CASE", "p" + i));
    var filter =
        new TrailFilter(null, null, "p901", "PAGED", List.of(STATE.value()), null, "ALLOW");
    var seen = new ArrayList<String>();
    TrailFilter.Cursor cursor = null;
    for (int page = 0; page < 3; page++) {
      var behind = cursor;
      var list = as(auditor.context(), () -> queries.list(auditor, filter, behind, 10));
      for (var entry : list) seen.add(String.valueOf(entry.act().object()));
      var last = list.getLast().place();
      cursor = new TrailFilter.Cursor(last.at(), last.xid(), last.id());
    }
    assertThat(seen).hasSize(25).doesNotHaveDuplicates().first().isEqualTo("p24");
    assertThat(as(auditor.context(), () -> queries.actions(auditor))).contains("PAGED", "VIEW");
  }

  @Test
  void everyEntryIsProvedInACheckpoint() {
    for (int i = 0; i < 12; i++) trail.record(officer, anyAct());
    var size = export.settle(auditor);
    for (long index = Math.max(0, size - 20); index < size; index++) {
      long at = index;
      var proof =
          as(
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
    for (int i = 0; i < 20; i++) trail.record(officer, anyAct());
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
    export.settle(auditor);
    long index =
        auditorsList(new TrailFilter(null, null, null, null, null, "forged", null))
            .getFirst()
            .index();
    forge("update trail.entry set actor = 'somebody' where object = 'forged'");
    var finding = Objects.requireNonNull(verify().finding());
    forge("update trail.entry set actor = 'p901' where object = 'forged'");
    assertThat(finding.kind()).isEqualTo(Tampering.EDIT);
    assertThat(finding.entry()).isEqualTo(index);
    assertThat(verify().proved()).isTrue();
  }

  @Test
  void aDatabasePutBackIsFoundByWhatTheFolderRemembers() throws Exception {
    trail.record(officer, anyAct());
    sequencer.catchUp();
    assertThat(sequencer.fault()).isNull();
    var last = key.remembered().orElseThrow();
    long size = last.size() + 50;
    var later =
        key.sign(
            new abhaya.verifier.Checkpoint(
                key.logKey().origin(), size, last.root(), last.checkpoint().at()));
    key.remember(later);
    assertThat(sequencer.fault()).isEqualTo("ROLLED_BACK");
    key.remember(last);
    assertThat(sequencer.fault()).isNull();
  }

  private static int lineOf(List<String> lines, long index) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains("\"entry\":{\"v\":1,\"index\":" + index + ",")) return i;
    }
    throw new AssertionError("no entry " + index);
  }

  private abhaya.verifier.Verdict verify() {
    return export.verify(auditor, 0, export.settle(auditor));
  }

  private List<Entry> auditorsList(TrailFilter filter) {
    return as(auditor.context(), () -> queries.list(auditor, filter, null, 100));
  }

  private Sequencer anotherSequencer() {
    return new Sequencer(entries, leaves, key, manager);
  }

  private record Place(long xid, long id) {}

  private List<Place> leavesInOrder() {
    return asProgram(() ->
        jdbc.sql("select xid::text as xid, id from trail.leaf order by index")
            .query((row, n) -> new Place(Long.parseLong(row.getString("xid")), row.getLong("id")))
            .list());
  }

  private long count(String table) {
    return Objects.requireNonNull(
        org.springframework.transaction.support.TransactionSynchronizationManager
                .isActualTransactionActive()
            ? jdbc.sql("select count(*) from " + table).query(Long.class).single()
            : asProgram(
                () -> jdbc.sql("select count(*) from " + table).query(Long.class).single()));
  }

  private <T> T asProgram(java.util.function.Supplier<T> work) {
    return as(DatabaseContext.SYSTEM, work);
  }

  private <T> T as(DatabaseContext context, java.util.function.Supplier<T> work) {
    return context.call(() -> Objects.requireNonNull(transactions.execute(status -> work.get())));
  }

  private void forge(String change) throws SQLException {
    try (var admin = DriverManager.getConnection(adminUrl)) {
      execute(admin, "set session_replication_role = replica");
      execute(admin, change);
    }
  }

  private static void execute(java.sql.Connection admin, String sql) throws SQLException {
    try (var statement = admin.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void onAnotherThread(Runnable work) {
    try (var other = Executors.newSingleThreadExecutor()) {
      other.submit(work).get(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static TrailAct anyAct() {
    return TrailAct.allowed("VIEW", "CASE", "any").with("rows", 3);
  }

  private static Scope scope(long id, Role role, UnitId unit) {
    var posting = new Posting(id * 10, role, unit, LocalDate.EPOCH, null);
    var presence = new Presence("s" + id, Map.of(), Set.of());
    return new Scope(
        new Actor(id, "p" + id, "Somebody"),
        posting,
        role.purpose(),
        presence,
        other -> {
          if (unit.equals(other)) return UnitRelation.OWN;
          return unit.equals(UnitId.NATION) ? UnitRelation.BELOW : UnitRelation.OTHER;
        });
  }
}
