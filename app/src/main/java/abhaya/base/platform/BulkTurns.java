package abhaya.base.platform;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Large imports and all that follows them take turns, a step each, so that together they keep half
/// of this machine's cores busy at most and whoever asks meanwhile finds the others free. While
/// nobody asks they may have all of them.
///
/// A turn is taken before a transaction begins, never within one: who waits holds no row that the
/// step under way may need.
@Component
public class BulkTurns {
  /// How long at most a free turn is kept for one who was called and has not come yet.
  private static final Duration KEPT = Duration.ofMillis(20);

  /// After so long without a question nobody is taken to be asking.
  private static final Duration QUIET_AFTER = Duration.ofSeconds(2);

  private static final int CORES = Runtime.getRuntime().availableProcessors();

  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition given = lock.newCondition();
  private final Duration kept;
  private final int turns;
  private final int quietTurns;
  private final Duration quietAfter;
  private volatile long askedAt = System.nanoTime();
  private int taken;
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
    this(Math.max(1, CORES / 2), KEPT, CORES, QUIET_AFTER);
  }

  /// @param turns steps at the same time
  /// @param kept how long a free turn is kept at most for one who was called
  BulkTurns(int turns, Duration kept) {
    this(turns, kept, turns, QUIET_AFTER);
  }

  /// @param quietTurns steps at the same time while nobody asks
  /// @param quietAfter how long nobody must have asked
  BulkTurns(int turns, Duration kept, int quietTurns, Duration quietAfter) {
    this.turns = turns;
    this.kept = kept;
    this.quietTurns = quietTurns;
    this.quietAfter = quietAfter;
  }

  /// Tells that somebody asks or calls now, by whichever door.
  public void somebodyAsks() {
    askedAt = System.nanoTime();
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

  /// The same for a step that answers nothing.
  ///
  /// @see #call
  public void run(Rank rank, Runnable step) {
    call(
        rank,
        () -> {
          step.run();
          return true;
        });
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
      taken++;
      if (isFree()) given.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void first() {
    firstWaiting++;
    await(this::isFree);
    firstWaiting--;
    firstCalled = false;
  }

  private void next() {
    await(() -> isFree() && firstWaiting == 0 && left() <= 0);
  }

  /// Looks again whenever a turn is given back, a kept one becomes free or quiet begins.
  private void await(BooleanSupplier mayGo) {
    var interrupted = false;
    while (!mayGo.getAsBoolean()) {
      try {
        long change = untilChange();
        if (change > 0) given.awaitNanos(change);
        else given.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) Thread.currentThread().interrupt();
  }

  private boolean isFree() {
    return taken < (untilQuiet() <= 0 ? quietTurns : turns);
  }

  private long untilQuiet() {
    return askedAt + quietAfter.toNanos() - System.nanoTime();
  }

  /// Nanoseconds until time alone may let somebody go; 0 if only others can.
  private long untilChange() {
    long called = Math.max(0, left());
    long quiet = taken < quietTurns ? Math.max(0, untilQuiet()) : 0;
    return called == 0 || quiet == 0 ? Math.max(called, quiet) : Math.min(called, quiet);
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
      taken--;
      given.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
