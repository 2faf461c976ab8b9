package abhaya.response.intake;

import io.netty.channel.SelectStrategy;
import io.netty.util.IntSupplier;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Looks at the connections of one thread at most once in a while.
///
/// Waking a thread costs more than reading a line. Where thousands of devices send a line each now
/// and then, one look finds the lines of several; where hardly anything comes, the look before is
/// long past and nothing waits. A line waits for the spacing at most.
final class SpacedLooks implements SelectStrategy {
  private final long spacingNanos;
  private long lookedAt = System.nanoTime();

  SpacedLooks(Duration spacing) {
    this.spacingNanos = spacing.toNanos();
  }

  @Override
  public int calculateStrategy(IntSupplier selectNow, boolean hasTasks) throws Exception {
    if (hasTasks) return selectNow.get();
    long left = spacingNanos - (System.nanoTime() - lookedAt);
    if (left > 0) LockSupport.parkNanos(this, left);
    lookedAt = System.nanoTime();
    return SelectStrategy.SELECT;
  }
}
