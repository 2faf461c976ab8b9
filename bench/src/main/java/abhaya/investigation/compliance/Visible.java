package abhaya.investigation.compliance;

import abhaya.bench.Installation;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// How far the counters have come, for measurements from outside their module.
public final class Visible {
  private static final long SPIN = TimeUnit.MICROSECONDS.toNanos(100);
  private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long MOST = TimeUnit.SECONDS.toNanos(5);

  private final FactMemory memory;

  public Visible(Installation installation) {
    this.memory = installation.bean(FactMemory.class);
  }

  public long version() {
    return memory.version();
  }

  /// Waits for a later version.
  ///
  /// @param done whether everything told so far has been counted
  /// @return false if the record changed no figure
  public boolean awaitAfter(long before, BooleanSupplier done) {
    long began = System.nanoTime();
    long look = began + LOOK_EVERY;
    while (memory.version() == before) {
      LockSupport.parkNanos(SPIN);
      long now = System.nanoTime();
      if (now - began > MOST) return false;
      if (now < look) continue;
      look = now + LOOK_EVERY;
      if (done.getAsBoolean()) return memory.version() != before;
    }
    return true;
  }
}
