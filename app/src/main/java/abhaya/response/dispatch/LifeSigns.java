package abhaya.response.dispatch;

import abhaya.base.access.Scope;
import java.util.concurrent.atomic.AtomicBoolean;

/// Tells, while a console reads the map, that its reader has an incident open. Beside the map's own
/// thread: units move on while the database is away.
final class LifeSigns {
  /// One in five seconds is written down anyway (`Presences`).
  private static final int FRAMES_BETWEEN = 3;

  private final Presences presences;
  private final Scope scope;
  private final String incident;
  private final AtomicBoolean writing = new AtomicBoolean();
  private int frames;

  /// @param incident handle; anything else is none
  LifeSigns(Presences presences, Scope scope, String incident) {
    this.presences = presences;
    this.scope = scope;
    this.incident = incident.matches("[A-Za-z0-9_-]{22}") ? incident : "";
  }

  /// With each frame that was written.
  void give() {
    if (incident.isEmpty() || frames++ % FRAMES_BETWEEN != 0) return;
    if (!writing.compareAndSet(false, true)) return;
    Thread.startVirtualThread(() -> {
      try {
        presences.seen(scope, incident);
      } finally {
        writing.set(false);
      }
    });
  }
}
