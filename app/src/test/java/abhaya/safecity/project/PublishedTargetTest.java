package abhaya.safecity.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PublishedTargetTest {

  private static List<PublishedTarget> targets() {
    try (var in = PublishedTargetTest.class.getResourceAsStream("/project/published-targets.csv")) {
      return PublishedTarget.readAll(
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Long> quantities(
      String city, ComponentKind.Unit unit, PublishedTarget.Meaning meaning) {
    return targets().stream()
        .filter(t -> t.city().equals(city) && t.unit() == unit && t.meaning() == meaning)
        .map(PublishedTarget::quantity)
        .toList();
  }

  @Test
  void everyCityHasFiguresWithDateAndSource() {
    assertThat(targets())
        .hasSizeGreaterThan(60)
        .allMatch(target -> target.source().startsWith("http") && target.quantity() > 0);
    assertThat(targets().stream().map(PublishedTarget::city).distinct())
        .containsExactlyInAnyOrder("AMD", "BLR", "CHN", "DEL", "HYD", "KOL", "LKO", "MUM");
  }

  @Test
  void phasesAndPartsOfBengaluruMakeTheirWhole() {
    assertThat(quantities("BLR", ComponentKind.Unit.CAMERA, PublishedTarget.Meaning.TARGET))
        .containsExactly(7_500L, 3_400L);
    assertThat(quantities("BLR", ComponentKind.Unit.CAMERA, PublishedTarget.Meaning.DONE))
        .containsExactly(4_100L);
    assertThat(4_100L + 3_400L).isEqualTo(7_500L);
    var proposed =
        targets().stream()
            .filter(t -> t.city().equals("BLR"))
            .filter(t -> t.meaning() == PublishedTarget.Meaning.PROPOSED)
            .filter(t ->
                t.unit() == ComponentKind.Unit.CAMERA
                    || t.unit() == ComponentKind.Unit.LANE
                    || t.unit() == ComponentKind.Unit.BODY_CAMERA)
            .mapToLong(PublishedTarget::quantity)
            .sum();
    assertThat(proposed).isEqualTo(16_100);
    var working =
        quantities("BLR", ComponentKind.Unit.CAMERA, PublishedTarget.Meaning.WORKING).getFirst();
    assertThat(
            BigDecimal.valueOf(working * 100)
                .divide(BigDecimal.valueOf(7_500), 2, RoundingMode.HALF_UP))
        .isEqualByComparingTo("66.67");
  }

  @Test
  void theBusesOfChennaiCarryThreeCamerasAndFourButtons() {
    var buses = quantities("CHN", ComponentKind.Unit.BUS, PublishedTarget.Meaning.DONE).getFirst();

    assertThat(quantities("CHN", ComponentKind.Unit.CAMERA, PublishedTarget.Meaning.DONE))
        .contains(buses * 3);
    assertThat(quantities("CHN", ComponentKind.Unit.PANIC_BUTTON, PublishedTarget.Meaning.DONE))
        .containsExactly(buses * 4);
  }

  @Test
  void conflictingPrintsAreBothKept() {
    assertThat(quantities("DEL", ComponentKind.Unit.CAMERA, PublishedTarget.Meaning.TARGET))
        .containsExactly(10_582L, 10_000L);
    assertThat(quantities("KOL", ComponentKind.Unit.CAMERA, PublishedTarget.Meaning.TARGET))
        .containsExactly(5_500L, 6_700L);
  }

  @Test
  void aUnitThatTheComponentDoesNotHaveIsADefect() {
    assertThatThrownBy(
            () -> PublishedTarget.readAll("head\nBLR,TOILET,CAMERA,DONE,1,2024-01-01,http,"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PublishedTarget.readAll("head\nBLR,TOILET"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
