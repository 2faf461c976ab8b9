package abhaya.response.livemap;

import abhaya.base.access.Scope;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// One console that follows the map. It holds no queue: it knows which frame it has, and who is not
/// at the one before the latest gets all as it stands.
public final class MapStream implements AutoCloseable {
  /// Why a stream ends.
  public enum End {
    /// The session is over: to come back she has to sign in.
    SESSION(0),
    /// The program stops, the stream is old or its session opened more: come back.
    RENEW(1);

    private final int code;

    End(int code) {
      this.code = code;
    }

    int code() {
      return code;
    }
  }

  private final long opened;
  private final Watchers watchers;
  private final Scope scope;
  private final MapFan fan;
  private int number = -1;
  private long roster;
  private volatile @Nullable Thread reader;
  private volatile @Nullable End end;

  /// @param roster id of the one the console has; 0 for none
  MapStream(long opened, Watchers watchers, Scope scope, long roster, MapFan fan) {
    this.opened = opened;
    this.watchers = watchers;
    this.scope = scope;
    this.roster = roster;
    this.fan = fan;
  }

  /// In the order of opening.
  long opened() {
    return opened;
  }

  String session() {
    return scope.presence().session();
  }

  /// The first reason counts.
  public synchronized void end(End why) {
    if (end == null) end = why;
    wake();
  }

  @Nullable End ended() {
    return end;
  }

  void wake() {
    var waiting = reader;
    if (waiting != null) LockSupport.unpark(waiting);
  }

  /// What the console has to be given next, frame by frame; nothing when the time is over or the
  /// stream ended. Called by one thread.
  List<byte[]> next(Duration atMost) {
    reader = Thread.currentThread();
    var until = System.nanoTime() + atMost.toNanos();
    while (end == null && watchers.latest().number() == number) {
      var left = until - System.nanoTime();
      if (left <= 0 || Thread.currentThread().isInterrupted()) return List.of();
      LockSupport.parkNanos(this, left);
    }
    if (end != null) return List.of();
    var latest = watchers.latest();
    if (latest.delta().isEmpty() || latest.number() != number + 1) return whole();
    number = latest.number();
    return latest.delta();
  }

  private List<byte[]> whole() {
    var whole = watchers.whole();
    var known = whole.roster() == roster;
    number = whole.number();
    roster = whole.roster();
    return known ? whole.places() : whole.frames();
  }

  @Override
  public void close() {
    fan.leave(this);
  }

  Watchers watchers() {
    return watchers;
  }
}
