package abhaya.investigation.subscription;

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
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.India;
import abhaya.base.web.Refused;
import abhaya.investigation.cases.Delivery;
import abhaya.investigation.cases.ImportDesk;
import abhaya.investigation.cases.ImportProgress;
import abhaya.investigation.compliance.ComplianceFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// A figure that crosses a limit is told once; a view comes at its rhythm.
@ModuleTest
@TestPropertySource(properties = "abhaya.reminder.sweeps=false")
class WishModuleTest {
  private static final Instant LATER = Instant.parse("2099-01-01T00:00:00Z");

  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired UnitTrees trees;
  @Autowired ImportDesk desk;
  @Autowired Scopes scopes;
  @Autowired ComplianceFacts facts;
  @Autowired WishPage page;
  @Autowired WishTimers timers;
  @TempDir Path folder;

  @BeforeEach
  void theSmallTreeAndAPerson() {
    DatabaseContext.SYSTEM.run(() ->
        transactions.executeWithoutResult(status -> {
          var planted =
              jdbc.sql("select count(*) from jurisdiction.unit where id = 3001")
                  .query(Integer.class)
                  .single();
          if (planted == 0) {
            SmallTree.plant(jdbc, trees);
            jdbc.sql(
                    """
                    insert into access.person (id, handle, display_name)
                    values (7007, 'wisherwisherwisherwish', 'Wisher')
                    """)
                .update();
          }
          jdbc.sql("update subscription.wish set ended_at = now()").update();
          for (var table : List.of("cases.happening", "cases.case_file")) {
            jdbc.sql("delete from " + table).update();
          }
        }));
    facts.rebuild();
  }

  @Test
  void aCrossingIsToldOnceAndAgainAfterTheFigureCameBack() throws IOException {
    ask("overdue", SmallTree.S1_CODE, "1", null, null);
    assertThat(timers.look(LATER)).isZero();
    overdueCases(1);
    assertThat(timers.look(LATER.plusSeconds(1))).as("looked at again in the morning").isZero();
    wake();
    assertThat(timers.look(LATER)).as("one is not more than one").isZero();
    overdueCases(2);
    wake();
    assertThat(timers.look(LATER)).isEqualTo(1);
    wake();
    assertThat(timers.look(LATER)).isZero();
    overdueCases(0);
    wake();
    assertThat(timers.look(LATER)).isZero();
    overdueCases(3);
    wake();
    assertThat(timers.look(LATER)).isEqualTo(1);
  }

  @Test
  void complianceBelowALimitIsToldAndWithoutCasesNothingIs() throws IOException {
    ask("compliance", SmallTree.S1_CODE, "60", null, null);
    assertThat(timers.look(LATER)).isZero();
    overdueCases(1);
    wake();
    assertThat(timers.look(LATER)).isEqualTo(1);
  }

  @Test
  void aViewComesAtItsRhythm() {
    ask("view", SmallTree.S1_CODE, null, "daily", "/investigation/" + SmallTree.S1_CODE);
    assertThat(timers.look(Instant.EPOCH)).isZero();
    assertThat(timers.look(LATER)).isEqualTo(1);
    assertThat(timers.look(LATER.plusSeconds(60))).isZero();
  }

  @ParameterizedTest(name = "{0} after {1}: {2}")
  @CsvSource({
    "DAILY, 2026-11-24T02:29:59Z, 2026-11-24T02:30:00Z",
    "DAILY, 2026-11-24T02:30:00Z, 2026-11-25T02:30:00Z",
    "WEEKLY, 2026-11-24T02:30:00Z, 2026-11-30T02:30:00Z",
    "MONTHLY, 2026-11-24T02:30:00Z, 2026-12-01T02:30:00Z",
    "MONTHLY, 2026-12-01T02:30:00Z, 2027-01-01T02:30:00Z"
  })
  void aRhythmHasItsNextMorning(Rhythm rhythm, Instant now, Instant next) {
    assertThat(rhythm.after(now)).isEqualTo(next);
  }

  @Test
  void onlyFiguresWithinReachAndOnlyWhatCanBeRead() {
    assertThatThrownBy(() -> ask("overdue", SmallTree.S3_CODE, "1", null, null))
        .isInstanceOf(NotVisible.class);
    assertThatThrownBy(() -> ask("overdue", SmallTree.S1_CODE, "many", null, null))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(() -> ask("compliance", SmallTree.S1_CODE, "101", null, null))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(() -> ask("view", SmallTree.S1_CODE, null, "daily", "//elsewhere"))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(() -> ask("view", SmallTree.S1_CODE, null, "hourly", "/investigation/IN"))
        .isInstanceOf(Refused.class);
  }

  private void ask(
      String kind,
      String unit,
      @Nullable String bound,
      @Nullable String rhythm,
      @Nullable String view) {
    var reader = reader();
    reader.context().call(() -> page.add(reader, kind, unit, bound, rhythm, view));
  }

  private void wake() {
    DatabaseContext.SYSTEM.run(() ->
        transactions.executeWithoutResult(
            status -> jdbc.sql("update subscription.wish set next_at = '2000-01-01'").update()));
  }

  private void overdueCases(int count) throws IOException {
    DatabaseContext.SYSTEM.run(() ->
        transactions.executeWithoutResult(
            status -> jdbc.sql("delete from cases.case_file").update()));
    var on = LocalDate.now(India.ZONE).minusDays(150);
    var source = "UP-WISH-" + System.nanoTime();
    var file = Files.createTempFile(folder, "feed", ".ndjson");
    var lines = new StringBuilder();
    for (var at = 0; at < count; at++) {
      lines.append(
          """
          {"type":"FIR","source":"%s","key":"W%d","version":1,"unit":"IN.09.A.S1","firNumber":"%d/2026",\
          "recordedAt":"%sT10:00:00+05:30","enteredAt":"%sT10:00:00+05:30","sections":"376 IPC"}
          """
              .formatted(source, at, at + 1, on, on));
    }
    Files.writeString(file, lines);
    if (count > 0) {
      desk.take(
          scopes.ofFeed("test"),
          new Delivery(file, null, Batch.Door.API, false),
          new ImportProgress());
    }
    facts.rebuild();
  }

  private Scope reader() {
    var own = new UnitId(SmallTree.S1);
    return new Scope(
        new Actor(7007, "wisherwisherwisherwish", "Wisher"),
        new Posting(1, Role.SHO, own, LocalDate.EPOCH, null),
        Role.SHO.purpose(),
        new Presence("", Map.of(), EnumSet.allOf(ApiScope.class)),
        other -> UnitRelation.between(trees.today(), own, other));
  }

  @Test
  void aWishEndsOnlyForItsOwner() {
    ask("overdue", SmallTree.S1_CODE, "1", null, null);
    var handle =
        Objects.requireNonNull(
            DatabaseContext.SYSTEM.call(() ->
                transactions.execute(status ->
                    jdbc.sql("select handle from subscription.wish where ended_at is null")
                        .query(String.class)
                        .single())));
    var me = reader();
    var other =
        new Scope(
            new Actor(8008, "other", "Other"),
            me.posting(),
            me.purpose(),
            me.presence(),
            me.reach());
    assertThatThrownBy(() -> other.context().call(() -> page.end(other, handle)))
        .isInstanceOf(NotVisible.class);
    assertThat(me.context().call(() -> page.end(me, handle)).getStatusCode().value())
        .isEqualTo(303);
  }
}
