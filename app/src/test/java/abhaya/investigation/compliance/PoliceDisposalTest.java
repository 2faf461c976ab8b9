package abhaya.investigation.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

class PoliceDisposalTest {

  @ParameterizedTest(name = "{0} {1}")
  @CsvFileSource(resources = "/oracles/compliance/police-disposal.csv", numLinesToSkip = 1)
  void everyPrintedRowAgreesWithItsParts(ArgumentsAccessor row) {
    var disposal =
        new PoliceDisposal(
            new PoliceDisposal.Brought(count(row, 2), count(row, 3), count(row, 4)),
            new PoliceDisposal.Ended(count(row, 6), count(row, 7), count(row, 8)),
            new PoliceDisposal.Closed(
                count(row, 9), count(row, 10), count(row, 11), count(row, 12), count(row, 13)),
            new PoliceDisposal.Charged(count(row, 15), count(row, 16)),
            count(row, 19),
            count(row, 20));
    var printed =
        new PoliceDisposal.Printed(
            count(row, 5), count(row, 14), count(row, 17), count(row, 18), count(row, 21));

    assertThat(disposal.disagreements(printed)).isEmpty();
    assertThat(disposal.chargeSheeting().rounded(1)).isEqualTo(new BigDecimal(text(row, 22)));
    assertThat(disposal.pendency().rounded(1)).isEqualTo(new BigDecimal(text(row, 23)));
  }

  @Test
  void aWrongTotalIsNamedByItsColumn() {
    var disposal = pendingOf(10, 5);

    assertThat(disposal.disagreements(new PoliceDisposal.Printed(15, 0, 0, 0, 14)))
        .containsExactly(22);
    assertThat(disposal.disagreements(new PoliceDisposal.Printed(14, 1, 1, 1, 15)))
        .containsExactly(6, 15, 18, 19);
  }

  @Test
  void aReclassificationBetweenTwoYearsIsReported() {
    var before = pendingOf(10_000, 751);

    assertThat(pendingOf(10_774, 0).reclassifiedAfter(before)).isEqualTo(23);
    assertThat(pendingOf(10_751, 0).reclassifiedAfter(before)).isZero();
  }

  private static long count(ArgumentsAccessor row, int column) {
    return Long.parseLong(text(row, column));
  }

  private static String text(ArgumentsAccessor row, int column) {
    return Objects.requireNonNull(row.getString(column));
  }

  private static PoliceDisposal pendingOf(long before, long reported) {
    return new PoliceDisposal(
        new PoliceDisposal.Brought(before, reported, 0),
        new PoliceDisposal.Ended(0, 0, 0),
        new PoliceDisposal.Closed(0, 0, 0, 0, 0),
        new PoliceDisposal.Charged(0, 0),
        0,
        0);
  }
}
