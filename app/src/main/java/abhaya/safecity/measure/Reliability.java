package abhaya.safecity.measure;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/// Mean time between failures and mean time to repair.
public record Reliability(Duration betweenFailures, Duration toRepair) {

  /// Empty if nothing failed: no failure is no mean.
  public static Optional<Reliability> of(Duration atWork, Duration inRepair, int failures) {
    if (failures <= 0) return Optional.empty();
    return Optional.of(new Reliability(atWork.dividedBy(failures), inRepair.dividedBy(failures)));
  }

  public Optional<BigDecimal> availabilityPercent() {
    return Share.percent(betweenFailures.toMillis(), betweenFailures.plus(toRepair).toMillis(), 3);
  }
}
