package abhaya.investigation.fair;

import java.time.Duration;

/// Whether a unit that sends nothing is merely quiet or silent, by its own habit.
///
/// With so many records a day until now, the chance of none at all for so long is `exp(-expected)`.
/// Below one in a thousand the unit is silent: its figures are grey, never green.
///
/// @param expected records that would have come in the time of silence
public record UnitSilence(State state, double expected) {
  private static final double ONE_IN_A_THOUSAND = Math.log(1000);

  /// A habit is known from so many records.
  private static final long HABIT = 5;

  private static final Duration DAY = Duration.ofDays(1);

  public enum State {
    SPEAKING,
    /// Nothing came, and chance explains it.
    QUIET,
    SILENT,
    /// Too few records ever came to know a habit.
    UNKNOWN;

    public String messageKey() {
      return "fair.silence." + name();
    }
  }

  /// @param records that came in `observed`
  /// @param since since the last of them
  public static UnitSilence of(long records, Duration observed, Duration since) {
    if (records < HABIT || observed.isZero()) return new UnitSilence(State.UNKNOWN, 0);
    var expected = (double) records * since.toSeconds() / observed.toSeconds();
    if (since.compareTo(DAY) <= 0) return new UnitSilence(State.SPEAKING, expected);
    if (expected > ONE_IN_A_THOUSAND) return new UnitSilence(State.SILENT, expected);
    return new UnitSilence(expected < 1 ? State.SPEAKING : State.QUIET, expected);
  }
}
