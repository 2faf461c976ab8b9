package abhaya.response.dispatch;

import abhaya.base.access.Scope;
import abhaya.base.platform.DatabaseContext;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// One look for all open desks that see the same: when something moves in the room they all ask at
/// once, and what was looked at since a desk asked is news enough for it. What is told later it hears
/// of, and asks again.
@Component
class SharedGlance {
  private static final long WAIT_MILLIS = 500;

  /// From one look to the next. Where something is told all the time, each desk would look anew as
  /// fast as the database answers, and leave no time for what comes in.
  private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final RoomGlance glance;
  private final ConsoleBoard board;
  private final Map<DatabaseContext, Held> held = new ConcurrentHashMap<>();

  SharedGlance(RoomGlance glance, ConsoleBoard board) {
    this.glance = glance;
    this.board = board;
  }

  /// @param version of the room before the look: nothing told up to it is missing
  /// @param begun by `System.nanoTime`
  private record Look(long version, long begun, RoomGlance.Seen seen) {}

  private static final class Held {
    private final ReentrantLock reading = new ReentrantLock();
    private @Nullable Look look;
  }

  /// What the database shows is decided by unit, role and purpose; who asks counts for crews only, and
  /// they have no desk.
  static DatabaseContext sight(Scope scope) {
    var context = scope.context();
    return new DatabaseContext(0, context.unit(), context.role(), context.purpose());
  }

  /// Not for the answer to an act: whoever acted sees what came of it, told or not yet.
  RoomGlance.Seen of(Scope scope, Instant since) {
    var asked = board.version();
    var mine = held.computeIfAbsent(sight(scope), any -> new Held());
    if (!isMine(mine.reading)) return glance.of(scope, since);
    try {
      var known = mine.look;
      if (known != null && known.version() >= asked) return known.seen();
      if (known != null) rest(known.begun() + PACE_NANOS);
      var fresh = new Look(board.version(), System.nanoTime(), glance.of(scope, since));
      mine.look = fresh;
      return fresh.seen();
    } finally {
      mine.reading.unlock();
    }
  }

  private static void rest(long until) {
    for (var left = until - System.nanoTime();
        left > 0 && !Thread.currentThread().isInterrupted();
        left = until - System.nanoTime()) LockSupport.parkNanos(left);
  }

  /// Nobody waits long for another's look.
  private static boolean isMine(ReentrantLock reading) {
    try {
      return reading.tryLock(WAIT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
