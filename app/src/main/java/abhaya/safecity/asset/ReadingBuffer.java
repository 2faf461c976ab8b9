package abhaya.safecity.asset;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Readings on their way to the disk: bounded, written in batches by one hand. What does not fit is
/// shed and counted; nobody waits.
@Component
class ReadingBuffer implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(ReadingBuffer.class);
  private static final int CAPACITY = 200_000;
  private static final int BATCH_MAX = 10_000;
  private static final long GATHER_MILLIS = 200;
  private static final long PAUSE_MILLIS_MAX = 5_000;

  private final ReadingStore store;
  private final ArrayBlockingQueue<Reading> queue = new ArrayBlockingQueue<>(CAPACITY);
  private final AtomicLong taken = new AtomicLong();
  private final AtomicLong shed = new AtomicLong();
  private final AtomicLong stored = new AtomicLong();
  private volatile boolean running;
  private volatile Thread writer = Thread.ofVirtual().unstarted(() -> {});

  ReadingBuffer(ReadingStore store) {
    this.store = store;
  }

  /// How much came, was left out, was written.
  record Counts(long taken, long shed, long stored) {}

  /// Takes a reading if there is room; never waits.
  boolean offer(Reading reading) {
    if (queue.offer(reading)) {
      taken.incrementAndGet();
      return true;
    }
    if (shed.getAndIncrement() % BATCH_MAX == 0)
      LOG.warn("readings are shed: {} so far", shed.get());
    return false;
  }

  Counts counts() {
    return new Counts(taken.get(), shed.get(), stored.get());
  }

  @Override
  public void start() {
    running = true;
    writer = Thread.ofPlatform().name("readings").daemon().start(this::write);
  }

  @Override
  public void stop() {
    running = false;
    try {
      writer.join(TimeUnit.SECONDS.toMillis(8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /// Stops after the doors, which are shut by then.
  @Override
  public int getPhase() {
    return 0;
  }

  private void write() {
    var batch = new ArrayList<Reading>(BATCH_MAX);
    try {
      while (running || !queue.isEmpty()) {
        var first = queue.poll(GATHER_MILLIS, TimeUnit.MILLISECONDS);
        if (first == null) continue;
        batch.add(first);
        if (running && queue.size() < BATCH_MAX) TimeUnit.MILLISECONDS.sleep(GATHER_MILLIS);
        queue.drainTo(batch, BATCH_MAX - 1);
        store(batch);
        batch.clear();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// A database that is away is waited for; meanwhile the queue fills and then sheds.
  private void store(List<Reading> batch) throws InterruptedException {
    var pause = GATHER_MILLIS;
    while (true) {
      try {
        store.write(batch);
        stored.addAndGet(batch.size());
        return;
      } catch (DataAccessException | TransactionException e) {
        LOG.warn("readings wait for the database: {}", e.getClass().getSimpleName());
        if (!running) return;
        TimeUnit.MILLISECONDS.sleep(pause);
        pause = Math.min(PAUSE_MILLIS_MAX, pause * 2);
      }
    }
  }
}
