package abhaya.safecity.fund;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A figure as it was printed somewhere. Where two prints differ both are kept.
///
/// @param place code of a city, name of a State, `SUM` or `INDIA`
/// @param period a financial year, or empty
/// @param value null where the print has a dash
/// @param asOf the day for which, or on which, it was said
public record PublishedFigure(
    String place,
    String measure,
    String period,
    @Nullable BigDecimal value,
    Unit unit,
    LocalDate asOf,
    String source,
    String note) {

  /// What the value counts.
  public enum Unit {
    CRORE,
    PERCENT
  }

  /// The value as money; nought where the print has none.
  public Rupees rupees() {
    if (unit != Unit.CRORE) throw new IllegalStateException(measure + " is no amount of money");
    return value == null ? Rupees.ZERO : Rupees.ofCrore(value);
  }

  /// Whether it stands for all the rows above it.
  public boolean isTotal() {
    return place.equals("SUM") || place.equals("INDIA") || period.equals("SUM");
  }
}
