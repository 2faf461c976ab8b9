package abhaya.investigation.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.ModuleTest;
import abhaya.base.access.Scopes;
import abhaya.base.feed.Batch;
import abhaya.base.jurisdiction.SmallTree;
import abhaya.base.jurisdiction.Unit;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.EventReaders;
import abhaya.investigation.cases.Delivery;
import abhaya.investigation.cases.ImportDesk;
import abhaya.investigation.cases.ImportProgress;
import abhaya.investigation.cases.RandomFeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// Records through the real import, in any order: transfers, new sections, chains of FIRs, reports
/// that came back, records that waited. The counters say what the SQL text says.
@ModuleTest
@TestPropertySource(properties = "abhaya.test.module=mirror-truth")
class MirrorTruthModuleTest {
  private static final EnumSet<Picture.Part> ALL = EnumSet.allOf(Picture.Part.class);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final LocalDate FIRST = LocalDate.of(2024, 5, 20);
  private static final int FIRS = 60;
  private static final int PARTS = 5;
  private static final int ASKS = 60;

  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired UnitTrees trees;
  @Autowired ImportDesk desk;
  @Autowired Scopes scopes;
  @Autowired EventReaders readers;
  @Autowired Counting counting;
  @Autowired ComplianceStore store;
  @Autowired FactMemory memory;

  @TempDir Path folder;

  @BeforeEach
  void theSmallTree() {
    DatabaseContext.SYSTEM.run(() ->
        transactions.executeWithoutResult(status -> {
          var planted =
              jdbc.sql("select count(*) from jurisdiction.unit where id = :id")
                  .param("id", SmallTree.S1)
                  .query(Long.class)
                  .single();
          if (planted > 0) return;
          SmallTree.plant(jdbc, trees);
          jdbc.sql("select jurisdiction.renew_lineage(null)").query(Integer.class).single();
          store.becomeTheWriter();
          store.renewBlocks();
        }));
    memory.load();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12, 13})
  void whateverAFeedBringsTheCountersSayWhatTheSqlTextSays(long seed) throws IOException {
    var random = new Random(seed);
    var lines = new ArrayList<>(RandomFeed.file(random, FIRS, "mirror" + seed));
    Collections.shuffle(lines, random);
    var size = lines.size() / PARTS + 1;
    for (var from = 0; from < lines.size(); from += size) {
      take(lines.subList(from, Math.min(lines.size(), from + size)));
      for (var n = 0; n < ASKS; n++) agree(ask(random));
    }
    assertThat(counted()).isPositive();
    assertThat(memory.agrees()).isTrue();
    assertThat(memory.version()).isNotNegative();
  }

  private void take(List<String> lines) throws IOException {
    var file = Files.createTempFile(folder, "feed", ".ndjson");
    Files.write(file, lines);
    desk.take(
        scopes.ofFeed("test"),
        new Delivery(file, null, Batch.Door.API, false),
        new ImportProgress());
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (!readers.isUpToDate(ComplianceFacts.READER)) {
      assertThat(System.nanoTime()).as("the reader never came").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private long counted() {
    var ask =
        new Ask(trees.today().nation(), AsOf.of(null, day(900)), window(900), CaseFilter.NONE);
    return DatabaseContext.SYSTEM.call(() -> counting.picture(ask).total().registered());
  }

  private void agree(Ask ask) {
    DatabaseContext.SYSTEM.run(() -> {
      var truth = counting.picture(ask, ALL);
      var children = new HashMap<>(truth.children());
      children.values().removeIf(Figures.NONE::equals);
      var months = new TreeMap<>(truth.months());
      months.values().removeIf(Figures.NONE::equals);
      assertThat(memory.picture(ask, ALL))
          .as("%s", ask)
          .contains(new Picture(truth.total(), children, months, truth.returned()));
    });
  }

  private Ask ask(Random random) {
    List<Unit> units = trees.today().units();
    var unit = units.get(random.nextInt(units.size()));
    if (random.nextInt(3) == 0) unit = trees.today().nation();
    var age = random.nextInt(600);
    var asOf = new AsOf(day(age), random.nextInt(4) != 0);
    var window =
        random.nextBoolean()
            ? Window.cumulative(asOf.day())
            : new Window(day(random.nextInt(age + 1)), day(age + random.nextInt(90)));
    return new Ask(unit, asOf, window, CaseFilter.NONE);
  }

  private static Window window(int days) {
    return new Window(FIRST, day(days));
  }

  private static LocalDate day(int after) {
    return FIRST.plusDays(after);
  }
}
