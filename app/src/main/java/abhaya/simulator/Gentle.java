package abhaya.simulator;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The quiet scenario inside a demonstration: a few callers around one control room, and a shift that
/// answers those whom nobody else has taken.
public final class Gentle {
  private static final Duration LENGTH = Duration.ofHours(12);

  /// Long enough for a newcomer to take the signal herself.
  private static final Duration PATIENCE = Duration.ofSeconds(150);

  private static final long SEED = 112;

  private final Clock clock;
  private @Nullable Pace pace;

  public Gentle(Clock clock) {
    this.clock = clock;
  }

  /// Plays until it is stopped, twelve hours at most.
  ///
  /// @param url of the server's own door
  /// @param data with the demonstration's credentials
  /// @return one sentence on what became of it
  public String play(URI url, Path data) throws IOException, InterruptedException {
    var time = new Pace(1);
    begin(time);
    var acts = Schedule.of(new Schedule.Wish(Scenario.GENTLE, SEED, LENGTH, 19, List.of()));
    var ledger = new Ledger();
    try (var portal = new Portal(url, data)) {
      portal.signIn(Portal.SIGNALS);
      var habits = new ControlRoom.Habits(PATIENCE, City.LKO, null, null, false);
      var room = new ControlRoom(portal, ledger, time, habits);
      var besides = new Besides(time);
      if (room.open()) {
        room.clearUp(clock.instant());
        room.work(besides);
      }
      var run = "gentle" + Long.toString(clock.millis(), 36);
      new Player(new Player.Stage(portal, null, ledger, time, room, clock), run).play(acts);
      besides.end();
      return ledger.brief();
    } catch (Portal.Refusal e) {
      return "not played";
    }
  }

  private synchronized void begin(Pace time) {
    pace = time;
  }

  /// Ends it soon.
  public synchronized void stop() {
    if (pace != null) pace.stop();
  }
}
