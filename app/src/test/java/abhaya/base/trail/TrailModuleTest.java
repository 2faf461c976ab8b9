package abhaya.base.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.ModuleTest;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.platform.DataFolder;
import abhaya.base.platform.DatabaseContext;
import abhaya.verifier.Checkpoint;
import abhaya.verifier.CompactRange;
import abhaya.verifier.Entry;
import abhaya.verifier.Verdict;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The order of the log, and that nobody changes it.
@ModuleTest
class TrailModuleTest {
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

  private final Scope officer = TrailScenes.scope(901, Role.SHO, TrailScenes.STATE);
  private final Scope auditor = TrailScenes.scope(902, Role.AUDITOR, UnitId.NATION);
  private TrailScenes scenes;

  @BeforeEach
  void setTheScene() {
    scenes = new TrailScenes(jdbc, transactions, adminUrl);
  }

  @Test
  void eightWritersLoseNothingAndWhatWasRolledBackLeavesNoLeaf() throws Exception {
    var before = scenes.count("trail.entry");
    try (var writers = Executors.newFixedThreadPool(8)) {
      for (int writer = 0; writer < 8; writer++) {
        int number = writer;
        writers.execute(() -> write(number));
      }
    }
    scenes.settle(sequencer);
    assertThat(scenes.count("trail.entry") - before).isEqualTo(400);
    assertThat(scenes.asProgram(() -> scenes.count("trail.entry where action = 'UNDONE'")))
        .isZero();
    assertThat(scenes.count("trail.leaf")).isEqualTo(scenes.count("trail.entry"));
    var order = leavesInOrder();
    assertThat(order)
        .isSortedAccordingTo(
            Comparator.comparingInt(Place::epoch)
                .thenComparingLong(Place::xid)
                .thenComparingLong(Place::id));
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
      TrailScenes.execute(admin, "select pg_advisory_xact_lock(" + 0x61626861_7472L + ")");
      TrailScenes.execute(
          admin, "lock table trail.leaf, trail.node, trail.checkpoint in exclusive mode");
      var handle = "unhindered";
      trail.record(officer, TrailAct.allowed("VIEW", "CASE", handle));
      assertThat(scenes.asProgram(() -> scenes.count("trail.entry where object = 'unhindered'")))
          .isOne();
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
    scenes.settle(sequencer);
    var handles = auditorsList(of("late"));
    assertThat(handles).hasSize(1);
    assertThat(handles.getFirst().index()).isNotNegative();
    assertThat(verify().proved()).isTrue();
  }

  @Test
  void aSequencerKilledInTheMiddleGoesOnWhereTheLogEnds() {
    for (int i = 0; i < 40; i++) trail.record(officer, TrailScenes.anyAct());
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
    scenes.settle(sequencer);
    assertThat(scenes.count("trail.leaf")).isEqualTo(scenes.count("trail.entry"));
    assertThat(verify().proved()).isTrue();
  }

  @Test
  void afterARestoreFromADumpTheLogGoesOnInANewEpoch() throws Exception {
    scenes.settle(sequencer);
    for (long xid : List.of(900_000_000_000L, 900_000_000_001L)) {
      scenes.forge(
          "insert into trail.entry (xid, actor_id, actor, role, purpose, action, object_kind,"
              + " decision) values ('"
              + xid
              + "', 0, 'restored', 'SYSTEM', 'SYSTEM', 'VIEW', 'CASE', 'ALLOW')");
    }
    DatabaseContext.SYSTEM.run(() ->
        transactions.executeWithoutResult(status -> {
          leaves.lock();
          var place = leaves.place();
          var range =
              CompactRange.of(place.size(), leaves.fromNodes(book -> book.frontier(place.size())));
          var restored = entries.behind(place, false, 9);
          leaves.append(place.epoch(), range, restored.subList(0, 1));
        }));
    trail.record(officer, TrailScenes.anyAct());
    scenes.settle(sequencer);
    assertThat(scenes.count("trail.leaf")).isEqualTo(scenes.count("trail.entry"));
    assertThat(scenes.count("trail.epoch")).isEqualTo(2);
    assertThat(verify().finding()).isNull();
  }

  @Test
  void aThousandEntriesMakeACheckpoint() {
    DatabaseContext.SYSTEM.run(() ->
        transactions.executeWithoutResult(status -> {
          for (int i = 0; i < 2100; i++) {
            entries.insert(Teller.program("test"), TrailScenes.anyAct(), null);
          }
        }));
    scenes.settle(sequencer);
    var sizes =
        scenes.asProgram(() ->
            jdbc.sql("select size from trail.checkpoint order by size").query(Long.class).list());
    for (int i = 1; i < sizes.size(); i++) {
      long earlier = Objects.requireNonNull(sizes.get(i - 1));
      assertThat(Objects.requireNonNull(sizes.get(i)) - earlier).isBetween(1L, 1000L);
    }
    assertThat(sizes.getLast()).isEqualTo(scenes.count("trail.entry"));
    var verdict = verify();
    assertThat(verdict.finding()).isNull();
    assertThat(verdict.to()).isEqualTo(scenes.count("trail.entry"));
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
    trail.record(officer, TrailScenes.anyAct());
    scenes.settle(sequencer);
    try (var admin = DriverManager.getConnection(adminUrl)) {
      assertThatThrownBy(() -> TrailScenes.execute(admin, change))
          .hasMessageContaining("never changed");
      TrailScenes.execute(admin, "set role abhaya_owner");
      var before = scenes.count("trail.entry") + scenes.count("trail.leaf");
      try {
        TrailScenes.execute(admin, change);
      } catch (SQLException refused) {
        assertThat(refused.getMessage()).contains("never changed");
      }
      assertThat(scenes.count("trail.entry") + scenes.count("trail.leaf")).isEqualTo(before);
    }
    assertThatThrownBy(() -> scenes.asProgram(() -> jdbc.sql(change).update()))
        .rootCause()
        .hasMessageContaining("permission denied");
  }

  @Test
  void nobodyWritesInAnothersNameNorChoosesTheTime() {
    var officersContext = officer.context();
    assertThatThrownBy(() ->
            scenes.as(
                officersContext,
                () -> {
                  entries.insert(
                      new Teller(
                          77, "other", "SHO", TrailScenes.STATE.value(), null, null, "SUPERVISE"),
                      TrailScenes.anyAct(),
                      null);
                  return 0;
                }))
        .rootCause()
        .hasMessageContaining("row-level security");
    for (var column : List.of("at", "xid", "id")) {
      assertThatThrownBy(() ->
              scenes.as(
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
            scenes.as(
                officersContext,
                () -> {
                  leaves.beginEpoch(9);
                  return 0;
                }))
        .rootCause()
        .hasMessageContaining("row-level security");
  }

  @Test
  void aDatabasePutBackIsFoundByWhatTheFolderRemembers() throws Exception {
    trail.record(officer, TrailScenes.anyAct());
    scenes.settle(sequencer);
    assertThat(sequencer.fault()).isNull();
    var last = key.remembered().orElseThrow();
    long size = last.size() + 50;
    var later =
        key.sign(new Checkpoint(key.logKey().origin(), size, last.root(), last.checkpoint().at()));
    key.remember(later);
    assertThat(sequencer.fault()).isEqualTo("ROLLED_BACK");
    key.remember(last);
    assertThat(sequencer.fault()).isNull();
  }

  private Sequencer anotherSequencer() {
    return new Sequencer(entries, leaves, key, manager);
  }

  private List<Place> leavesInOrder() {
    return scenes.asProgram(() ->
        jdbc.sql("select epoch, xid::text as xid, id from trail.leaf order by index")
            .query((row, n) ->
                new Place(
                    row.getInt("epoch"), Long.parseLong(row.getString("xid")), row.getLong("id")))
            .list());
  }

  private static void onAnotherThread(Runnable work) {
    try (var other = Executors.newSingleThreadExecutor()) {
      other.submit(work).get(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private record Place(int epoch, long xid, long id) {}

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
