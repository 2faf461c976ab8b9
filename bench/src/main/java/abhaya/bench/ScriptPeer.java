package abhaya.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A peer in another language, as a script of ours: it loads the data once, says that it is ready,
/// then answers each line with the milliseconds it took and leaves the values in a file.
final class ScriptPeer implements AutoCloseable {
  private static final long MINUTES_MAX = 15;

  private final Process process;
  private final BufferedReader said;
  private final Writer asked;
  private final Path answer;
  private final Path complaints;
  private final List<String> ready;

  /// @param program that runs the script
  /// @param words after the files of data and answer
  ScriptPeer(Path folder, List<String> program, String script, Path data, Object... words)
      throws IOException {
    var text = folder.resolve(script);
    try (var in = ScriptPeer.class.getResourceAsStream(script)) {
      if (in == null) throw new IOException("no script " + script);
      Files.write(text, in.readAllBytes());
    }
    answer = folder.resolve(script + ".answer");
    complaints = folder.resolve(script + ".complaints");
    var command = new ArrayList<>(program);
    command.addAll(List.of(text.toString(), data.toString(), answer.toString()));
    for (var word : words) command.add(word.toString());
    process = new ProcessBuilder(command).redirectError(complaints.toFile()).start();
    said = process.inputReader(StandardCharsets.UTF_8);
    asked = process.outputWriter(StandardCharsets.UTF_8);
    ready = List.of(line().strip().split(" "));
    if (!ready.getFirst().equals("ready")) throw new IOException(script + " said " + ready);
  }

  /// What it said with being ready, a number.
  double readyMillis() {
    return Double.parseDouble(ready.getLast());
  }

  /// @return milliseconds
  double go(String word) throws IOException {
    asked.write(word + "\n");
    asked.flush();
    return Double.parseDouble(line().strip());
  }

  /// The values of the last answer.
  double[] values() throws IOException {
    var doubles =
        ByteBuffer.wrap(Files.readAllBytes(answer)).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer();
    var values = new double[doubles.remaining()];
    doubles.get(values);
    return values;
  }

  private String line() throws IOException {
    var late = CompletableFuture.delayedExecutor(MINUTES_MAX, TimeUnit.MINUTES);
    var end = CompletableFuture.runAsync(process::destroyForcibly, late);
    try {
      var line = said.readLine();
      if (line != null) return line;
      throw new IOException("a peer has gone: " + Files.readString(complaints));
    } finally {
      end.cancel(false);
    }
  }

  /// It ends when nothing more can be asked.
  @Override
  public void close() throws IOException {
    asked.close();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
