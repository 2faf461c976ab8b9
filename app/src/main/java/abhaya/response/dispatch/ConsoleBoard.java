package abhaya.response.dispatch;

import abhaya.base.platform.EventReaders;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/// Counts what changed in the room, so that a page that is open asks anew. Numbers only: what
/// changed is asked for with the reader's own rights.
@Component
class ConsoleBoard {
  private static final List<String> KINDS =
      List.of(
          "SignalKept",
          "SignalMoved",
          "IncidentOpened",
          "IncidentChanged",
          "IncidentClosed",
          "UnitChanged",
          "AssignmentMoved",
          "StepOverdue");

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();

  /// Begins anywhere: whoever comes from another machine, or from before a start, finds another number
  /// than the one she knows.
  private long version = ThreadLocalRandom.current().nextLong(1, 1L << 40);

  ConsoleBoard(EventReaders readers) {
    readers.follow("console", KINDS, 200, events -> changed());
  }

  long version() {
    lock.lock();
    try {
      return version;
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

  /// Waits until the number is another than this, or the time is over.
  long await(long known, Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.NANOSECONDS.convert(atMost);
      while (version == known && left > 0) left = moved.awaitNanos(left);
      return version;
    } finally {
      lock.unlock();
    }
  }
}
