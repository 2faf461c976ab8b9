package abhaya.investigation.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.ModuleTest;
import abhaya.base.access.Actor;
import abhaya.base.access.Posting;
import abhaya.base.access.Presence;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.access.UnitRelation;
import abhaya.base.jurisdiction.SmallTree;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.DatabaseContext;
import abhaya.investigation.cases.CaseFigure;
import abhaya.investigation.clock.Basis;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// When the memory of facts answers, for whom, and when it leaves the answer to the database.
@ModuleTest
@TestPropertySource(properties = "abhaya.test.module=compliance")
class FactMemoryModuleTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired ComplianceStore store;
  @Autowired ComplianceQueries queries;
  @Autowired FactMemory memory;
  @Autowired UnitTrees trees;
  @Autowired MirrorAlarm alarm;
  @Autowired MirrorWatch watch;

  @BeforeEach
  void threeStationsWithACaseEach() {
    asSystem(() -> {
      var planted =
          jdbc.sql("select count(*) from jurisdiction.unit where id = :id")
              .param("id", SmallTree.S1)
              .query(Long.class)
              .single();
      if (planted == 0) SmallTree.plant(jdbc, trees);
      jdbc.sql("select jurisdiction.renew_lineage(null)").query(Integer.class).single();
      store.renewBlocks();
      store.clear();
      store.load(List.of(one(1, SmallTree.S1), one(2, SmallTree.S2), one(3, SmallTree.S3)));
      store.countAnew();
      return 0;
    });
    memory.load();
  }

  private static CaseFigure one(long id, int station) {
    var recorded = LocalDate.of(2026, 1, 5);
    return new CaseFigure(
        id,
        station,
        recorded,
        recorded.plusMonths(2),
        null,
        null,
        Basis.STATUTORY,
        1,
        1,
        1,
        0,
        recorded.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  private <T> T asSystem(Supplier<T> act) {
    return Objects.requireNonNull(
        DatabaseContext.SYSTEM.call(() -> transactions.execute(status -> act.get())));
  }

  private Ask ask(String unit) {
    return new Ask(
        trees.today().find(unit).orElseThrow(),
        AsOf.endOf(DAY),
        Window.cumulative(DAY),
        CaseFilter.NONE);
  }

  private Optional<Long> overdue(Scope reader, String unit) {
    return reader
        .context()
        .call(() -> memory.picture(ask(unit), Set.of(Picture.Part.CHILDREN)))
        .map(picture -> picture.total().overdue());
  }

  private Scope reader(Role role, int unit) {
    var own = new UnitId(unit);
    return new Scope(
        new Actor(1, "reader", "Reader"),
        new Posting(1, role, own, LocalDate.EPOCH, null),
        role.purpose(),
        new Presence("", Map.of(), Set.of()),
        other -> UnitRelation.between(trees.today(), own, other));
  }

  @Test
  void aForgottenCheckShowsNoMoreThanTheReadersOwnUnits() {
    assertThat(overdue(reader(Role.MINISTRY_ANALYST, 1), "IN")).contains(3L);
    assertThat(overdue(reader(Role.STATE_HQ, 109), "IN")).contains(2L);
    assertThat(overdue(reader(Role.STATE_HQ, 109), "IN.27")).contains(0L);
    assertThat(overdue(reader(Role.DISTRICT_CHIEF, SmallTree.DISTRICT_B), "IN.27")).contains(1L);
    assertThat(overdue(reader(Role.DISTRICT_CHIEF, SmallTree.DISTRICT_B), "IN.09.A")).contains(0L);
    assertThat(overdue(reader(Role.SHO, SmallTree.S1), "IN.09.A")).contains(1L);
    assertThat(overdue(reader(Role.SHO, SmallTree.S1), SmallTree.S1_CODE)).contains(1L);
    assertThat(overdue(reader(Role.AUDITOR, 1), "IN")).contains(0L);
  }

  @Test
  void whatItDidNotHearOfIsAnsweredByTheDatabase() {
    asSystem(() -> {
      store.load(List.of(one(4, SmallTree.S3)));
      store.countAnew();
      return 0;
    });
    var analyst = reader(Role.MINISTRY_ANALYST, 1);
    assertThat(overdue(analyst, "IN")).isEmpty();
    var picture = analyst.context().call(() -> queries.picture(analyst, ask("IN")));
    assertThat(picture.total().overdue()).isEqualTo(4);
  }

  /// As when a server fails before a step is on the disk, and the step is made again.
  @Test
  void aVersionThatWasLostIsNotGivenAgain() {
    var lost = new AtomicLong();
    DatabaseContext.SYSTEM.run(() ->
        transactions.executeWithoutResult(status -> {
          takeIn(one(5, SmallTree.S1));
          lost.set(store.version());
          status.setRollbackOnly();
        }));
    var again =
        asSystem(() -> {
          takeIn(one(5, SmallTree.S1));
          return store.version();
        });
    assertThat(again).isGreaterThan(lost.get());
  }

  @Test
  void whatWasRolledBackNeverHappened() {
    DatabaseContext.SYSTEM.run(() ->
        transactions.executeWithoutResult(status -> {
          takeIn(one(5, SmallTree.S1));
          status.setRollbackOnly();
        }));
    assertThat(overdue(reader(Role.MINISTRY_ANALYST, 1), "IN")).contains(3L);
    asSystem(() -> takeIn(one(5, SmallTree.S1)));
    assertThat(overdue(reader(Role.MINISTRY_ANALYST, 1), "IN")).contains(4L);
    assertThat(memory.agrees()).isTrue();
  }

  private long takeIn(CaseFigure figure) {
    long before = store.becomeTheWriter();
    store.takeIn(List.of(figure.id()), List.of(figure));
    var step = new FactMemory.Step(List.of(figure.id()), List.of(figure));
    memory.followAfterCommit(new FactMemory.Change(before, store.version(), List.of(step)));
    return before;
  }

  @Test
  void aTallyThatDiffersIsAnAlarmAndTheDatabaseAnswersUntilItAgrees() {
    assertThat(memory.agrees()).isTrue();
    assertThat(alarm.health().getStatus()).isEqualTo(Status.UP);
    asSystem(() -> jdbc.sql("update compliance.tally_month set n = n + 1").update());
    assertThat(memory.agrees()).isFalse();
    assertThat(alarm.health().getStatus()).isEqualTo(Status.DOWN);
    memory.distrust();
    memory.load();
    assertThat(overdue(reader(Role.MINISTRY_ANALYST, 1), "IN")).isEmpty();

    asSystem(() -> {
      store.countAnew();
      return 0;
    });
    memory.load();
    assertThat(alarm.health().getStatus()).isEqualTo(Status.UP);
    assertThat(overdue(reader(Role.MINISTRY_ANALYST, 1), "IN")).contains(3L);
  }

  @Test
  void samplesOfEveryUnitAndManyDaysAgree() {
    for (long turn = 0; turn < 60; turn++) assertThat(watch.compare(watch.question(turn))).isTrue();
    assertThat(alarm.health().getStatus()).isEqualTo(Status.UP);
  }
}
