package abhaya.safecity.measure;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/// How long something was at work out of the time in which it had to be.
///
/// Scheduled time is the agreed time less approved maintenance. Time lost by a forgiven cause leaves
/// both sides: a month lost wholly to a flood has no figure, it is not a perfect one. The figure as
/// lived through forgives nothing.
///
/// @param down scheduled time without service
public record Availability(
    Duration agreed, Duration maintenance, Duration forgiven, Duration down) {

  public Duration scheduled() {
    return agreed.minus(maintenance).minus(forgiven);
  }

  /// Share of scheduled time at work, to three decimals; empty where nothing was scheduled.
  public Optional<BigDecimal> percent() {
    return Share.percent(scheduled().minus(down).toMillis(), scheduled().toMillis(), 3);
  }

  /// The same as people at the place lived through it.
  public Optional<BigDecimal> percentAsLived() {
    var due = agreed.minus(maintenance);
    return Share.percent(due.minus(forgiven).minus(down).toMillis(), due.toMillis(), 3);
  }
}
