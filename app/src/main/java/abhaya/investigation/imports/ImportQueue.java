package abhaya.investigation.imports;

import abhaya.base.feed.FeedLimits;
import abhaya.base.web.Refused;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// A few imports at once, some waiting for their turn; more are told to come back.
@Component
class ImportQueue {
  private static final long PATIENCE_MINUTES = 10;

  private final Semaphore running;
  private final AtomicInteger waiting = new AtomicInteger();
  private final int waitingMax;

  ImportQueue(FeedLimits limits) {
    this.running = new Semaphore(limits.running(), true);
    this.waitingMax = limits.waiting();
  }

  <T> T run(Callable<T> work) throws Exception {
    enter();
    try {
      return work.call();
    } finally {
      running.release();
    }
  }

  private void enter() throws InterruptedException {
    if (running.tryAcquire()) return;
    try {
      if (waiting.incrementAndGet() > waitingMax
          || !running.tryAcquire(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
        throw Refused.with(HttpStatus.TOO_MANY_REQUESTS, "too-many");
      }
    } finally {
      waiting.decrementAndGet();
    }
  }
}
