package abhaya.response.road;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The work of an import in a process of its own: `build-roads FILE FOLDER`, started by the server
/// and not by people. What it needs of memory, and whatever befalls it, is not the server's.
///
/// It speaks in lines of [#MARK] and ends when its input does, so that it never outlives the server.
public final class RoadBuild {
  static final String WORD = "build-roads";
  static final String MARK = "abhaya-roads ";
  private static final int MISUSED = 2;
  private static final int ORPHANED = 3;

  private final InputStream in;
  private final PrintStream out;

  /// Speaks to these streams.
  public RoadBuild(InputStream in, PrintStream out) {
    this.in = in;
    this.out = out;
  }

  /// Does what the words say.
  ///
  /// @return the exit status: 0 when the last line says what came of it
  public int run(List<String> words) {
    if (words.size() != 2) return MISUSED;
    Thread.ofPlatform().daemon().start(this::endWithTheServer);
    try {
      say(work(Path.of(words.getFirst()), Path.of(words.getLast())));
    } catch (RoadFault.Found e) {
      say("refused " + e.fault().name());
    } catch (OutOfMemoryError e) {
      say("refused " + RoadFault.NO_MEMORY.name());
    } catch (IOException | InternalError e) {
      say("refused " + RoadFault.NO_ROOM.name());
    }
    return 0;
  }

  private String work(Path file, Path folder) throws IOException, RoadFault.Found {
    say("step checking");
    ExtractReader.check(file);
    var built = new GraphBuild(step -> say("step " + step)).build(file, folder);
    var at = Optional.ofNullable(built.dataAt()).map(one -> one.getEpochSecond()).orElse(-1L);
    var box = built.bounds();
    return "done %d %d %.5f %.5f %.5f %.5f %d"
        .formatted(
            built.junctions(), built.roads(), box.south(), box.west(), box.north(), box.east(), at)
        .toLowerCase(Locale.ROOT);
  }

  private synchronized void say(String words) {
    out.println(MARK + words);
    out.flush();
  }

  private void endWithTheServer() {
    try {
      while (in.read() >= 0) {
        // nothing is said this way: only its end counts
      }
    } catch (IOException e) {
      // the same as its end
    }
    Runtime.getRuntime().halt(ORPHANED);
  }
}
