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

/// When the last change was committed, and when the counters had followed it. The database tells of an
/// event the moment its transaction has committed; two threads note both times.
public final class Visible implements AutoCloseable {
  private static final long LOOK = TimeUnit.MICROSECONDS.toNanos(50);
  private static final long ASK_EVERY = TimeUnit.MILLISECONDS.toNanos(50);
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
        if (heard != null && Arrays.stream(heard).anyMatch(Visible::ofCases))
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
      if (now != version) followedAt = System.nanoTime();
      version = now;
      LockSupport.parkNanos(LOOK);
    }
  }

  /// Waits until what was sent since then is in the counters.
  ///
  /// @param sentAt by the nano clock
  /// @param done whether everything told so far has been counted
  /// @return milliseconds from commit to counters; below 0 if no figure changed
  public double millisSince(long sentAt, BooleanSupplier done) {
    long ask = sentAt + ASK_EVERY;
    while (followedAt < sentAt) {
      LockSupport.parkNanos(LOOK);
      long now = System.nanoTime();
      if (now - sentAt > MOST) return -1;
      if (now < ask) continue;
      ask = now + ASK_EVERY;
      if (done.getAsBoolean() && followedAt < sentAt) return -1;
    }
    return Math.max(0, followedAt - committedAt) / 1e6;
  }

  @Override
  public void close() {
    on = false;
  }
}
