package abhaya.safecity.fund;

import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;
import java.util.regex.Pattern;

/// April to March, named by both years: 2018-19.
public record FinancialYear(int firstYear) implements Comparable<FinancialYear> {
  private static final Pattern LABEL = Pattern.compile("(\\d{4})-(\\d{2})");

  public static FinancialYear of(LocalDate day) {
    return new FinancialYear(
        day.getMonth().compareTo(Month.APRIL) < 0 ? day.getYear() - 1 : day.getYear());
  }

  public static Optional<FinancialYear> read(String label) {
    var match = LABEL.matcher(label.strip());
    if (!match.matches()) return Optional.empty();
    var year = new FinancialYear(Integer.parseInt(match.group(1)));
    return year.label().equals(label.strip()) ? Optional.of(year) : Optional.empty();
  }

  public LocalDate firstDay() {
    return LocalDate.of(firstYear, Month.APRIL, 1);
  }

  public LocalDate lastDay() {
    return LocalDate.of(firstYear + 1, Month.MARCH, 31);
  }

  public FinancialYear next() {
    return new FinancialYear(firstYear + 1);
  }

  public FinancialYear previous() {
    return new FinancialYear(firstYear - 1);
  }

  public boolean contains(LocalDate day) {
    return of(day).equals(this);
  }

  /// The last day on which a certificate for grants of this year is in time: twelve months on.
  public LocalDate certificateDueOn() {
    return lastDay().plusYears(1);
  }

  public String label() {
    return "%04d-%02d".formatted(firstYear, (firstYear + 1) % 100);
  }

  @Override
  public int compareTo(FinancialYear other) {
    return Integer.compare(firstYear, other.firstYear);
  }
}
