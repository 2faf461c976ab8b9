package abhaya.investigation.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.ModuleTest;
import abhaya.base.platform.DatabaseContext;
import abhaya.investigation.cases.CaseFigure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// The fast form and the plain one give the same figures, whatever is asked.
@ModuleTest
@TestPropertySource(properties = "abhaya.test.module=compliance")
class CountingModuleTest {

  private static final int CASES = 4_000;
  private static final int ASKS = 700;
  private static final Set<Picture.Part> ALL = EnumSet.allOf(Picture.Part.class);
  private static final Set<Picture.Part> ALONE = Set.of(Picture.Part.MONTHS, Picture.Part.RETURNED);
  private static final SortedMap<LocalDate, Figures> NO_MONTHS = new TreeMap<>();

  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired ComplianceStore store;
  @Autowired Counting counting;
  @Autowired FactMemory memory;

  private final Map<Long, CaseFigure> cases = new TreeMap<>();

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {20261123, 7, 42})
  void everyFigureOfEveryLevelDayWindowAndFilterEqualsThePlainCount(long seed) {
    var country = new RandomCountry(seed);
    asSystem(() -> emptyTree());
    asSystem(() -> country.build(jdbc));
    asSystem(() -> {
      store.renewBlocks();
      store.clear();
      store.countAnew();
    });
    load(country);
    memory.load();
    compare(country, ASKS);

    change(country);
    compare(country, ASKS);
    talliesAreWhatTheFactsSay();

    asSystem(() -> {
      for (int i = 0; i < 5; i++) country.move(jdbc);
      jdbc.sql("select jurisdiction.renew_lineage(null)").query(Integer.class).single();
      store.renewBlocks();
    });
    memory.load();
    compare(country, ASKS);
    assertThat(memory.agrees()).isTrue();
    talliesAreWhatTheFactsSay();
  }

  private void load(RandomCountry country) {
    LongStream.rangeClosed(1, CASES).forEach(id -> cases.put(id, country.figure(id)));
    asSystem(() -> {
      store.load(List.copyOf(cases.values()));
      store.countAnew();
    });
  }

  /// New cases, changed ones, ones that no longer count, and all of it heard twice.
  private void change(RandomCountry country) {
    for (int round = 0; round < 6; round++) {
      var touched = new ArrayList<Long>();
      for (int i = 0; i < 120; i++) {
        long id = 1L + country.below(CASES + 500);
        touched.add(id);
        if (country.below(5) == 0) cases.remove(id);
        else cases.put(id, country.figure(id));
      }
      var figures = touched.stream().distinct().filter(cases::containsKey).map(cases::get).toList();
      for (int twice = 0; twice < 2; twice++) asSystem(() -> takeIn(touched, figures));
    }
  }

  private void takeIn(List<Long> touched, List<CaseFigure> figures) {
    long before = store.becomeTheWriter();
    store.takeIn(touched, figures);
    var step = new FactMemory.Step(touched, figures);
    memory.followAfterCommit(new FactMemory.Change(before, store.version(), List.of(step)));
  }

  private void compare(RandomCountry country, int asks) {
    var plain = asSystem(() -> new PlainCount(jdbc));
    for (int i = 0; i < asks; i++) {
      var ask = country.ask();
      var expected = plain.count(cases.values(), ask);
      var counted = DatabaseContext.SYSTEM.call(() -> counting.picture(ask, ALL));
      isExpected(ask, counted, expected);
      assertThat(withoutEmpty(counted.children())).as("%s", ask).isEqualTo(expected.children());
      isExpected(ask, DatabaseContext.SYSTEM.call(() -> counting.picture(ask, ALONE)), expected);
      if (i % 3 == 0 || ask.filter().isEmpty()) remembered(ask, expected);
      assertThat(Figures.sum(counted.children().values())).isEqualTo(counted.total());
      assertThat(Figures.sum(counted.months().values())).isEqualTo(counted.total());
    }
  }

  private static void isExpected(Ask ask, Picture counted, Picture expected) {
    assertThat(counted.total()).as("%s", ask).isEqualTo(expected.total());
    assertThat(withoutEmpty(counted.months())).as("%s", ask).isEqualTo(expected.months());
    assertThat(counted.returned()).as("%s", ask).isEqualTo(expected.returned());
  }

  private void remembered(Ask ask, Picture expected) {
    DatabaseContext.SYSTEM.run(() -> {
      assertThat(memory.picture(ask, ALL)).as("%s", ask).contains(expected);
      var alone = memory.picture(ask, ALONE);
      assertThat(alone).as("%s", ask).contains(expected.withoutChildren());
      var series = counting.series(ask);
      memory
          .series(ask)
          .orElseThrow()
          .forEach((child, months) ->
              assertThat(withoutEmpty(series.getOrDefault(child, NO_MONTHS))).isEqualTo(months));
    });
  }

  private static <K> Map<K, Figures> withoutEmpty(Map<K, Figures> figures) {
    var kept = new HashMap<>(figures);
    kept.values().removeIf(Figures.NONE::equals);
    return kept;
  }

  private void talliesAreWhatTheFactsSay() {
    for (var table :
        List.of("tally_month", "tally_month_report", "tally_day", "tally_day_report")) {
      var kept = asSystem(() -> rows(table));
      asSystem(() -> store.countAnew());
      assertThat(kept).as(table).isEqualTo(asSystem(() -> rows(table)));
    }
  }

  private List<String> rows(String table) {
    return List.copyOf(
        jdbc
            .sql("select coalesce(t::text, '') from compliance." + table + " t order by 1")
            .query(String.class)
            .list()
            .stream()
            .map(Objects::requireNonNull)
            .toList());
  }

  /// The units themselves stay for ever: another country begins with other numbers.
  private void emptyTree() {
    jdbc.sql("delete from compliance.case_fact").update();
    jdbc.sql("delete from compliance.station_block where station_id >= 10000").update();
    jdbc.sql("delete from jurisdiction.lineage where station_id >= 10000").update();
    jdbc.sql("delete from jurisdiction.placement where unit_id >= 10000").update();
  }

  private void asSystem(Runnable act) {
    DatabaseContext.SYSTEM.run(() -> transactions.executeWithoutResult(status -> act.run()));
  }

  private <T> T asSystem(Supplier<T> act) {
    return Objects.requireNonNull(
        DatabaseContext.SYSTEM.call(() -> transactions.execute(status -> act.get())));
  }
}
