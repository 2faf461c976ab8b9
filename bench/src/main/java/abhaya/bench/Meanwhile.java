package abhaya.bench;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Changes that go on at a steady rate beside what is measured, on a thread of their own that
/// sleeps between them.
public final class Meanwhile implements AutoCloseable {
  private static final long TICK_NANOS = 1_000_000;

  private final int perSecond;
  private final Change change;
  private final long began = System.nanoTime();
  private final Thread thread;
  private volatile boolean over;
  private long made;
  private double seconds;
  private @Nullable Exception fault;

  /// One change.
  public interface Change {
    void make() throws Exception;
  }

  private Meanwhile(int perSecond, Change change) {
    this.perSecond = perSecond;
    this.change = change;
    this.thread = Thread.ofPlatform().daemon().unstarted(this::work);
  }

  public static Meanwhile start(int perSecond, Change change) {
    var meanwhile = new Meanwhile(perSecond, change);
    meanwhile.thread.start();
    return meanwhile;
  }

  private void work() {
    try {
      while (!over) {
        long due = (System.nanoTime() - began) * perSecond / 1_000_000_000;
        for (; made < due && !over; made++) change.make();
        LockSupport.parkNanos(TICK_NANOS);
      }
    } catch (Exception e) {
      fault = e;
    }
    seconds = (System.nanoTime() - began) / 1e9;
  }

  /// Changes made a second, once closed: fewer than were due if they took too long.
  public double rate() {
    return made / seconds;
  }

  /// Waits for the last change.
  ///
  /// @throws IllegalStateException if one failed
  @Override
  public void close() {
    over = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (fault != null) throw new IllegalStateException("a change failed", fault);
  }
}
