package abhaya.base.platform;

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
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition given = lock.newCondition();
  private int free;
  private int firstWaiting;
  private int waiting;

  /// Who goes before whom.
  public enum Rank {
    /// What people look at at once.
    FIRST,

    /// All else, in the order of coming.
    NEXT
  }

  BulkTurns() {
    this(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
  }

  /// @param turns steps at the same time
  BulkTurns(int turns) {
    this.free = turns;
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

  private void take(Rank rank) {
    lock.lock();
    try {
      waiting++;
      if (rank == Rank.FIRST) firstWaiting++;
      while (free == 0 || (rank == Rank.NEXT && firstWaiting > 0)) given.awaitUninterruptibly();
      if (rank == Rank.FIRST) firstWaiting--;
      waiting--;
      free--;
      if (free > 0) given.signalAll();
    } finally {
      lock.unlock();
    }
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
