package abhaya.base.jurisdiction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OutlineTest {

  private static Outline of(double... lonLat) {
    return new Outline(List.of(List.of(ring(lonLat))));
  }

  private static Ring ring(double... lonLat) {
    var lon = new double[lonLat.length / 2];
    var lat = new double[lonLat.length / 2];
    for (int i = 0; i < lon.length; i++) {
      lon[i] = lonLat[2 * i];
      lat[i] = lonLat[2 * i + 1];
    }
    return new Ring(lon, lat);
  }

  @Test
  void aSquareIsSound() {
    assertThat(of(80, 20, 81, 20, 81, 21, 80, 21, 80, 20).fault()).isEmpty();
  }

  @Test
  void faultsAreNamed() {
    assertThat(of(80, 20, 81, 20, 81, 21, 80, 21).fault()).contains("ring-open");
    assertThat(of(80, 20, 81, 20, 80, 20).fault()).contains("ring-short");
    assertThat(of(80, 20, 81, 20, 82, 20, 80, 20).fault()).contains("ring-short");
    assertThat(of(80, 20, 81, 22, 81, 20, 80, 21, 80, 20).fault()).contains("ring-crosses-itself");
    assertThat(of(180, 20, 181, 20, 181, 21, 180, 20).fault()).contains("position-out-of-range");
    assertThat(of(80, Double.NaN, 81, 20, 81, 21, 80, 20).fault())
        .contains("position-out-of-range");
    assertThat(new Outline(List.of()).fault()).contains("outline-empty");
  }

  @Test
  void aRoundShapeKeepsItsFormWithFewerPositions() {
    int sides = 5_000;
    var lonLat = new double[2 * sides + 2];
    for (int i = 0; i <= sides; i++) {
      double turn = 2 * Math.PI * (i % sides) / sides;
      lonLat[2 * i] = 80 + 3 * Math.cos(turn);
      lonLat[2 * i + 1] = 20 + 3 * Math.sin(turn);
    }
    var round = of(lonLat);
    assertThat(round.fault()).isEmpty();
    var lighter = round.simplified(Outline.MAP_TOLERANCE);
    assertThat(lighter.fault()).isEmpty();
    assertThat(lighter.positions()).isBetween(20, 200);
    var before = round.polygons().getFirst().getFirst().area();
    var after = lighter.polygons().getFirst().getFirst().area();
    assertThat(after).isBetween(before * 0.99, before);
  }

  @Test
  void smallIslandsAreLeftOutButTheLargestStays() {
    var speck = ring(72, 10, 72.001, 10, 72.001, 10.001, 72, 10);
    var larger = ring(73, 10, 73.002, 10, 73.002, 10.002, 73, 10);
    var islands = new Outline(List.of(List.of(speck), List.of(larger)));
    assertThat(islands.simplified(Outline.MAP_TOLERANCE).polygons())
        .containsExactly(List.of(larger));
  }

  @Test
  void positionsAreWrittenShort() {
    assertThat(of(80, 20.5, 81.1234567, 20, 81, 21, 80, 20.5).json())
        .isEqualTo(
            "{\"type\":\"MultiPolygon\",\"coordinates\":"
                + "[[[[80,20.5],[81.12346,20],[81,21],[80,20.5]]]]}");
  }
}
