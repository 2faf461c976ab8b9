package abhaya.simulator;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Sends each act when its time has come, whether earlier ones were answered or not.
final class Player {
  private static final int AT_ONCE = 256;
  private static final int TRIES = 4;
  private static final long AGAIN_MILLIS = 300;

  private final Stage stage;
  private final Bodies bodies;
  private final String run;
  private final Semaphore places = new Semaphore(AT_ONCE);

  /// @param run by which this run's keys differ from those of others
  Player(Stage stage, String run) {
    this.stage = stage;
    this.run = run;
    this.bodies = new Bodies(run);
  }

  /// What is played on.
  ///
  /// @param lines null: no vehicles
  /// @param room null: nobody answers
  record Stage(
      Portal portal,
      @Nullable Lines lines,
      Ledger ledger,
      Pace pace,
      @Nullable ControlRoom room,
      Clock clock) {}

  /// Plays to the end, or until the pace is stopped. All that was sent is answered or given up then.
  void play(List<Act> acts) throws InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var act : acts) {
        if (!stage.pace().await(act.at())) break;
        places.acquire();
        start(threads, act);
      }
    }
  }

  private void start(ExecutorService threads, Act act) {
    var _ =
        threads.submit(() -> {
          try {
            send(act);
          } finally {
            places.release();
          }
          return null;
        });
  }

  private void send(Act act) throws InterruptedException {
    switch (act) {
      case Act.Signal signal -> signal(signal);
      case Act.Packet packet -> packet(packet);
      case Act.Batch batch -> batch(batch);
    }
  }

  private void signal(Act.Signal act) throws InterruptedException {
    var body = bodies.of(act, stage.clock().instant());
    var key = run + "-" + act.number();
    var said = untilAnswered(act, body, key);
    stage.ledger().enter(act.door(), said);
    if (said.handle().isEmpty()) return;
    if (act.again()) stage.ledger().enterAgain(act.door(), said, untilAnswered(act, body, key));
    var truth = act.truth();
    var room = stage.room();
    if (room != null && truth != null) room.hear(said.handle(), truth);
  }

  /// A sender in need does not give up at the first silence.
  private Ledger.Said untilAnswered(Act.Signal act, Bodies.Body body, String key)
      throws InterruptedException {
    var path = act.door().equals("els") ? "/els" : "/api/v1/signals/" + act.door();
    var said = new Ledger.Said(0, "", 0);
    for (var attempt = 1; attempt <= TRIES; attempt++) {
      var began = System.nanoTime();
      try {
        var answer = stage.portal().post(path, body, Portal.SIGNALS, key);
        var handle = answer.body().path("id").asString("");
        said = new Ledger.Said(answer.status(), handle, System.nanoTime() - began);
        if (answer.status() != 503) return said;
      } catch (IOException e) {
        stage.ledger().count("breaks: no answer, sent again");
      }
      Pace.rest(AGAIN_MILLIS * attempt);
    }
    return said;
  }

  private void packet(Act.Packet act) {
    var lines = stage.lines();
    if (lines == null) return;
    var press = act.kind() == Act.Packet.Kind.PRESS;
    var gone = lines.send(act.device(), Bodies.packet(act, stage.clock().instant()));
    if (!gone) stage.ledger().count("vehicles: packets not sent");
    else if (press) stage.ledger().count("vehicles: presses sent (the protocol answers none)");
    else stage.ledger().count("vehicles: other packets sent");
  }

  private void batch(Act.Batch act) throws InterruptedException {
    var ledger = stage.ledger();
    var text = bodies.batch(act, stage.clock().instant());
    var what = "devices: " + act.door() + " ";
    try {
      var body = new Bodies.Body("application/x-ndjson", text);
      var answer = stage.portal().post(act.door(), body, Portal.DEVICES, null);
      if (answer.status() == 200) {
        ledger.add(what + "accepted", answer.body().path("accepted").asLong(0));
        var named = answer.body().path("refused").size();
        ledger.add(what + "refused", answer.body().path("refusedCount").asLong(named));
      } else {
        ledger.count(what + "batches answered " + answer.status());
      }
    } catch (IOException e) {
      ledger.count(what + "batches without an answer");
    }
  }

  /// How far it came.
  static String time(Duration at) {
    return "%d:%02d:%02d".formatted(at.toHours(), at.toMinutesPart(), at.toSecondsPart());
  }
}
