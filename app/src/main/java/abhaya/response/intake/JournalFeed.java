package abhaya.response.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Carries the journal into the database, in order, by itself.
///
/// While all is well records are handed over in memory as they are stored. After a start, when the
/// database was away, or when more came than fits, the files are read instead. Files whose records
/// are all in the database are deleted from time to time.
@Component
class JournalFeed implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(JournalFeed.class);
  private static final int QUEUE_MAX = 10_000;
  private static final Duration TIDY_EVERY = Duration.ofMinutes(1);
  private static final long AGAIN_MILLIS = 500;
  private static final long LOOK_NANOS = 500_000;

  /// A signal that comes alone is carried at once; of many, those of this while together: a commit of
  /// each its own would take from the doors what they need to acknowledge.
  private static final long SPACING_NANOS = 5_000_000;

  private final SignalJournal journal;
  private final SignalReplay replay;
  private final Board board;
  private final ArrayBlockingQueue<JournalRecord> queue = new ArrayBlockingQueue<>(QUEUE_MAX);
  private final AtomicBoolean behind = new AtomicBoolean(true);
  private final AtomicLong doneUpTo = new AtomicLong();
  private final Carrier carrier = new Carrier();
  private long beganAt = System.nanoTime();
  private volatile @Nullable Thread worker;

  JournalFeed(SignalJournal journal, SignalReplay replay, Board board) {
    this.journal = journal;
    this.replay = replay;
    this.board = board;
  }

  @Override
  public void start() {
    journal.listen(record -> {
      // once one did not fit, none may overtake it: the files are read first
      if (behind.get() || !queue.offer(record)) behind.set(true);
    });
    try {
      replay.remember();
    } catch (RuntimeException e) {
      LOG.warn("the answers of before are not remembered: {}", e.getClass().getSimpleName());
    }
    var thread = Thread.ofPlatform().name("journal-feed").daemon().unstarted(this::work);
    // known before it runs: its loop asks whether it is still wanted
    worker = thread;
    thread.start();
  }

  @Override
  public void stop() {
    var running = worker;
    worker = null;
    if (running == null) return;
    running.interrupt();
    try {
      running.join(TimeUnit.SECONDS.toMillis(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return worker != null;
  }

  /// Before the web server starts, after it stops.
  @Override
  public int getPhase() {
    return 0;
  }

  /// Waits until the record is in the database, and with it on the disks of all servers that a commit
  /// waits for. Not while the database is away: then the journal is all there is.
  ///
  /// @return whether it is there
  boolean hasCarried(long number, Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    while (doneUpTo.get() < number) {
      if (behind.get() || worker == null || System.nanoTime() > end) return false;
      LockSupport.parkNanos(LOOK_NANOS);
    }
    return true;
  }

  private void work() {
    long tidied = System.nanoTime();
    while (worker != null) {
      try {
        if (behind.get()) catchUp();
        var next = queue.poll(AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        if (next != null) takeAll(next);
        if (System.nanoTime() - tidied > TIDY_EVERY.toNanos() && queue.isEmpty()) {
          tidy();
          tidied = System.nanoTime();
        }
        board.databaseAnswers(true);
      } catch (InterruptedException e) {
        return;
      } catch (IOException | RuntimeException | Error e) {
        // whatever it is: while this thread lives, what is in the files comes into the database
        behind.set(true);
        board.databaseAnswers(false);
        LOG.warn("signals wait in the journal: {}", e.getClass().getSimpleName());
        if (isStoppedWhileWaiting()) return;
      }
    }
  }

  private boolean isStoppedWhileWaiting() {
    try {
      Thread.sleep(AGAIN_MILLIS);
      return false;
    } catch (InterruptedException e) {
      return true;
    }
  }

  /// What waits together with it goes together: alone where little comes, many where much does.
  private void takeAll(JournalRecord first) throws IOException {
    long left = SPACING_NANOS - (System.nanoTime() - beganAt);
    if (left > 0 && queue.size() < SignalJournal.TOGETHER_MAX - 1) LockSupport.parkNanos(left);
    beganAt = System.nanoTime();
    List<JournalRecord> batch = new ArrayList<>();
    batch.add(first);
    queue.drainTo(batch, SignalJournal.TOGETHER_MAX - 1);
    try {
      if (batch.size() == 1 || !carrier.tookTogether(batch)) for (var one : batch) takeOne(one);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    board.changed();
  }

  private void takeOne(JournalRecord one) throws IOException {
    try {
      carrier.take(one.number(), one.type(), one.body());
    } catch (IllegalArgumentException e) {
      journal.park(one);
      LOG.error("record {} of the journal is parked", one.number());
      doneUpTo.set(one.number());
    }
  }

  /// What is in the database already is not carried again.
  private final class Carrier implements SignalJournal.Taker {
    @Override
    public void take(long number, byte type, byte[] body) {
      if (number <= doneUpTo.get()) return;
      replay.take(number, type, body);
      doneUpTo.set(number);
    }

    @Override
    public boolean tookTogether(List<JournalRecord> records) {
      var fresh = records.stream().filter(one -> one.number() > doneUpTo.get()).toList();
      if (fresh.isEmpty()) return true;
      if (!replay.tookTogether(fresh)) return false;
      doneUpTo.set(fresh.getLast().number());
      return true;
    }
  }

  /// Reads the files. The flag falls first: what is stored from here on waits in memory as well, and
  /// what was stored before is in a file that has ended.
  private void catchUp() throws IOException {
    behind.set(false);
    journal.rotate();
    var done = journal.replay(carrier);
    if (done.parked() > 0) LOG.error("{} records of the journal are parked", done.parked());
    if (done.damagedBytes() > 0) LOG.error("{} damaged bytes in the journal", done.damagedBytes());
    board.changed();
  }

  /// All of the ended files is in the database: they go.
  private void tidy() throws IOException {
    journal.refillReserve();
    journal.rotate();
    journal.replay(carrier);
  }
}
