package abhaya.base.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class BulkTurnsTest {
  private static final Duration MOMENT = Duration.ofMillis(1);

  @Test
  void neverMoreStepsThanTurnsRunAtOnce() throws Exception {
    var turns = new BulkTurns(2, MOMENT);
    var running = new AtomicInteger();
    var most = new AtomicInteger();
    var done = new AtomicInteger();
    try (var people = Executors.newFixedThreadPool(8)) {
      for (var step = 0; step < 200; step++) {
        var rank = step % 5 == 0 ? BulkTurns.Rank.FIRST : BulkTurns.Rank.NEXT;
        people.execute(() ->
            turns.call(
                rank,
                () -> {
                  most.accumulateAndGet(running.incrementAndGet(), Math::max);
                  LockSupport.parkNanos(200_000);
                  running.decrementAndGet();
                  return done.incrementAndGet();
                }));
      }
    }
    assertThat(done).hasValue(200);
    assertThat(most.get()).isBetween(1, 2);
  }

  @Test
  void whatPeopleLookAtAtOnceGoesBeforeAllThatWaits() throws Exception {
    var turns = new BulkTurns(1, MOMENT);
    var order = Collections.synchronizedList(new ArrayList<String>());
    var enough = new CountDownLatch(1);
    try (var people = Executors.newFixedThreadPool(3)) {
      takeOne(people, turns, enough);
      var _ = people.submit(() -> turns.call(BulkTurns.Rank.NEXT, () -> order.add("next")));
      awaitWaiting(turns, 1);
      var _ = people.submit(() -> turns.call(BulkTurns.Rank.FIRST, () -> order.add("first")));
      awaitWaiting(turns, 2);
      enough.countDown();
    }
    assertThat(order).containsExactly("first", "next");
  }

  @Test
  void aFreeTurnIsKeptForWhoWasCalledAndGoesFirst() throws Exception {
    var turns = new BulkTurns(1, Duration.ofMinutes(1));
    var order = Collections.synchronizedList(new ArrayList<String>());
    turns.callFirst();
    try (var people = Executors.newFixedThreadPool(2)) {
      var _ = people.submit(() -> turns.call(BulkTurns.Rank.NEXT, () -> order.add("next")));
      var _ = people.submit(() -> turns.call(BulkTurns.Rank.FIRST, () -> order.add("first")));
    }
    assertThat(order).containsExactly("first", "next");
  }

  @Test
  void whoWasCalledAndDoesNotComeKeepsNobodyWaiting() {
    var turns = new BulkTurns(1, MOMENT);
    turns.callFirst();
    assertThat(turns.<String, RuntimeException>call(BulkTurns.Rank.NEXT, () -> "done"))
        .isEqualTo("done");
  }

  @Test
  void whileNobodyAsksAllTurnsAreGiven() throws Exception {
    var turns = new BulkTurns(1, MOMENT, 2, Duration.ZERO);
    assertThat(runningTogether(turns, 2)).isTrue();
  }

  @Test
  void whoWaitsIsLetInWhenQuietBeginsThoughNobodyGaveATurnBack() throws Exception {
    var turns = new BulkTurns(1, MOMENT, 2, Duration.ofMillis(300));
    turns.somebodyAsks();
    assertThat(runningTogether(turns, 2)).isTrue();
  }

  @Test
  void whileSomebodyAsksNoneOfTheOthersIsGiven() throws Exception {
    var turns = new BulkTurns(1, MOMENT, 2, Duration.ofMinutes(10));
    turns.somebodyAsks();
    var done = new AtomicInteger();
    var enough = new CountDownLatch(1);
    try (var people = Executors.newFixedThreadPool(2)) {
      takeOne(people, turns, enough);
      var _ = people.submit(() -> turns.call(BulkTurns.Rank.NEXT, done::incrementAndGet));
      awaitWaiting(turns, 1);
      Thread.sleep(50);
      assertThat(done).hasValue(0);
      enough.countDown();
    }
    assertThat(done).hasValue(1);
  }

  /// One step that has its turn until it is enough.
  private static void takeOne(ExecutorService people, BulkTurns turns, CountDownLatch enough)
      throws InterruptedException {
    var taken = new CountDownLatch(1);
    var _ =
        people.submit(() ->
            turns.call(
                BulkTurns.Rank.NEXT,
                () -> {
                  taken.countDown();
                  return enough.await(30, TimeUnit.SECONDS);
                }));
    assertThat(taken.await(30, TimeUnit.SECONDS)).isTrue();
  }

  /// Whether so many steps were seen at the same time.
  private static boolean runningTogether(BulkTurns turns, int count) throws InterruptedException {
    var together = new CountDownLatch(count);
    try (var people = Executors.newFixedThreadPool(count)) {
      for (var one = 0; one < count; one++) {
        people.execute(() ->
            turns.call(
                BulkTurns.Rank.NEXT,
                () -> {
                  together.countDown();
                  return awaited(together);
                }));
      }
      return together.await(30, TimeUnit.SECONDS);
    }
  }

  private static boolean awaited(CountDownLatch latch) {
    try {
      return latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void awaitWaiting(BulkTurns turns, int count) throws InterruptedException {
    for (var tries = 0; tries < 1_000 && turns.waiting() < count; tries++) Thread.sleep(5);
    assertThat(turns.waiting()).isEqualTo(count);
  }

  @Test
  void aStepThatFailsGivesItsTurnBack() {
    var turns = new BulkTurns(1, MOMENT);
    assertThatThrownBy(() ->
            turns.call(
                BulkTurns.Rank.NEXT,
                () -> {
                  throw new IllegalStateException("stuck");
                }))
        .hasMessage("stuck");
    assertThat(turns.<String, RuntimeException>call(BulkTurns.Rank.NEXT, () -> "free"))
        .isEqualTo("free");
  }
}
