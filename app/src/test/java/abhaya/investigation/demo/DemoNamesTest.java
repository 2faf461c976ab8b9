package abhaya.investigation.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoNamesTest {
  private final DemoTree tree =
      new DemoCountry(2026, DemoSize.DEMO, Instant.parse("2026-11-23T04:00:00Z")).tree();

  @Test
  void noUnitBearsTheNameOfARealDistrict() {
    var real = realDistricts();
    assertThat(real).hasSizeGreaterThan(700);
    for (var unit : tree.units()) {
      if (unit.kind() == DemoUnit.Kind.STATE) continue;
      for (var spell : unit.spells()) {
        for (var word : spell.nameEn().toLowerCase(Locale.ROOT).split(" ", -1)) {
          assertThat(real).doesNotContain(word);
        }
      }
    }
  }

  @Test
  void everyNameStandsInBothScripts() {
    for (var unit : tree.units()) {
      assertThat(unit.latest().nameEn()).matches("[A-Za-z0-9 ]+");
      assertThat(unit.latest().nameHi()).matches("[\\p{InDevanagari}0-9 ]+");
    }
  }

  @Test
  void noTwoStationsOfADistrictAndNoTwoDistrictsShareAName() {
    var names = new HashSet<String>();
    for (var unit : tree.units()) {
      if (unit.kind() == DemoUnit.Kind.SUBDIVISION) continue;
      var above = unit.kind() == DemoUnit.Kind.STATION ? district(unit) : -1;
      assertThat(names.add(unit.kind() + " " + above + " " + unit.latest().nameEn()))
          .as(unit.latest().nameEn())
          .isTrue();
    }
  }

  @Test
  void theCountryHasTheStatesDistrictsAndStationsOfTheRealOneInNumber() {
    assertThat(count(DemoUnit.Kind.STATE)).isEqualTo(36);
    assertThat(count(DemoUnit.Kind.DISTRICT)).isBetween(790L, 830L);
    assertThat(count(DemoUnit.Kind.STATION)).isBetween(16_800L, 17_200L);
  }

  @Test
  void someStationsMovedSomeWereRenamedAndADistrictEnded() {
    assertThat(tree.units())
        .anyMatch(unit -> unit.kind() == DemoUnit.Kind.DISTRICT && ended(unit))
        .anyMatch(unit -> isDistrictOpenedLately(unit))
        .anyMatch(unit -> unit.spells().size() > 1 && moved(unit))
        .anyMatch(unit -> unit.spells().size() > 1 && renamed(unit));
  }

  private int district(DemoUnit station) {
    return tree.above(station.number(), station.latest().from()).stream()
        .filter(above -> tree.unit(above).kind() == DemoUnit.Kind.DISTRICT)
        .findFirst()
        .orElseThrow();
  }

  private long count(DemoUnit.Kind kind) {
    return tree.units().stream().filter(unit -> unit.kind() == kind).count();
  }

  private static boolean ended(DemoUnit unit) {
    return unit.latest().until().isBefore(DemoTree.OPEN);
  }

  private static boolean isDistrictOpenedLately(DemoUnit unit) {
    return unit.kind() == DemoUnit.Kind.DISTRICT
        && unit.spells().getFirst().from().isAfter(DemoTree.FIRST_DAY);
  }

  private static boolean moved(DemoUnit unit) {
    return unit.spells().getFirst().parent() != unit.latest().parent();
  }

  private static boolean renamed(DemoUnit unit) {
    return !unit.spells().getFirst().nameEn().equals(unit.latest().nameEn());
  }

  private static Set<String> realDistricts() {
    try (var in = DemoNamesTest.class.getResourceAsStream("/oracles/demo/real-districts.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.toLowerCase(Locale.ROOT))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
