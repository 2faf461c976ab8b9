package abhaya.investigation.clock;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// When the offence was committed, as far as it is known.
public record Occurrence(@Nullable LocalDate from, @Nullable LocalDate to) {
  private static final Occurrence UNKNOWN = new Occurrence(null, null);

  public static Occurrence unknown() {
    return UNKNOWN;
  }

  /// The earliest day known, or null.
  public @Nullable LocalDate first() {
    return from != null ? from : to;
  }

  /// The latest day known, or null.
  public @Nullable LocalDate last() {
    return to != null ? to : from;
  }
}
