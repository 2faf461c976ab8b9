package abhaya.response.dispatch;

import static abhaya.response.dispatch.Scene.as;
import static org.assertj.core.api.Assertions.assertThat;

import abhaya.base.access.AccessTest;
import abhaya.base.access.FewUnits;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/// One look for all who see the same, and for nobody else.
@AccessTest
@Import(Scene.class)
class SharedGlanceModuleTest {
  @Autowired Scene scene;
  @Autowired SharedGlance shared;
  @Autowired ConsoleBoard board;
  @Autowired Clock clock;

  private RoomGlance.Seen look(Scope scope) {
    return as(scope, () -> shared.of(scope, clock.instant().minus(Duration.ofHours(12))));
  }

  @Test
  void desksOfOneRoomLookOnceUntilSomethingIsTold() {
    var one = scene.scope(981, Role.DISPATCHER, FewUnits.STATE);
    var other = scene.scope(982, Role.DISPATCHER, FewUnits.STATE);
    var version = board.version();
    var seen = look(one);
    var again = look(other);
    // background work may tell of something between the two
    if (board.version() == version) assertThat(again).isSameAs(seen);
    board.changed();
    assertThat(look(other)).isNotSameAs(seen);
  }

  @Test
  void whereSomethingIsToldAllTheTimeDesksDoNotLookAsFastAsTheyCan() {
    var desk = scene.scope(988, Role.DISPATCHER, FewUnits.STATE);
    var began = System.nanoTime();
    look(desk);
    for (var turn = 0; turn < 4; turn++) {
      board.changed();
      look(desk);
    }
    assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(Duration.ofMillis(150).toNanos());
  }

  @Test
  void whereSomethingIsToldAllTheTimeDesksThatAskTogetherLookTogether() throws Exception {
    var desks = 10;
    var start = new CountDownLatch(1);
    var over = new AtomicBoolean();
    var teller = Thread.ofPlatform().start(() -> tellUntil(over));
    var looks = new HashSet<Long>();
    try (var pool = Executors.newFixedThreadPool(desks)) {
      var seen =
          IntStream.range(0, desks)
              .mapToObj(one ->
                  pool.submit(() -> {
                    var desk = scene.scope(9_890 + one, Role.DISPATCHER, FewUnits.STATE);
                    start.await();
                    return look(desk).number();
                  }))
              .toList();
      start.countDown();
      for (var one : seen) looks.add(one.get());
    } finally {
      over.set(true);
      teller.join();
    }
    // one each where nobody shares; a slow machine may need a few
    assertThat(looks).hasSizeLessThan(desks - 2);
  }

  private void tellUntil(AtomicBoolean over) {
    while (!over.get()) {
      board.changed();
      LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
    }
  }

  @Test
  void whatWasToldIsInTheNextLookOfItsRoomAndOfNoOther() {
    var desk = scene.scope(983, Role.DISPATCHER, FewUnits.STATE);
    var elsewhere = scene.scope(984, Role.DISPATCHER, UnitId.ofState(27));
    var before = look(desk).openCount();
    var there = look(elsewhere).openCount();
    scene.incident(scene.desk(), "fight");
    board.changed();
    assertThat(look(desk).openCount()).isEqualTo(before + 1);
    assertThat(look(elsewhere).openCount()).isEqualTo(there);
  }
}
