package abhaya.base.jurisdiction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.ModuleTest;
import abhaya.base.platform.DatabaseContext;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
@TestPropertySource(properties = "abhaya.test-context=jurisdiction")
class JurisdictionModuleTest {

  private static final LocalDate FOUNDED = LocalDate.of(2020, 1, 1);
  private static int number;

  @Autowired UnitRegister register;
  @Autowired UnitStore store;
  @Autowired ReachTimers reach;
  @Autowired UnitTrees trees;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  private static ChangeNote from(LocalDate day) {
    return new ChangeNote(day, "order of the test", "tester");
  }

  private UnitId open(UnitKind kind, UnitId parent) {
    var label = "T" + ++number;
    var act = new UnitAct.Open(kind, parent, label, "Place " + label, "", List.of());
    return done(register.perform(act, from(FOUNDED)));
  }

  private UnitId done(UnitAnswer answer) {
    assertThat(answer).isInstanceOf(UnitAnswer.Done.class);
    return ((UnitAnswer.Done) answer).unit();
  }

  @Test
  void theNationHasThirtySixStatesWithCodesNamesAndTiles() {
    var tree = trees.today();
    assertThat(tree.children(UnitId.NATION).stream().map(Unit::kind))
        .hasSize(36)
        .containsOnly(UnitKind.STATE);
    assertThat(tree.children(UnitId.NATION).getFirst().code()).isEqualTo("IN.01");
    assertThat(tree.get(UnitId.ofState(9)).name("hi")).isEqualTo("उत्तर प्रदेश");
    assertThat(tree.find("IN.26")).map(Unit::code).contains("IN.38");
    assertThat(trees.tiles()).hasSize(36);
    assertThat(trees.tiles().stream().map(tile -> tile.row() + " " + tile.column()))
        .doesNotHaveDuplicates();
  }

  @Test
  void theDatabaseItselfRefusesTwoParentsOrphansCirclesAndTwinLabels() {
    var one = open(UnitKind.DISTRICT, UnitId.ofState(9));
    var two = open(UnitKind.DISTRICT, UnitId.ofState(9));
    var station = open(UnitKind.STATION, one);
    assertThatThrownBy(() -> place(station, 5, two, 3, "X1", "[2024-01-01,)"))
        .hasMessageContaining("one_parent_at_a_time");
    var label = trees.today().get(station).label();
    assertThatThrownBy(() -> place(open(UnitKind.STATION, two), 5, one, 3, label, "[2010-01-01,)"))
        .hasMessageContaining("one_parent_at_a_time");
    var free = unplaced("STATION");
    assertThatThrownBy(
            () -> place(free, 5, one, 3, label.toLowerCase(Locale.ROOT), "[2024-01-01,)"))
        .hasMessageContaining("one_label_at_a_time");
    assertThatThrownBy(() -> place(free, 5, one, 3, "X2", "[2019-12-31,)"))
        .hasMessageContaining("parent_lives");
    assertThatThrownBy(() -> place(unplaced("DISTRICT"), 3, station, 5, "X3", "[2024-01-01,)"))
        .hasMessageContaining("levels_go_down");
    assertThatThrownBy(() -> place(free, 5, one, 1, "X4", "[2024-01-01,)"))
        .hasMessageContaining("level_of_parent");
  }

  @Test
  void whoeverSaysThatUnitsChangedIsBelievedWhateverTheNumberOfTheLastChange() {
    var district = open(UnitKind.DISTRICT, UnitId.ofState(9));
    assertThat(trees.today().get(district).nameEn()).startsWith("Place T");
    transactions.executeWithoutResult(status ->
        jdbc.sql("update jurisdiction.unit_name set name_en = 'Renamed' where unit_id = :unit")
            .param("unit", district.value())
            .update());
    trees.refresh();
    assertThat(trees.today().get(district).nameEn()).isEqualTo("Renamed");
  }

  private UnitId unplaced(String kind) {
    return new UnitId(
        jdbc.sql("insert into jurisdiction.unit (kind) values (:kind) returning id")
            .param("kind", kind)
            .query(Integer.class)
            .single());
  }

  private void place(
      UnitId unit, int level, UnitId parent, int parentLevel, String label, String valid) {
    transactions.executeWithoutResult(status -> {
      jdbc.sql(
              """
              insert into jurisdiction.placement
                     (unit_id, level, parent_id, parent_level, label, valid)
              values (:unit, :level, :parent, :parentLevel, :label, :valid::daterange)
              """)
          .param("unit", unit.value())
          .param("level", level)
          .param("parent", parent.value())
          .param("parentLevel", parentLevel)
          .param("label", label)
          .param("valid", valid)
          .update();
      jdbc.sql("set constraints all immediate").update();
    });
  }

  @Test
  void afterRandomActsStoredTreeAndLineageEqualTheirNaiveTwinOnEveryDay() {
    var random = new Random(7);
    var twin = new TwinTree();
    var known = new HashMap<UnitId, UnitId>();
    for (int fresh = 100_001; fresh < 100_161; fresh++) {
      var act = twin.anyAct(random, fresh);
      int from = random.nextInt(TwinTree.DAYS);
      var expected = twin.after(act, from, fresh);
      var answer = register.perform(renumbered(act, known), from(TwinTree.day(from)));
      assertThat(answer instanceof UnitAnswer.Done).as("%s", act).isEqualTo(expected != null);
      if (expected == null || !(answer instanceof UnitAnswer.Done done)) continue;
      if (expected.kinds.containsKey(fresh)) known.put(new UnitId(fresh), done.unit());
      twin = expected;
    }
    var back = new HashMap<Integer, Integer>();
    known.forEach((mine, theirs) -> back.put(theirs.value(), mine.value()));
    for (int day = 0; day < TwinTree.DAYS; day += 3) {
      assertThat(of(trees.asOf(TwinTree.day(day)), back)).isEqualTo(twin.on(day));
    }
    assertLineageEquals(twin, known);
  }

  private static UnitAct renumbered(UnitAct act, Map<UnitId, UnitId> known) {
    return switch (act) {
      case UnitAct.Open open ->
          new UnitAct.Open(
              open.kind(),
              known.getOrDefault(open.parent(), open.parent()),
              open.label(),
              open.nameEn(),
              open.nameHi(),
              open.revenue());
      case UnitAct.Move move ->
          new UnitAct.Move(
              known.getOrDefault(move.unit(), move.unit()),
              known.getOrDefault(move.parent(), move.parent()),
              move.label());
      case UnitAct.Rename rename ->
          new UnitAct.Rename(
              known.getOrDefault(rename.unit(), rename.unit()), rename.nameEn(), rename.nameHi());
      case UnitAct.Merge merge ->
          new UnitAct.Merge(
              known.getOrDefault(merge.unit(), merge.unit()),
              known.getOrDefault(merge.into(), merge.into()));
      case UnitAct.Split split ->
          new UnitAct.Split(
              known.getOrDefault(split.unit(), split.unit()),
              split.label(),
              split.nameEn(),
              split.nameHi(),
              split.children().stream().map(id -> known.getOrDefault(id, id)).toList());
      case UnitAct.Retire retire ->
          new UnitAct.Retire(
              known.getOrDefault(retire.unit(), retire.unit()),
              retire.heir() == null ? null : known.getOrDefault(retire.heir(), retire.heir()));
      case UnitAct.Remap remap -> remap;
    };
  }

  private static Map<Integer, String> of(UnitTree tree, Map<Integer, Integer> back) {
    var mine = new ArrayList<Unit>();
    for (var unit : tree.units()) {
      var id = back.get(unit.id().value());
      var isState = TwinTree.STATES.contains(unit.id().value());
      if (id == null && !isState) continue;
      var parent = Objects.requireNonNull(unit.parent());
      var above = back.getOrDefault(parent.value(), parent.value());
      mine.add(
          new Unit(
              new UnitId(id == null ? unit.id().value() : id),
              unit.kind(),
              unit.code(),
              unit.nameEn(),
              unit.nameHi(),
              new UnitId(above)));
    }
    return TwinTree.told(mine);
  }

  private void assertLineageEquals(TwinTree twin, Map<UnitId, UnitId> known) {
    for (var station : twin.kinds.keySet()) {
      if (twin.kind(station) != UnitKind.STATION) continue;
      var stored = known.get(new UnitId(station));
      for (int day = 0; day < TwinTree.DAYS; day += 3) {
        var expected = twin.lineage(station, day);
        var found =
            jdbc.sql(
                    """
                    select array[held_by, coalesce(subdivision_id, 0), coalesce(district_id, 0),
                                 coalesce(range_id, 0), state_id]::text
                      from jurisdiction.lineage
                     where station_id = :station and from_on <= :day and to_on > :day
                    """)
                .param("station", Objects.requireNonNull(stored).value())
                .param("day", TwinTree.day(day))
                .query(String.class)
                .optional();
        assertThat(found.orElse("none"))
            .as("station %s on day %s", station, day)
            .isEqualTo(expected == null ? "none" : text(expected, known));
      }
    }
  }

  private static String text(List<Integer> lineage, Map<UnitId, UnitId> known) {
    var ids =
        lineage.stream()
            .map(id -> id == 0 ? 0 : known.getOrDefault(new UnitId(id), new UnitId(id)).value())
            .map(Object::toString)
            .toList();
    return "{" + String.join(",", ids) + "}";
  }

  @Test
  void aReaderSeesTheStationsUnderItsUnitTodayAndThoseItAnswersFor() {
    var one = open(UnitKind.DISTRICT, UnitId.ofState(10));
    var two = open(UnitKind.DISTRICT, UnitId.ofState(10));
    var stays = open(UnitKind.STATION, one);
    var moves = open(UnitKind.STATION, one);
    var ends = open(UnitKind.STATION, one);
    register.perform(new UnitAct.Move(moves, two, ""), from(LocalDate.of(2024, 1, 1)));
    register.perform(new UnitAct.Merge(ends, moves), from(LocalDate.of(2025, 1, 1)));
    assertThat(inScope(one)).containsExactlyInAnyOrder(stays.value());
    assertThat(inScope(two)).containsExactlyInAnyOrder(moves.value(), ends.value());
    assertThat(inScope(moves)).containsExactlyInAnyOrder(moves.value(), ends.value());
    assertThat(inScope(UnitId.ofState(10))).contains(stays.value(), moves.value(), ends.value());
    assertThat(inScope(UnitId.ofState(11))).doesNotContain(stays.value());
    assertThat(inScope(UnitId.NATION)).contains(stays.value(), moves.value(), ends.value());
    assertThat(scope(two, "units_in_scope"))
        .containsExactlyInAnyOrder(two.value(), moves.value(), ends.value());
    assertThat(transactions.<List<Integer>>execute(status -> ids("stations_in_scope"))).isEmpty();
  }

  @Test
  void whatAUnitReachesIsKeptAndIsWhatItsTablesSay() {
    var one = open(UnitKind.DISTRICT, UnitId.ofState(10));
    var two = open(UnitKind.DISTRICT, UnitId.ofState(10));
    var moves = open(UnitKind.STATION, one);
    var ends = open(UnitKind.STATION, one);
    reach.look();
    assertThat(kept()).isEqualTo(count("jurisdiction.unit"));
    assertThat(keptOtherwiseThanTheTablesSay()).isZero();
    transactions.executeWithoutResult(status -> {
      done(register.perform(new UnitAct.Move(moves, two, ""), from(LocalDate.of(2024, 1, 1))));
      assertThat(kept()).as("a change forgets what was kept, with its own commit").isZero();
    });
    done(register.perform(new UnitAct.Merge(ends, moves), from(LocalDate.of(2025, 1, 1))));
    reach.look();
    assertThat(keptOtherwiseThanTheTablesSay()).isZero();
    assertThat(scope(two, "units_in_scope"))
        .containsExactlyInAnyOrder(two.value(), moves.value(), ends.value());
    assertThat(inScope(one)).isEmpty();
  }

  @Test
  void nothingIsKeptOfUnitsThatAreBeingChanged() {
    var district = open(UnitKind.DISTRICT, UnitId.ofState(10));
    transactions.executeWithoutResult(status -> {
      jdbc.sql("update jurisdiction.placement set label = label where unit_id = :unit")
          .param("unit", district.value())
          .update();
      // by another connection, as another machine would
      assertThat(CompletableFuture.runAsync(reach::look)).succeedsWithin(Duration.ofSeconds(20));
      assertThat(kept()).isZero();
    });
    reach.look();
    assertThat(kept()).isEqualTo(count("jurisdiction.unit"));
  }

  @Test
  void unitsAreChangedOnlyByTransactionsThatSeeWhatWasCommittedMeanwhile() {
    var district = open(UnitKind.DISTRICT, UnitId.ofState(10));
    var repeatable =
        new TransactionTemplate(Objects.requireNonNull(transactions.getTransactionManager()));
    repeatable.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    assertThatThrownBy(() ->
            repeatable.executeWithoutResult(status ->
                jdbc.sql("update jurisdiction.placement set label = label where unit_id = :unit")
                    .param("unit", district.value())
                    .update()))
        .rootCause()
        .hasMessageContaining("units are changed under read committed only");
  }

  @Test
  void whoeverIsNotTheProgramWorksNothingOut() {
    var chief = new DatabaseContext(5, 1, "DISTRICT_CHIEF", "SUPERVISE");
    assertThatThrownBy(
            () -> chief.call(() -> transactions.execute(status -> store.workOutReach(5))))
        .rootCause()
        .hasMessageContaining("the program works out what units reach");
  }

  private long kept() {
    return count("jurisdiction.reach where day = jurisdiction.today()");
  }

  private long keptOtherwiseThanTheTablesSay() {
    return count(
        """
        jurisdiction.reach r
         where (select array_agg(x order by x) from unnest(r.stations) x)
               is distinct from
               (select array_agg(x order by x) from jurisdiction.stations_under(r.unit_id, r.day) x)
            or (select array_agg(x order by x) from unnest(r.units) x)
               is distinct from
               (select array_agg(x order by x) from jurisdiction.units_under(r.unit_id, r.day) x)
            or r.station_ranges <> jurisdiction.ranges(r.stations)
            or exists (select from jurisdiction.unit u
                        where u.id = any (r.units) <> u.id <@ r.unit_ranges)
        """);
  }

  private long count(String what) {
    return jdbc.sql("select count(*) from " + what).query(Long.class).single();
  }

  private List<Integer> inScope(UnitId reader) {
    return scope(reader, "stations_in_scope");
  }

  private List<Integer> scope(UnitId reader, String function) {
    var context = new DatabaseContext(5, reader.value(), "DISTRICT_CHIEF", "SUPERVISE");
    return Objects.requireNonNull(
        context.call(() -> transactions.execute(status -> ids(function))));
  }

  private List<Integer> ids(String function) {
    return jdbc.sql("select jurisdiction." + function + "()")
        .query((row, number) -> row.getInt(1))
        .list();
  }

  @Test
  void anActKeepsWhatStoodBeforeAndTellsIt() {
    var district = open(UnitKind.DISTRICT, UnitId.ofState(9));
    var renamed = new UnitAct.Rename(district, "New Name", "नया नाम");
    done(register.perform(renamed, from(LocalDate.of(2025, 6, 1))));
    var kept =
        jdbc.sql(
                """
                select act || ' ' || (before -> 'names' -> 0 ->> 'en') || ' > '
                       || (after -> 'names' -> 1 ->> 'en')
                  from jurisdiction.unit_change
                 where unit_id = :unit and act = 'RENAMED'
                """)
            .param("unit", district.value())
            .query(String.class)
            .single();
    assertThat(kept).startsWith("RENAMED Place T").endsWith("> New Name");
    assertThatThrownBy(() -> jdbc.sql("delete from jurisdiction.unit_change").update())
        .rootCause()
        .hasMessageContaining("permission denied");
    assertThat(trees.asOf(LocalDate.of(2025, 5, 31)).get(district).nameEn()).startsWith("Place");
    assertThat(trees.today().get(district).name("hi")).isEqualTo("नया नाम");
    var told =
        jdbc.sql("select count(*) from platform.event where kind = 'UnitsChanged'")
            .query(Integer.class)
            .single();
    assertThat(told).isGreaterThan(1);
  }

  @Test
  void aPastDatedActNeedsAReasonAndAPreviewWritesNothing() {
    var district = open(UnitKind.DISTRICT, UnitId.ofState(9));
    var act = new UnitAct.Rename(district, "Other Name", "");
    var silent = new ChangeNote(LocalDate.of(2025, 6, 1), " ", "tester");
    var refused = register.perform(act, silent);
    assertThat(refused).isInstanceOf(UnitAnswer.Refused.class);
    assertThat(((UnitAnswer.Refused) refused).refusal().code()).isEqualTo("reason-missing");
    var before = trees.today().size();
    var label = new UnitAct.Move(district, UnitId.ofState(10), "Z9");
    var preview = register.preview(label, from(LocalDate.of(2025, 6, 1)));
    assertThat(((UnitAnswer.Done) preview).codes())
        .extracting(UnitAnswer.CodeChange::after)
        .containsExactly("IN.10.Z9");
    assertThat(trees.today().size()).isEqualTo(before);
    assertThat(trees.today().get(district).code()).startsWith("IN.09.");
  }

  @Test
  void seventeenThousandUnitsAreTakenOnceAndThenUnchanged() {
    var rows = new ArrayList<UnitRow>();
    for (int d = 1; d <= 800; d++) {
      var state = "IN.12";
      rows.add(row(rows, state + ".B" + d, "DISTRICT", state));
      for (int s = 1; s <= 21; s++) {
        rows.add(row(rows, state + ".B" + d + ".S" + s, "STATION", state + ".B" + d));
      }
    }
    var dry = register.take(rows, UnitId.NATION, from(FOUNDED), true);
    assertThat(dry.accepted()).isEqualTo(rows.size());
    assertThat(trees.today().find("IN.12.B1")).isEmpty();
    var begun = System.nanoTime();
    var answer = register.take(rows, UnitId.NATION, from(FOUNDED), false);
    var millis = (System.nanoTime() - begun) / 1_000_000;
    System.out.println(rows.size() + " units imported in " + millis + " ms");
    assertThat(answer.accepted()).isEqualTo(rows.size());
    assertThat(answer.refused()).isEmpty();
    var again = register.take(rows, UnitId.NATION, from(FOUNDED), false);
    assertThat(again.unchanged()).isEqualTo(rows.size());
    assertThat(trees.today().stationsUnder(UnitId.ofState(12))).hasSize(16_800);
    assertThat(inScope(UnitId.ofState(12))).hasSize(16_800);
  }

  @Test
  void aChangeIsSeenAtOnceWhileOthersKeepReading() throws Exception {
    var ended = new AtomicBoolean();
    Runnable reader =
        () -> {
          while (!ended.get()) trees.today();
        };
    try (var readers = Executors.newFixedThreadPool(2)) {
      for (int n = 0; n < 2; n++) readers.execute(reader);
      try {
        for (int n = 0; n < 60; n++) {
          var district = open(UnitKind.DISTRICT, UnitId.ofState(9));
          assertThat(trees.today().get(district).id()).isEqualTo(district);
        }
      } finally {
        ended.set(true);
      }
    }
  }

  private static UnitRow row(List<UnitRow> rows, String code, String kind, String parent) {
    return new UnitRow(
        rows.size() + 1, code, kind, "Place " + code, "", parent, "2018-01-01", "", "", "");
  }
}
