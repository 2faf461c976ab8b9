package abhaya.safecity.measure;

import java.time.Duration;
import java.time.Instant;

/// A stretch of time; the first moment belongs to it, the last does not.
public record Span(Instant from, Instant to) {

  public Span {
    if (!from.isBefore(to)) throw new IllegalArgumentException("a span ends after it begins");
  }

  public Duration length() {
    return Duration.between(from, to);
  }

  public boolean contains(Instant moment) {
    return !moment.isBefore(from) && moment.isBefore(to);
  }
}
