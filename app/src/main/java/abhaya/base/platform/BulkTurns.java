package abhaya.base.platform;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Large imports and all that follows them take turns, a step each, so that together they keep half
/// of this machine's cores busy at most and whoever asks meanwhile finds the others free.
///
/// A turn is taken before a transaction begins, never within one: who waits holds no row that the
/// step under way may need.
@Component
public class BulkTurns {
  /// How long at most a free turn is kept for one who was called and has not come yet.
  private static final Duration KEPT = Duration.ofMillis(20);

  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition given = lock.newCondition();
  private final Duration kept;
  private int free;
  private int firstWaiting;
  private int waiting;
  private boolean firstCalled;
  private long firstCalledAt;

  /// Who goes before whom.
  public enum Rank {
    /// What people look at at once.
    FIRST,

    /// All else, in the order of coming.
    NEXT
  }

  BulkTurns() {
    this(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), KEPT);
  }

  /// @param turns steps at the same time
  /// @param kept how long a free turn is kept at most for one who was called
  BulkTurns(int turns, Duration kept) {
    this.free = turns;
    this.kept = kept;
  }

  /// Runs one step when its turn comes.
  ///
  /// @throws IllegalStateException within a transaction
  public <R, X extends Throwable> R call(Rank rank, ScopedValue.CallableOp<? extends R, X> step)
      throws X {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("a turn is taken before the transaction");
    }
    take(rank);
    try {
      return step.call();
    } finally {
      giveBack();
    }
  }

  /// Tells that one who goes first has just been called: of all who were called by the same news the
  /// free turn is hers, whoever is here sooner.
  void callFirst() {
    lock.lock();
    try {
      firstCalled = true;
      firstCalledAt = System.nanoTime();
    } finally {
      lock.unlock();
    }
  }

  private void take(Rank rank) {
    lock.lock();
    try {
      waiting++;
      if (rank == Rank.FIRST) first();
      else next();
      waiting--;
      free--;
      if (free > 0) given.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void first() {
    firstWaiting++;
    while (free == 0) given.awaitUninterruptibly();
    firstWaiting--;
    firstCalled = false;
  }

  private void next() {
    var interrupted = false;
    while (free == 0 || firstWaiting > 0 || left() > 0) {
      try {
        if (left() > 0) given.awaitNanos(left());
        else given.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) Thread.currentThread().interrupt();
  }

  /// Nanoseconds for which a free turn is still kept.
  private long left() {
    return firstCalled ? firstCalledAt + kept.toNanos() - System.nanoTime() : 0;
  }

  /// How many steps wait for their turn now.
  int waiting() {
    lock.lock();
    try {
      return waiting;
    } finally {
      lock.unlock();
    }
  }

  private void giveBack() {
    lock.lock();
    try {
      free++;
      given.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
