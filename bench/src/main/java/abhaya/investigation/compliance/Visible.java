package abhaya.investigation.compliance;

import abhaya.base.platform.BenchAdmin;
import abhaya.bench.Installation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// When the first change since `begin` was committed, and when the counters followed it. Two threads
/// note both times; one of them looks for the change in the event table every half millisecond, so
/// that a commit is seen by as much, and a look, later than it was.
public final class Visible implements AutoCloseable {
  private static final String NEWEST =
      """
      select coalesce(max(id), 0) from (
        select id, kind from platform.event order by xid desc, id desc limit 20) newest
       where kind = 'CasesChanged'
      """;
  private static final long LOOK = TimeUnit.MICROSECONDS.toNanos(50);
  private static final long LOOK_AT_TABLE = TimeUnit.MICROSECONDS.toNanos(500);
  private static final long ASK_EVERY = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long MOST = TimeUnit.SECONDS.toNanos(5);

  private final FactMemory memory;
  private final Connection table;

  /// Planned once: to plan it at each look takes longer than to look, from what is measured.
  private final PreparedStatement ask;

  private volatile boolean on = true;
  private volatile long last;
  private volatile long committedAt;
  private volatile long followedAt;

  public Visible(Installation installation) {
    this.memory = installation.bean(FactMemory.class);
    try {
      this.table = BenchAdmin.open(installation.product());
      this.ask = table.prepareStatement(NEWEST);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    Thread.ofPlatform().daemon().start(this::lookForCommit);
    Thread.ofPlatform().daemon().start(this::watch);
  }

  private void lookForCommit() {
    for (; on; LockSupport.parkNanos(LOOK_AT_TABLE)) {
      if (committedAt == 0 && lastChange() > last) committedAt = System.nanoTime();
    }
  }

  /// The number of the last change of cases that is committed.
  private synchronized long lastChange() {
    if (!on) return 0;
    try (var row = ask.executeQuery()) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
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
    last = lastChange();
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
  public synchronized void close() {
    on = false;
    try {
      table.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
