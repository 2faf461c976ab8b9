package abhaya.investigation.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class DemoCountryTest {
  private static final Instant NOW = Instant.parse("2026-11-23T04:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final JsonMapper JSON = new JsonMapper();
  private static final Map<String, Set<String>> OWN_FIELDS =
      Map.of(
          "FIR",
          Set.of(
              "firNumber",
              "zeroFir",
              "recordedAt",
              "occurrenceFrom",
              "occurrenceTo",
              "informationReceivedAt",
              "diaryEntry",
              "sections",
              "majorHead",
              "victims",
              "accused",
              "officer",
              "delayReason",
              "previous",
              "incident"),
          "SECTIONS",
          Set.of("fir", "sections"),
          "TRANSFER",
          Set.of("fir", "toUnit", "newFirNumber", "reason"),
          "OFFICER",
          Set.of("fir", "officer"),
          "STEP",
          Set.of("fir", "institution", "step", "accused", "exhibit"),
          "DELAY",
          Set.of("fir", "institution", "reason", "until"),
          "FINAL_REPORT",
          Set.of("fir", "kind", "stage", "officer"),
          "COURT",
          Set.of("fir", "institution", "step", "soughtBy"));

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 7, 2026})
  void theSameSeedGivesTheSameBytes(long seed) {
    var one = lines(country(seed));
    assertThat(one).isEqualTo(lines(country(seed))).isNotEqualTo(lines(country(seed + 1)));
    assertThat(country(seed).unitsCsv()).isEqualTo(country(seed).unitsCsv());
  }

  @Test
  void theHourOfTheStartChangesNothingOfTheDaysBefore() {
    var morning = new DemoCountry(7, DemoSize.TINY, NOW);
    var evening = new DemoCountry(7, DemoSize.TINY, NOW.plus(Duration.ofHours(11)));
    var soFar = NOW.minus(Duration.ofDays(3));
    for (var feed : morning.feeds()) {
      var told = enteredBefore(soFar, morning, feed.lgd());
      assertThat(enteredBefore(soFar, evening, feed.lgd())).isEqualTo(told);
    }
  }

  private static List<String> enteredBefore(Instant end, DemoCountry country, int lgd) {
    var told = new ArrayList<String>();
    for (var records = country.records(lgd); records.hasNext(); ) {
      var record = records.next();
      if (record.enteredAt().isBefore(end)) told.add(text(record));
    }
    return told;
  }

  @Test
  void everyLineIsARecordWithTheFieldsOfTheContract() {
    var common = Set.of("type", "source", "key", "version", "unit", "happenedAt", "enteredAt");
    for (var line : lines(country(1))) {
      var record = JSON.readTree(line);
      var fields = new TreeSet<>(record.propertyNames());
      assertThat(fields).as(line).containsAll(common);
      fields.removeAll(common);
      assertThat(OWN_FIELDS.get(record.get("type").asString())).as(line).containsAll(fields);
    }
  }

  @Test
  void aFirComesBeforeWhatFollowsAndNothingComesBeforeItsEntry() {
    var country = country(1);
    for (var feed : country.feeds()) {
      var firs = new HashSet<String>();
      var last = Instant.MIN;
      for (var records = country.records(feed.lgd()); records.hasNext(); ) {
        var record = records.next();
        assertThat(record.enteredAt()).isAfterOrEqualTo(last).isBeforeOrEqualTo(NOW);
        assertThat(record.arrivedAt()).isAfterOrEqualTo(record.enteredAt()).isBeforeOrEqualTo(NOW);
        last = record.enteredAt();
        var json = JSON.readTree(text(record));
        if (json.get("type").asString().equals("FIR")) firs.add(json.get("key").asString());
        else assertThat(firs).contains(json.get("fir").asString());
      }
    }
  }

  @Test
  void theRecordsAreInTheOrderThatTheLawGivesThem() {
    var reported = new HashMap<String, String>();
    for (var line : lines(country(2))) {
      var record = JSON.readTree(line);
      if (!record.get("type").asString().equals("FINAL_REPORT")) continue;
      if (!record.get("stage").asString().equals("FORWARDED_TO_COURT")) continue;
      reported.merge(
          record.get("fir").asString(),
          record.get("happenedAt").asString(),
          BinaryOperator.minBy(Comparator.naturalOrder()));
    }
    assertThat(reported).hasSizeGreaterThan(250);
    for (var line : lines(country(2))) {
      var record = JSON.readTree(line);
      var before = Set.of("ARREST").contains(record.path("step").asString(""));
      if (!before || !reported.containsKey(record.get("fir").asString())) continue;
      assertThat(record.get("happenedAt").asString())
          .isLessThanOrEqualTo(reported.get(record.get("fir").asString()));
    }
  }

  @Test
  void theUnitsOfTheRecordsStandInTheTreeOfTheDay() {
    var country = country(3);
    for (var line : lines(country)) {
      var record = JSON.readTree(line);
      var day = LocalDate.parse(record.get("enteredAt").asString().substring(0, 10));
      var unit = record.get("unit").asString();
      if (unit.startsWith("IN.99")) continue;
      assertThat(country.tree().codes(day)).as(line).containsKey(unit);
    }
  }

  @Test
  void theLedgerIsWhatTheRecordsSayWhenCountedByHand() {
    var country = country(5);
    var count = new HandCount();
    for (var line : lines(country)) count.take(JSON.readTree(line));
    for (var asOf : List.of(TODAY.minusDays(1), TODAY.minusDays(200), TODAY.minusDays(700))) {
      assertThat(count.asOf(asOf)).isEqualTo(country.ledger().expected(-1, asOf));
    }
  }

  @Test
  void noTwoFirsOfALargeStateShareAKey() {
    var country = new DemoCountry(3, DemoSize.DEMO, NOW);
    var keys = new HashSet<String>();
    var lines = new HashSet<String>();
    for (var records = country.records(9); records.hasNext(); ) {
      var line = text(records.next());
      var start = line.indexOf("\"key\":\"") + 7;
      var key = line.substring(start, line.indexOf('"', start));
      var isRight = !line.contains("IN.99.") && !line.contains("2025-02-30");
      if (line.startsWith("{\"type\":\"FIR\"") && isRight && lines.add(line)) {
        assertThat(keys.add(key)).as(line).isTrue();
      }
    }
    assertThat(keys).hasSizeGreaterThan(35_000);
  }

  @Test
  void aUnitsCountsAreTheSumOfItsChildren() {
    var country = country(5);
    var ledger = country.ledger();
    for (var day : List.of(TODAY.minusDays(1), TODAY.minusDays(400))) {
      for (var unit : country.tree().units()) {
        if (unit.kind() == DemoUnit.Kind.STATION || !unit.latest().until().isAfter(day)) continue;
        var children =
            country.tree().units().stream()
                .filter(child -> child.on(day).covers(day))
                .filter(child -> child.on(day).parent() == unit.number())
                .mapToLong(child -> ledger.expected(child.number(), day).registered())
                .sum();
        assertThat(children).isEqualTo(ledger.expected(unit.number(), day).registered());
      }
    }
  }

  @Test
  void sectionsAreTypedInBothScriptsAndUnderBothLaws() {
    var texts = new HashSet<String>();
    for (var line : lines(country(1))) {
      var record = JSON.readTree(line);
      if (record.has("sections")) texts.add(record.get("sections").asString());
    }
    assertThat(texts).hasSizeGreaterThan(60);
    assertThat(texts)
        .anyMatch(text -> text.contains("धारा"))
        .anyMatch(text -> text.contains("बीएनएस"));
    assertThat(texts).anyMatch(text -> text.contains("IPC")).anyMatch(text -> text.contains("BNS"));
  }

  @Test
  void victimsAreTokensAndNothingElse() {
    for (var line : lines(country(1))) {
      var record = JSON.readTree(line);
      if (!record.has("victims")) continue;
      for (var victim : record.get("victims")) {
        assertThat(victim.propertyNames())
            .containsExactlyInAnyOrder("token", "ageBand", "sex", "disability");
        assertThat(victim.get("token").asString()).matches("[0-9a-z]{12}");
      }
    }
  }

  @Test
  void theSameRecordsComeAsCsv() {
    var country = country(1);
    var columns = DemoCountry.csvHead().split(",").length;
    var rows = 0;
    for (var feed : country.feeds()) {
      for (var records = country.csv(feed.lgd()); records.hasNext(); rows++) {
        var row = text(records.next());
        assertThat(CsvRow.cells(row)).as(row).hasSize(columns);
      }
    }
    assertThat(rows).isEqualTo(lines(country).size());
  }

  private static DemoCountry country(long seed) {
    return new DemoCountry(seed, DemoSize.TINY, NOW);
  }

  private static List<String> lines(DemoCountry country) {
    var lines = new ArrayList<String>();
    for (var feed : country.feeds()) {
      country.records(feed.lgd()).forEachRemaining(record -> lines.add(text(record)));
    }
    return lines;
  }

  private static String text(DemoRecord record) {
    return new String(record.line(), StandardCharsets.UTF_8);
  }
}
