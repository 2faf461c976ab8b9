package abhaya.base.jurisdiction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnitsImportTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  /// code | kind | nameEn | nameHi | parent | from | to | lgd | aliases
  private static List<UnitRow> rows(String table) {
    var rows = new ArrayList<UnitRow>();
    for (var line : table.strip().lines().toList()) {
      var cell = new ArrayList<String>();
      for (var part : line.split("\\|", -1)) cell.add(part.strip());
      while (cell.size() < 9) cell.add("");
      rows.add(
          new UnitRow(
              rows.size() + 1,
              cell.get(0),
              cell.get(1),
              cell.get(2),
              cell.get(3),
              cell.get(4),
              cell.get(5),
              cell.get(6),
              cell.get(7),
              cell.get(8)));
    }
    return rows;
  }

  private static ImportPlan plan(UnitHistory history, String table) {
    return plan(history, table, UnitId.NATION);
  }

  private static ImportPlan plan(UnitHistory history, String table, UnitId within) {
    return new UnitsImport(new CodeBook(history, TODAY), new UnitDraft(history), within)
        .plan(rows(table));
  }

  private static UnitHistory stored(ImportPlan plan, UnitHistory base) {
    var numbers = new HashMap<UnitId, UnitId>();
    for (var unit : plan.draft().changed()) {
      if (base.find(unit.id()).isEmpty()) {
        numbers.put(unit.id(), new UnitId(5000 + base.all().size() + numbers.size()));
      }
    }
    var draft = plan.draft().history();
    var aliases = new HashMap<String, UnitId>();
    draft.aliases().forEach((code, id) -> aliases.put(code, numbers.getOrDefault(id, id)));
    return new UnitHistory(draft.all().stream().map(u -> u.renumbered(numbers)).toList(), aliases);
  }

  private static UnitTree treeOf(UnitHistory history, LocalDate day) {
    return new UnitTree(history, day, new CodeBook(history, TODAY));
  }

  private static List<String> refusals(ImportPlan plan) {
    return plan.refused().stream().map(r -> r.row() + " " + r.field() + " " + r.code()).toList();
  }

  private static final String SMALL =
      """
      IN.09.D1.S1 | STATION | Nadi | नदी | IN.09.D1 | 2020-01-01 | | | CAS-1;CAS-2
      IN.09.D1 | DISTRICT | Purva | पूर्व | IN.09 | 2015-01-01 | | 77;78 |
      IN.09.D1.S2 | STATION | Kuan | | IN.09.D1 | 2020-01-01 | 2023-12-31 | |
      """;

  @Test
  void rowsInAnyOrderBecomeATreeWithLastDaysIncluded() {
    var plan = plan(UnitBookTest.emptyCountry(), SMALL);
    assertThat(plan.refused()).isEmpty();
    assertThat(plan.accepted()).isEqualTo(3);
    var history = stored(plan, UnitBookTest.emptyCountry());
    var last = treeOf(history, LocalDate.of(2023, 12, 31));
    assertThat(last.stationsUnder(UnitId.ofState(9))).hasSize(2);
    assertThat(treeOf(history, TODAY).stationsUnder(UnitId.ofState(9))).hasSize(1);
    assertThat(last.find("cas-2")).map(Unit::nameEn).contains("Nadi");
    assertThat(last.find("IN.09.D1")).map(unit -> unit.name("hi")).contains("पूर्व");
    assertThat(last.find("IN.09.D1.S2")).map(unit -> unit.name("hi")).contains("Kuan");
  }

  @Test
  void theSameFileAgainChangesNothing() {
    var history = stored(plan(UnitBookTest.emptyCountry(), SMALL), UnitBookTest.emptyCountry());
    var again = plan(history, SMALL);
    assertThat(again.unchanged()).isEqualTo(3);
    assertThat(again.accepted()).isZero();
    assertThat(again.draft().changed()).isEmpty();
    assertThat(again.draft().newAliases()).isEmpty();
  }

  @Test
  void orphansAndTheirChildrenAreRefusedAndTheRestIsTaken() {
    var plan =
        plan(
            UnitBookTest.emptyCountry(),
            """
            IN.09.D9.S1 | STATION | Nadi | | IN.09.D9 | 2020-01-01
            IN.09.D1 | DISTRICT | Purva | | IN.09 | 2015-01-01
            IN.99.D1 | DISTRICT | Door | | IN.99 | 2015-01-01
            IN.99.D1.S1 | STATION | Kuan | | IN.99.D1 | 2015-01-01
            """);
    assertThat(refusals(plan))
        .containsExactly("1 parentCode orphan", "3 parentCode orphan", "4 parentCode orphan");
    assertThat(plan.accepted()).isEqualTo(1);
  }

  @Test
  void twoParentsAtOnceAreRefusedBothInTheFileAndAgainstTheRecord() {
    var districts =
        """
        IN.09.D1 | DISTRICT | Purva | | IN.09 | 2015-01-01
        IN.09.D2 | DISTRICT | Paschim | | IN.09 | 2015-01-01
        """;
    var start = UnitBookTest.emptyCountry();
    var plan =
        plan(
            start,
            districts
                + """
                IN.09.D1.S1 | STATION | Nadi | | IN.09.D1 | 2020-01-01
                IN.09.D1.S1 | STATION | Nadi | | IN.09.D2 | 2020-06-01
                """);
    assertThat(refusals(plan))
        .containsExactly("3 parentCode double-parent", "4 parentCode double-parent");
    var history =
        stored(plan(start, districts + "IN.09.D1.S1|STATION|Nadi||IN.09.D1|2020-01-01"), start);
    var moved =
        UnitBookTest.after(
            history,
            new UnitAct.Move(
                treeOf(history, TODAY).find("IN.09.D1.S1").orElseThrow().id(),
                treeOf(history, TODAY).find("IN.09.D2").orElseThrow().id(),
                ""),
            LocalDate.of(2022, 1, 1),
            0);
    assertThat(refusals(plan(moved, "IN.09.D1.S1|STATION|Nadi||IN.09.D1|2020-01-01")))
        .containsExactly("1 parentCode double-parent");
  }

  @Test
  void circlesLevelsAndCodesThatDoNotFitAreRefused() {
    var plan =
        plan(
            UnitBookTest.emptyCountry(),
            """
            IN.09.A | RANGE | A | | IN.09.B | 2020-01-01
            IN.09.B | RANGE | B | | IN.09.A | 2020-01-01
            IN.09.D1 | DISTRICT | Purva | | IN.09 | 2015-01-01
            IN.09.D1.R1 | RANGE | Range | | IN.09.D1 | 2020-01-01
            IN.10.D2 | DISTRICT | Other | | IN.09 | 2020-01-01
            IN.09.D1 | DISTRICT | Again | | IN.09 | 2016-01-01
            IN.39 | STATE | New | | IN | 2020-01-01
            """);
    assertThat(refusals(plan))
        .containsExactly(
            "1 parentCode cycle",
            "2 parentCode cycle",
            "4 parentCode wrong-level",
            "5 code code-not-under-parent",
            "6 code duplicate-code",
            "7 kind state-fixed");
    assertThat(plan.accepted()).isEqualTo(1);
  }

  @Test
  void cellsThatCannotBeReadAreNamedAndNeverRepeated() {
    var plan =
        plan(
            UnitBookTest.emptyCountry(),
            """
             | DISTRICT | Purva | | IN.09 | 2015-01-01
            IN.09.D-1 | DISTRICT | Purva | | IN.09 | 2015-01-01
            IN.09.D1 | ZILLA | Purva | | IN.09 | 2015-01-01
            IN.09.D2 | DISTRICT | | | IN.09 | 2015-01-01
            IN.09.D3 | DISTRICT | Purv\u0430 | | IN.09 | 2015-01-01
            IN.09.D4 | DISTRICT | Purva | | | 2015-01-01
            IN.09.D5 | DISTRICT | Purva | | IN.09 | 2015-02-30
            IN.09.D6 | DISTRICT | Purva | | IN.09 | 0202-01-01
            IN.09.D7 | DISTRICT | Purva | | IN.09 | 2015-01-02 | 2015-01-01
            IN.09.D8 | DISTRICT | Purva | | IN.09 |
            IN.09.D9 | DISTRICT | Purva | | IN.09 | 2015-01-01 | | seven
            IN.09.D10 | DISTRICT | Purva | | IN.09 | 2015-01-01 | | | a b*
            IN.09.D11234567890123456 | DISTRICT | Purva | | IN.09 | 2015-01-01
            """);
    assertThat(refusals(plan))
        .containsExactly(
            "1 code code-missing",
            "2 code code-malformed",
            "3 kind kind-unknown",
            "4 nameEn name-missing",
            "5 nameEn name-mixed-script",
            "6 parentCode parent-missing",
            "7 validFrom date-malformed",
            "8 validFrom date-out-of-range",
            "9 validTo dates-reversed",
            "10 validFrom date-missing",
            "11 revenueDistrictLgd revenue-malformed",
            "12 aliases alias-malformed",
            "13 code code-malformed");
    assertThat(plan.refused()).allSatisfy(r -> assertThat(r.args()).doesNotContain("seven"));
  }

  @Test
  void aFileTellsAMoveAMergeAndAChangeOfName() {
    var start = UnitBookTest.emptyCountry();
    var plan =
        plan(
            start,
            """
            IN.09.D1 | DISTRICT | Purva | | IN.09 | 2015-01-01
            IN.09.D2 | DISTRICT | Paschim | | IN.09 | 2015-01-01 | 2019-12-31
            IN.09.D2 | DISTRICT | Uttar | | IN.09 | 2020-01-01
            IN.09.D1.S1 | STATION | Nadi | | IN.09.D1 | 2015-01-01 | 2019-12-31
            IN.09.D2.S1 | STATION | Nadi | | IN.09.D2 | 2020-01-01 | | | IN.09.D1.S1
            IN.09.D1.S2 | STATION | Kuan | | IN.09.D1 | 2015-01-01 | 2021-12-31
            IN.09.D1.S3 | STATION | Pul | | IN.09.D1 | 2015-01-01 | | | IN.09.D1.S2
            """);
    assertThat(refusals(plan)).isEmpty();
    var history = stored(plan, start);
    var now = treeOf(history, TODAY);
    assertThat(now.find("IN.09.D1.S1")).map(Unit::code).contains("IN.09.D2.S1");
    assertThat(now.find("IN.09.D1.S2")).map(Unit::code).contains("IN.09.D1.S3");
    assertThat(now.find("IN.09.D2")).map(Unit::nameEn).contains("Uttar");
    assertThat(treeOf(history, LocalDate.of(2019, 12, 31)).find("IN.09.D2"))
        .map(Unit::nameEn)
        .contains("Paschim");
    var again =
        plan(
            history,
            """
            IN.09.D1.S2 | STATION | Kuan | | IN.09.D1 | 2015-01-01 | 2021-12-31
            IN.09.D1.S3 | STATION | Pul | | IN.09.D1 | 2015-01-01 | | | IN.09.D1.S2
            """);
    assertThat(again.unchanged()).isEqualTo(2);
  }

  @Test
  void noOneTakesAnotherUnitsAliasRevenueDistrictOrSubtree() {
    var start = UnitBookTest.emptyCountry();
    var history = stored(plan(start, SMALL), start);
    var plan =
        plan(
            history,
            """
            IN.09.D1.S4 | STATION | Van | | IN.09.D1 | 2020-01-01 | | | CAS-1
            IN.09.D1.S5 | STATION | Van | | IN.09.D1 | 2020-01-01 | | | IN.09.D1.S1
            IN.10.D1 | DISTRICT | Dakshin | | IN.10 | 2020-01-01 | | 77 |
            IN.09.D1.S6 | STATION | Van | | IN.09.D1 | 2014-01-01
            """);
    assertThat(refusals(plan))
        .containsExactly(
            "1 aliases alias-taken",
            "2 aliases alias-taken",
            "3 revenueDistrictLgd revenue-elsewhere",
            "4 validFrom parent-not-standing");
    var foreign =
        plan(start, "IN.10.D1 | DISTRICT | Dakshin | | IN.10 | 2020-01-01", UnitId.ofState(9));
    assertThat(refusals(foreign)).containsExactly("1 parentCode not-yours");
  }

  @Test
  void aDistrictIsNotClosedOverItsStations() {
    var start = UnitBookTest.emptyCountry();
    var history = stored(plan(start, SMALL), start);
    var plan = plan(history, "IN.09.D1 | DISTRICT | Purva | | IN.09 | 2015-01-01 | 2022-12-31");
    assertThat(refusals(plan)).containsExactly("1 validTo children-remain");
  }
}
