package abhaya.simulator;

import java.util.ArrayList;
import java.util.List;

/// What runs beside the player, for as long as the pace does.
final class Besides {
  private final Pace pace;
  private final List<Thread> threads = new ArrayList<>();

  Besides(Pace pace) {
    this.pace = pace;
  }

  /// Work that ends by itself once the pace is stopped.
  interface Work {
    void run() throws InterruptedException;
  }

  void start(String name, Work work) {
    var thread =
        Thread.ofPlatform()
            .daemon()
            .name("simulation-" + name)
            .start(() -> {
              try {
                work.run();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    threads.add(thread);
  }

  /// Stops the pace and waits for all of it.
  void end() throws InterruptedException {
    pace.stop();
    for (var thread : threads) thread.join();
  }
}
