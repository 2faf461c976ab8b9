package abhaya.response.intake;

import abhaya.base.platform.EventReaders;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/// Tells those who look at the queue that it changed, and whether it is as fresh as it looks.
@Component
class Board {
  private static final int EVENTS_AT_ONCE = 200;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();

  /// Begins anywhere: whoever comes from another machine, or from before a start, finds another number
  /// than the one she knows.
  private long version = ThreadLocalRandom.current().nextLong(1, 1L << 40);

  private boolean fresh = true;

  Board(EventReaders readers) {
    var kinds = List.of(SignalKept.class.getSimpleName(), SignalMoved.class.getSimpleName());
    readers.follow("signal-board", kinds, EVENTS_AT_ONCE, _ -> changed());
  }

  /// @param version rises with each change
  /// @param fresh the database answers; if not, signals wait in the journal and the queue is stale
  record State(long version, boolean fresh) {}

  State state() {
    lock.lock();
    try {
      return new State(version, fresh);
    } finally {
      lock.unlock();
    }
  }

  void changed() {
    lock.lock();
    try {
      version++;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void databaseAnswers(boolean yes) {
    lock.lock();
    try {
      if (fresh == yes) return;
      fresh = yes;
      version++;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Waits until the state is another than this version, or the time is over.
  State await(long known, Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      long left = atMost.toNanos();
      while (version == known && left > 0) left = moved.awaitNanos(left);
      return new State(version, fresh);
    } finally {
      lock.unlock();
    }
  }
}
