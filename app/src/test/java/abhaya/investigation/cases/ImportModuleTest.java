package abhaya.investigation.cases;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.ModuleTest;
import abhaya.base.access.Scope;
import abhaya.base.access.Scopes;
import abhaya.base.feed.Batch;
import abhaya.base.feed.RefusedStore;
import abhaya.base.jurisdiction.SmallTree;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.DatabaseContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class ImportModuleTest {
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired UnitTrees units;
  @Autowired ImportDesk desk;
  @Autowired Scopes scopes;
  @Autowired CaseFigures figures;
  @Autowired RefusedStore refusedRows;

  @TempDir Path folder;

  private Scope sender;

  @BeforeEach
  void plantTheTree() {
    asProgram(() -> {
      var planted =
          jdbc.sql("select count(*) from jurisdiction.unit where id = 3001")
              .query(Integer.class)
              .single();
      if (planted == 0) SmallTree.plant(jdbc, units);
      for (var table : List.of("cases.happening", "cases.case_file")) {
        jdbc.sql("delete from " + table).update();
      }
      return 0;
    });
    sender = scopes.ofFeed("test");
  }

  private <T> T asProgram(Callable<T> work) {
    return DatabaseContext.SYSTEM.call(() ->
        transactions.execute(status -> {
          try {
            return work.call();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        }));
  }

  private ImportOutcome.Done take(List<String> lines) throws IOException {
    return take(lines, false);
  }

  private ImportOutcome.Done take(List<String> lines, boolean dry) throws IOException {
    var file = Files.createTempFile(folder, "feed", ".ndjson");
    Files.write(file, lines.stream().map(Records::json).toList());
    var delivery = new Delivery(file, null, Batch.Door.API, dry);
    return (ImportOutcome.Done) desk.take(sender, delivery, new ImportProgress());
  }

  /// The same feed under another name, so that tests do not meet each other's records.
  private static List<String> named(List<String> lines, String name) {
    return lines.stream()
        .map(line ->
            line.replace("'source':'UP'", "'source':'UP-" + name + "'")
                .replace("'source':'MH'", "'source':'MH-" + name + "'"))
        .toList();
  }

  private static List<String> one() {
    return List.of(
        Records.fir(
            "F1", "2024-12-31T10:00:00+05:30", ",'victims':[{'token':'v','ageBand':'under12'}]"),
        Records.step("S1", "F1", "2025-01-02T10:00:00+05:30", "ARREST"),
        Records.report("R1", "F1", "2025-02-28T10:00:00+05:30", "FORWARDED_TO_COURT"));
  }

  @Test
  void aFirSentTwiceIsOneCase() throws IOException {
    var lines = named(one(), "twice");
    assertThat(take(lines).counts()).isEqualTo(new Batch.Counts(3, 3, 0, 0, 0));
    assertThat(take(lines).counts()).isEqualTo(new Batch.Counts(3, 0, 3, 0, 0));
    var all = asProgram(() -> figures.figuresAfter(0, 10));
    assertThat(all).hasSize(1);
    var figure = all.getFirst();
    assertThat(figure.dueOn()).isEqualTo(LocalDate.of(2025, 2, 28));
    assertThat(figure.reportedOn()).isEqualTo(LocalDate.of(2025, 2, 28));
    assertThat(figure.stationId()).isEqualTo(SmallTree.S1);
    assertThat(figure.ageMask()).isEqualTo(1);
    assertThat(asProgram(() -> figures.figuresOf(List.of(figure.id())))).isEqualTo(all);
  }

  @Test
  void aDryRunGivesTheSameAnswerAndWritesNothing() throws IOException {
    var lines = new ArrayList<>(named(one(), "dry"));
    lines.add("{'type':'FIR'}");
    lines.add(
        Records.step("S9", "F9", "2025-01-02T10:00:00+05:30", "ARREST")
            .replace("'UP'", "'UP-dry'"));
    var dry = take(lines, true);
    assertThat(dry.batch()).isNull();
    assertThat(asProgram(() -> count("feed.envelope where source = 'UP-dry'"))).isZero();
    var real = take(lines);
    assertThat(dry.counts()).isEqualTo(real.counts()).isEqualTo(new Batch.Counts(5, 3, 0, 1, 1));
    assertThat(dry.refused()).isEqualTo(real.refused());
    assertThat(dry.quarantined()).isEqualTo(real.quarantined());
  }

  @Test
  void aSourceThatIsNewBringsARecordTwiceFarApartAndItCountsOnce() throws IOException {
    var lines = new ArrayList<>(named(one(), "bulk"));
    for (var number = 0; number < 2 * Chunk.ROWS_MAX; number++) {
      lines.add(
          Records.step("B" + number, "F1", "2025-01-03T10:00:00+05:30", "ARREST")
              .replace("'UP'", "'UP-bulk'"));
    }
    var once = lines.size();
    lines.addAll(named(one(), "bulk"));
    lines.addAll(lines.subList(3, 603));
    var counts = take(lines).counts();
    assertThat(counts).isEqualTo(new Batch.Counts(lines.size(), once, 603, 0, 0));
    assertThat(asProgram(() -> count("feed.envelope where source = 'UP-bulk'"))).isEqualTo(once);
    assertThat(asProgram(() -> count("cases.case_file where source = 'UP-bulk'"))).isEqualTo(1);
  }

  private int count(String from) {
    return jdbc.sql("select count(*) from " + from).query(Integer.class).single();
  }

  @Test
  void oneNameWithTwoContentsIsRefusedAndTheFirstStands() throws IOException {
    var lines = named(one(), "conflict");
    take(lines);
    var other = lines.getFirst().replace("12/2024", "13/2024");
    var answer = take(List.of(other));
    assertThat(answer.refused())
        .singleElement()
        .satisfies(row -> {
          assertThat(row.code()).isEqualTo("key-conflict");
          assertThat(row.key()).isEqualTo("F1");
        });
    var number =
        asProgram(
            () -> jdbc.sql("select fir_number from cases.case_file").query(String.class).single());
    assertThat(number).isEqualTo("12/2024");
  }

  @Test
  void aRecordWaitsForItsFirAndCountsWhenItComes() throws IOException {
    var lines = named(one(), "late");
    var answer = take(List.of(lines.get(2)));
    assertThat(answer.quarantined())
        .singleElement()
        .satisfies(row -> assertThat(row.code()).isEqualTo("fir-unknown"));
    take(List.of(lines.get(0)));
    assertThat(asProgram(() -> figures.figuresAfter(0, 10)).getFirst().reportedOn()).isNotNull();
    var states =
        asProgram(() ->
            jdbc.sql("select state from feed.quarantine where source = 'UP-late'")
                .query(String.class)
                .list());
    assertThat(states).containsExactly("RELEASED");
  }

  @Test
  void refusedRowsAreKeptAsTheyCame() throws IOException {
    var answer = take(List.of("{'type':'FIR','victimName':'x'}"));
    var id =
        asProgram(() ->
            jdbc.sql("select id from feed.batch where handle = :handle")
                .param("handle", answer.batch())
                .query(Long.class)
                .single());
    var rows = asProgram(() -> refusedRows.after(id, 0, 10));
    assertThat(rows)
        .singleElement()
        .satisfies(row -> {
          assertThat(row.text()).isEqualTo("{\"type\":\"FIR\",\"victimName\":\"x\"}");
          assertThat(row.code()).isEqualTo("field-unknown");
        });
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12, 13})
  void anyOrderAndAnyRepetitionOfAFeedMakesTheSameCases(long seed) throws IOException {
    var random = new Random(seed);
    var lines = RandomFeed.lines(random, 40);
    var first = "a" + seed;
    take(named(lines, first));
    var expected = picture(first);
    assertThat(expected).isNotEmpty();

    var second = "b" + seed;
    var mixed = new ArrayList<>(lines);
    for (var again = 0; again < lines.size() / 3; again++) {
      mixed.add(lines.get(random.nextInt(lines.size())));
    }
    Collections.shuffle(mixed, random);
    for (var at = 0; at < mixed.size(); ) {
      var to = Math.min(mixed.size(), at + 1 + random.nextInt(40));
      take(named(mixed.subList(at, to), second));
      at = to;
    }
    assertThat(picture(second)).isEqualTo(expected);
  }

  /// Cases, happenings and the waiting list of a feed, without our own numbers and times.
  private List<String> picture(String name) {
    return asProgram(() ->
        jdbc.sql(
                """
                select 'case ' || concat_ws(' ', left(source, 2), key, version, station_id, fir_number,
                         clock_on, due_on, reported_on, report_kind, basis, group_mask, act_mask,
                         age_mask, sections_text, delay_code, returned_count, with_prosecution,
                         clock_removed_on, last_event_at, entered_upto, counted, across) as line
                  from cases.case_file where source like '%-' || :name
                 union all
                select 'happening ' || concat_ws(' ', f.key, h.kind, h.step, h.subject, h.happened_at,
                         h.key, h.version, h.detail)
                  from cases.happening h join cases.case_file f on f.id = h.case_id
                 where f.source like '%-' || :name
                 union all
                select 'waiting ' || concat_ws(' ', type, key, version, code)
                  from feed.quarantine where source like '%-' || :name and state = 'WAITING'
                 order by line
                """)
            .param("name", name)
            .query(String.class)
            .list());
  }

  @Test
  void aHundredImportsOfOneFileAtOnceMakeOneResult() throws Exception {
    var lines = named(RandomFeed.lines(new Random(5), 20), "parallel");
    var accepted = new ArrayList<Batch.Counts>();
    try (var threads = Executors.newFixedThreadPool(8)) {
      var answers = new ArrayList<java.util.concurrent.Future<ImportOutcome.Done>>();
      for (var time = 0; time < 100; time++) answers.add(threads.submit(() -> take(lines)));
      for (var answer : answers) accepted.add(answer.get().counts());
    }
    var known = asProgram(() -> count("feed.envelope where source like '%-parallel'"));
    var stored = accepted.stream().mapToLong(c -> c.accepted() + c.quarantined()).sum();
    assertThat(stored).isLessThanOrEqualTo(known);
    assertThat(accepted).allMatch(c -> c.received() == lines.size());
    take(named(RandomFeed.lines(new Random(5), 20), "serial"));
    assertThat(picture("parallel")).isEqualTo(picture("serial"));
  }
}
