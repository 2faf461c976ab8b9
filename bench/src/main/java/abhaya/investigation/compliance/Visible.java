package abhaya.investigation.compliance;

import abhaya.base.platform.BenchAdmin;
import abhaya.bench.Installation;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/// When the first change since `begin` was committed, and when the counters followed it. The database
/// tells of an event the moment its transaction has committed; two threads note both times.
public final class Visible implements AutoCloseable {
  private static final long LOOK = TimeUnit.MICROSECONDS.toNanos(50);
  private static final long ASK_EVERY = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long MOST = TimeUnit.SECONDS.toNanos(5);

  private final Installation installation;
  private final FactMemory memory;
  private volatile boolean on = true;
  private volatile long committedAt;
  private volatile long followedAt;

  public Visible(Installation installation) {
    this.installation = installation;
    this.memory = installation.bean(FactMemory.class);
    Thread.ofPlatform().daemon().start(this::hear);
    Thread.ofPlatform().daemon().start(this::watch);
  }

  private void hear() {
    try (var admin = BenchAdmin.open(installation.product());
        var statement = admin.createStatement()) {
      statement.execute("listen abhaya_event");
      var notices = admin.unwrap(PGConnection.class);
      while (on) {
        var heard = notices.getNotifications(500);
        if (heard != null && committedAt == 0 && Arrays.stream(heard).anyMatch(Visible::ofCases))
          committedAt = System.nanoTime();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The counters tell of themselves on the same channel.
  private static boolean ofCases(PGNotification one) {
    return one.getParameter().equals("CasesChanged");
  }

  private void watch() {
    long version = memory.version();
    while (on) {
      long now = memory.version();
      if (now != version && followedAt == 0) followedAt = System.nanoTime();
      version = now;
      LockSupport.parkNanos(LOOK);
    }
  }

  /// What comes from now on counts.
  public void begin() {
    committedAt = 0;
    followedAt = 0;
  }

  /// Waits until all that was told is dealt with.
  ///
  /// @param done whether every reader has dealt with everything told so far
  /// @return milliseconds from commit to counters; below 0 if no figure changed
  public double millis(BooleanSupplier done) {
    long end = System.nanoTime() + MOST;
    while (!done.getAsBoolean() && System.nanoTime() < end) LockSupport.parkNanos(ASK_EVERY);
    if (committedAt == 0 || followedAt == 0) return -1;
    return Math.max(0, followedAt - committedAt) / 1e6;
  }

  @Override
  public void close() {
    on = false;
  }
}
