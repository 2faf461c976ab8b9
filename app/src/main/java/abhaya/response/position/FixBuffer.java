package abhaya.response.position;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// The bounded way of reports into the database: a batch of a fifth of a second or of a thousand rows.
/// What does not fit is shed and counted; nobody waits for it. No event of another is read past a
/// transaction under way, so a batch is a short one.
@Component
class FixBuffer implements SmartLifecycle {
  static final int ROWS_MAX = 1_000;
  private static final Logger LOG = LoggerFactory.getLogger(FixBuffer.class);
  private static final long BATCH_NANOS = Duration.ofMillis(200).toNanos();
  private static final long AGAIN_MILLIS = 500;
  private static final long STOP_SECONDS = 5;
  private static final long PURGE_EVERY_NANOS = Duration.ofHours(1).toNanos();

  private final ArrayBlockingQueue<Report> queue;
  private final FixStore store;
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicLong taken = new AtomicLong();
  private final AtomicLong written = new AtomicLong();
  private final AtomicLong shed = new AtomicLong();
  private final AtomicLong parked = new AtomicLong();
  private volatile Runnable first = () -> {};
  private volatile @Nullable Thread worker;

  FixBuffer(PositionSettings settings, FixStore store) {
    this.queue = new ArrayBlockingQueue<>(settings.buffer());
    this.store = store;
  }

  /// What the worker does once the database answers, before it writes.
  void beforeTheFirst(Runnable work) {
    first = work;
  }

  /// Never waits.
  ///
  /// @return false where the report was shed
  boolean offer(Report report) {
    taken.incrementAndGet();
    if (queue.offer(report)) {
      var writer = worker;
      if (waiting.incrementAndGet() == ROWS_MAX && writer != null) LockSupport.unpark(writer);
      return true;
    }
    if (shed.incrementAndGet() % ROWS_MAX == 1) LOG.warn("positions are shed: {}", shed.get());
    return false;
  }

  PositionRegister.Counts counts() {
    return new PositionRegister.Counts(
        taken.get(), written.get(), shed.get(), parked.get(), queue.size());
  }

  @Override
  public void start() {
    var thread = Thread.ofPlatform().name("positions").daemon().unstarted(this::work);
    // known before it runs: its loop asks whether it is still wanted
    worker = thread;
    thread.start();
  }

  @Override
  public void stop() {
    var running = worker;
    worker = null;
    if (running == null) return;
    LockSupport.unpark(running);
    try {
      running.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return worker != null;
  }

  /// Before the ports open, after they close.
  @Override
  public int getPhase() {
    return 0;
  }

  private void work() {
    long purged = System.nanoTime() - PURGE_EVERY_NANOS;
    var ready = false;
    while (worker != null || !queue.isEmpty()) {
      try {
        if (!ready) first.run();
        ready = true;
        write(batch());
        if (worker != null && System.nanoTime() - purged >= PURGE_EVERY_NANOS) {
          purged = System.nanoTime();
          store.purge();
        }
      } catch (DataAccessException | TransactionException e) {
        LOG.warn("positions wait: {}", e.getClass().getSimpleName());
        if (worker == null || isInterruptedWhileWaiting()) return;
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.error("positions: {}", e.getClass().getSimpleName());
        if (worker == null || isInterruptedWhileWaiting()) return;
      }
    }
  }

  /// What came within a fifth of a second, or a thousand. Nobody who offers one wakes the worker for
  /// it: ten thousand wakings a second cost more than the writing.
  private List<Report> batch() throws InterruptedException {
    long end = System.nanoTime() + BATCH_NANOS;
    while (worker != null && waiting.get() < ROWS_MAX) {
      long left = end - System.nanoTime();
      if (left <= 0) break;
      LockSupport.parkNanos(this, left);
      if (Thread.interrupted()) throw new InterruptedException();
    }
    var batch = new ArrayList<Report>(ROWS_MAX);
    waiting.addAndGet(-queue.drainTo(batch, ROWS_MAX));
    return batch;
  }

  /// A batch waits here while the database is away; behind it the queue fills and then sheds.
  private void write(List<Report> batch) throws InterruptedException {
    while (!batch.isEmpty()) {
      try {
        store.write(batch);
        written.addAndGet(batch.size());
        return;
      } catch (DataAccessException | TransactionException e) {
        if (store.answers()) {
          oneByOne(batch);
          return;
        }
        LOG.warn("positions wait: {}", e.getClass().getSimpleName());
        if (worker == null) {
          shed.addAndGet(batch.size());
          return;
        }
        TimeUnit.MILLISECONDS.sleep(AGAIN_MILLIS);
      }
    }
  }

  /// One report that the table does not take harms no other.
  private void oneByOne(List<Report> batch) {
    for (var one : batch) {
      try {
        store.write(List.of(one));
        written.incrementAndGet();
      } catch (DataAccessException e) {
        parked.incrementAndGet();
        LOG.error("a position is parked: {}", e.getClass().getSimpleName());
      }
    }
  }

  private static boolean isInterruptedWhileWaiting() {
    try {
      TimeUnit.MILLISECONDS.sleep(AGAIN_MILLIS);
      return false;
    } catch (InterruptedException e) {
      return true;
    }
  }
}
