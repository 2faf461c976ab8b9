package abhaya.response.intake;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A process to be killed: writes with four threads and prints each number once it is stored.
final class JournalChild {
  private JournalChild() {}

  public static void main(String[] arguments) throws Exception {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var journal = SignalJournal.open(Path.of(arguments[0]), 0);
    for (int t = 0; t < 4; t++) {
      Thread.ofPlatform()
          .start(() -> {
            try {
              for (int i = 0; i < 100_000; i++) {
                var words = "signal " + "x".repeat(i % 200) + "/end";
                long number = journal.append((byte) 1, words.getBytes(StandardCharsets.UTF_8));
                out.println(number);
              }
            } catch (Exception e) {
              Runtime.getRuntime().halt(1);
            }
          });
    }
  }
}
