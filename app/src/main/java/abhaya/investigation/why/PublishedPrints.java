package abhaya.investigation.why;

import abhaya.investigation.fair.Measure;
import abhaya.investigation.fair.PublishedRanking;
import abhaya.investigation.fair.Share;
import abhaya.investigation.fair.UnitCounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Percentages and places that were printed about states and districts, made again where the counts
/// were printed too. Reviewed rows with their source: `norms/published-rankings.csv`.
final class PublishedPrints {
  private static final String FILE = "/norms/published-rankings.csv";
  private static final int COLUMNS = 9;

  /// One printed figure.
  ///
  /// @param window as the publication names it; empty where it names none
  /// @param share the counts behind it; null where none were printed
  record Print(
      LocalDate asOf,
      Measure measure,
      String unit,
      String window,
      BigDecimal percent,
      @Nullable Integer place,
      @Nullable Share share,
      String source) {

    /// The percentage made anew from the printed counts; null where there are none.
    @Nullable BigDecimal again() {
      if (share == null) return null;
      var counts = UnitCounts.ofDisposal(unit, share.whole(), share.part());
      var rule = new PublishedRanking.Rule(measure, null, null, asOf, decimals(), 0);
      if (measure != Measure.DISPOSAL) return share.percent(decimals());
      return PublishedRanking.of(rule, List.of(counts)).rows().getFirst().printed();
    }

    /// The decimals that carry something: 97.80 was rounded to one.
    int decimals() {
      return Math.max(0, percent.stripTrailingZeros().scale());
    }

    boolean isConfirmed() {
      var again = again();
      return again != null && again.compareTo(percent) == 0;
    }
  }

  private PublishedPrints() {}

  static List<Print> all() {
    try (var in = PublishedPrints.class.getResourceAsStream(FILE)) {
      var text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      var prints = new ArrayList<Print>();
      text.lines()
          .filter(line -> !line.startsWith("#"))
          .map(PublishedPrints::print)
          .forEach(prints::add);
      return prints;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Print print(String line) {
    var cells = line.split(";", -1);
    if (cells.length != COLUMNS) throw new IllegalStateException("a printed figure has " + COLUMNS);
    var share =
        cells[6].isEmpty() ? null : new Share(Long.parseLong(cells[6]), Long.parseLong(cells[7]));
    return new Print(
        LocalDate.parse(cells[0]),
        Measure.valueOf(cells[1]),
        cells[2],
        cells[3],
        new BigDecimal(cells[4]),
        cells[5].isEmpty() ? null : Integer.valueOf(cells[5]),
        share,
        cells[8]);
  }
}
