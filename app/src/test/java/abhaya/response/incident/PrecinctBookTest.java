package abhaya.response.incident;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.base.geo.Area;
import abhaya.base.geo.Point;
import abhaya.base.jurisdiction.UnitId;
import abhaya.response.incident.PrecinctBook.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/// ```
/// 26.2 ┌───────┬───────┐
///      │  11   │  12   │   14 lies over 12's north-east corner; south of 26.0 is nobody's
/// 26.0 └───────┴───────┘
///     80.0    80.2    80.4
/// ```
class PrecinctBookTest {
  private static final UnitId WEST = new UnitId(11);
  private static final UnitId EAST = new UnitId(12);
  private static final UnitId SMALL = new UnitId(14);

  private final PrecinctBook book =
      new PrecinctBook(
          List.of(
              square(WEST, 26.0, 80.0, 26.2, 80.2, 400),
              square(EAST, 26.0, 80.2, 26.2, 80.4, 400),
              square(SMALL, 26.15, 80.35, 26.2, 80.4, 25)));

  private static Precinct square(
      UnitId unit, double south, double west, double north, double east, double size) {
    var area =
        Area.of(
            new Point(south, west),
            new Point(south, east),
            new Point(north, east),
            new Point(north, west));
    return new Precinct(unit, area, size);
  }

  @Test
  void aPlaceWellInsideHasOneStation() {
    var answer = book.find(new Point(26.1, 80.1), 50);
    assertThat(answer.kind()).isEqualTo(Kind.INSIDE);
    assertThat(answer.station()).isEqualTo(WEST);
    assertThat(answer.neighbours()).isEmpty();
  }

  @Test
  void aPointOfTheBorderBelongsToTheEasternSideAndTheOtherIsTold() {
    var answer = book.find(new Point(26.1, 80.2), 20);
    assertThat(answer.kind()).isEqualTo(Kind.EDGE);
    assertThat(answer.station()).isEqualTo(EAST);
    assertThat(answer.neighbours()).containsExactly(WEST);
  }

  @Test
  void aCircleThatReachesOverTheBorderTellsTheNeighbour() {
    var near = new Point(26.1, 80.199);
    assertThat(book.find(near, 90).neighbours()).isEmpty();
    assertThat(book.find(near, 110).neighbours()).containsExactly(EAST);
    assertThat(book.find(near, 110).station()).isEqualTo(WEST);
  }

  @Test
  void whereTwoOutlinesOverlapTheSmallerSpeaksAndTheOtherIsTold() {
    var answer = book.find(new Point(26.17, 80.37), 10);
    assertThat(answer.kind()).isEqualTo(Kind.OVERLAP);
    assertThat(answer.station()).isEqualTo(SMALL);
    assertThat(answer.neighbours()).containsExactly(EAST);
  }

  @Test
  void inAGapTheNearestStationWithinTenKilometresHasIt() {
    var near = book.find(new Point(25.95, 80.1), 50);
    assertThat(near.kind()).isEqualTo(Kind.GAP);
    assertThat(near.station()).isEqualTo(WEST);
    var far = book.find(new Point(25.5, 80.1), 50);
    assertThat(far.kind()).isEqualTo(Kind.GAP);
    assertThat(far.station()).isNull();
  }

  @Test
  void withoutAPlaceOrWithoutOutlinesTheCentreDecides() {
    assertThat(book.find(null, 0).kind()).isEqualTo(Kind.NO_PLACE);
    assertThat(new PrecinctBook(List.of()).find(new Point(26, 80), 5).kind())
        .isEqualTo(Kind.NO_OUTLINE);
  }
}
