package abhaya.simulator;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The time that is played: so many seconds of it in each second. It can be stopped for good.
final class Pace {
  private final double speed;
  private final long began = System.nanoTime();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition stopping = lock.newCondition();
  private boolean stopped;

  Pace(double speed) {
    this.speed = speed;
  }

  /// Since the beginning, in played time.
  Duration now() {
    return Duration.ofNanos((long) ((System.nanoTime() - began) * speed));
  }

  /// @return false if it was stopped before
  boolean await(Duration at) throws InterruptedException {
    lock.lock();
    try {
      long left = left(at);
      while (!stopped && left > 0) {
        left = Math.min(left(at), stopping.awaitNanos(left));
      }
      return !stopped;
    } finally {
      lock.unlock();
    }
  }

  private long left(Duration at) {
    return (long) (at.minus(now()).toNanos() / speed);
  }

  void stop() {
    lock.lock();
    try {
      stopped = true;
      stopping.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean isStopped() {
    lock.lock();
    try {
      return stopped;
    } finally {
      lock.unlock();
    }
  }

  /// So long in the time of the clock on the wall.
  static void rest(long millis) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(millis);
  }
}
