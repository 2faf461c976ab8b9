package abhaya.base.jurisdiction;

import java.time.LocalDate;
import java.util.Optional;

/// Days from the first to the one before `to`. An open end is `LocalDate.MAX`.
public record Span(LocalDate from, LocalDate to) {

  public static final LocalDate OPEN = LocalDate.MAX;

  public Span {
    if (!from.isBefore(to)) throw new IllegalArgumentException("a span holds at least one day");
  }

  public static Span since(LocalDate from) {
    return new Span(from, OPEN);
  }

  public boolean isOpen() {
    return to.equals(OPEN);
  }

  public boolean contains(LocalDate day) {
    return !day.isBefore(from) && day.isBefore(to);
  }

  public boolean overlaps(Span other) {
    return from.isBefore(other.to) && other.from.isBefore(to);
  }

  public Optional<Span> common(Span other) {
    if (!overlaps(other)) return Optional.empty();
    return Optional.of(
        new Span(
            from.isAfter(other.from) ? from : other.from, to.isBefore(other.to) ? to : other.to));
  }
}
