package abhaya.response.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.base.geo.Point;
import abhaya.response.recommend.Pace.Level;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which row of the table speaks for a place and an hour.
class PaceBookTest {
  private static final Point HERE = new Point(26.875, 80.975);
  private static final int STATE = 109;
  private static final int DISTRICT = 2011;
  private static final int NOON = 12;

  private static PaceBook.Row row(int unit, int cell, Pace pace) {
    return new PaceBook.Row(STATE, unit, cell, pace);
  }

  private static Pace noon(int trips, Level level) {
    return new Pace(11, 17, 1.5, 25, trips, level);
  }

  private static final PaceBook BOOK =
      new PaceBook(
          List.of(
              row(STATE, PaceBook.WHOLE, noon(900, Level.STATE)),
              row(DISTRICT, PaceBook.WHOLE, noon(90, Level.DISTRICT)),
              row(DISTRICT, PaceBook.cell(HERE), noon(9, Level.HERE))));

  @Test
  void theSquareSpeaksBeforeTheDistrictAndThisBeforeTheState() {
    assertThat(BOOK.at(HERE, NOON).level()).isEqualTo(Level.HERE);
    assertThat(BOOK.at(HERE.moved(90, 10_000), NOON).level()).isEqualTo(Level.DISTRICT);
    assertThat(BOOK.at(HERE.moved(90, 60_000), NOON).level()).isEqualTo(Level.STATE);
    assertThat(BOOK.at(HERE.moved(90, 400_000), NOON)).isEqualTo(Pace.USUAL);
  }

  @Test
  void anHourOfWhichNothingWasLearntIsAssumed() {
    assertThat(BOOK.at(HERE, 11).isLearnt()).isTrue();
    assertThat(BOOK.at(HERE, 10)).isEqualTo(Pace.USUAL);
    assertThat(BOOK.at(HERE, 16).isLearnt()).isTrue();
    assertThat(BOOK.at(HERE, 17)).isEqualTo(Pace.USUAL);
    assertThat(PaceBook.EMPTY.at(HERE, NOON)).isEqualTo(Pace.USUAL);
  }

  @Test
  void onABorderOfDistrictsTheOneWithMoreTripsSpeaks() {
    var cell = PaceBook.cell(HERE);
    var few = row(2012, cell, noon(3, Level.HERE));
    var many = row(DISTRICT, cell, noon(9, Level.HERE));
    for (var rows : List.of(List.of(few, many), List.of(many, few))) {
      assertThat(new PaceBook(rows).at(HERE, NOON).trips()).isEqualTo(9);
    }
  }

  @Test
  void theMiddleOfASquareLiesInIt() {
    var cell = PaceBook.cell(HERE);
    assertThat(PaceBook.cell(PaceBook.middle(cell))).isEqualTo(cell);
    assertThat(PaceBook.middle(cell).metresTo(HERE)).isLessThan(5_000);
  }
}
