package abhaya.base.client;

import java.io.PrintStream;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/// Follows an import that goes on after its answer, as that of roads does, and says how it stands.
final class RoadsImport {
  static final String DOOR = "/api/v1/feeds/roads";
  private static final int REFUSED = 1;
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int SAID_EVERY_SECONDS = 10;

  private final Server server;
  private final PrintStream out;

  RoadsImport(Server server, PrintStream out) {
    this.server = server;
    this.out = out;
  }

  /// @return the exit status: 0 done, 1 refused
  int follow(JsonNode begun) throws Refusal, InterruptedException {
    var handle = begun.path("id").asString("");
    var now = begun;
    var said = "";
    long saidAt = 0;
    while (now.path("state").asString("").equals("running")) {
      var step = now.path("message").asString("");
      long seconds = now.path("seconds").asLong();
      if (!step.equals(said) || seconds >= saidAt + SAID_EVERY_SECONDS) {
        out.printf("%d:%02d %s%n", seconds / 60, seconds % 60, step);
        said = step;
        saidAt = seconds;
      }
      Thread.sleep(PAUSE);
      var answer = server.send(server.request(DOOR).GET().build());
      now = server.read(answer).path("lastImport");
      if (answer.statusCode() != 200 || !now.path("id").asString("").equals(handle)) {
        throw new Refusal(
            "The server no longer knows this import: it was started anew, or another machine"
                + " answered. The graph before it is in use; send the file again.");
      }
    }
    return report(now);
  }

  private int report(JsonNode over) {
    if (over.path("state").asString("").equals("refused")) {
      out.printf(
          "refused %s: %s%n", over.path("code").asString(""), over.path("message").asString(""));
      return REFUSED;
    }
    var made = over.path("made");
    out.printf(
        "graph of %s: %d junctions, %d roads%s%n",
        made.path("day").asString(""),
        made.path("junctions").asLong(),
        made.path("roads").asLong(),
        over.path("dryRun").asBoolean() ? " (dry run: the graph in use was not changed)" : "");
    return 0;
  }
}
