package abhaya.response.road;

import abhaya.base.platform.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/// Where graphs lie in the data folder: each in a folder of its own, and one small file, replaced
/// whole, that names the one in use.
@Component
class RoadFolder {
  private static final String PLACE = "roads";
  private static final String CURRENT = PLACE + "/current";
  private static final String FACTS = "facts.properties";

  private final DataFolder data;
  private final Path folder;

  RoadFolder(DataFolder data) {
    this.data = data;
    this.folder = data.path().resolve(PLACE);
  }

  /// A graph on disk.
  record Kept(Path folder, RoadFacts facts) {}

  /// The graph in use; empty where there is none that can be read.
  Optional<Kept> current() {
    try {
      var name = data.path().resolve(CURRENT);
      if (!Files.exists(name)) return Optional.empty();
      var kept = folder.resolve(Files.readString(name).strip());
      var text = new Properties();
      try (var in = Files.newBufferedReader(kept.resolve(FACTS))) {
        text.load(in);
      }
      return RoadFacts.read(text).map(facts -> new Kept(kept, facts));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// An empty place for a graph that is being made.
  Path fresh() throws IOException {
    Files.createDirectories(folder);
    return Files.createTempDirectory(folder, "graph-");
  }

  /// A file that is being taken in.
  Path spool(String ending) throws IOException {
    Files.createDirectories(folder);
    return Files.createTempFile(folder, "extract-", ending);
  }

  long room() throws IOException {
    Files.createDirectories(folder);
    return Files.getFileStore(folder).getUsableSpace();
  }

  /// Writes what is known of a whole graph beside its tables.
  Kept seal(Path graph, RoadFacts facts) throws IOException {
    try (var out = Files.newBufferedWriter(graph.resolve(FACTS))) {
      facts.written().store(out, null);
    }
    return new Kept(graph, facts);
  }

  /// Makes it the graph in use, in one step.
  void adopt(Kept kept) {
    data.writePrivate(CURRENT, kept.folder().getFileName() + "\n");
  }

  /// Deletes all but the graph in use: what older graphs and broken-off work left.
  void clear() {
    var kept = current().map(Kept::folder);
    if (!Files.isDirectory(folder)) return;
    try (var entries = Files.newDirectoryStream(folder, "{graph,extract}-*")) {
      for (var entry : entries) if (!kept.equals(Optional.of(entry))) delete(entry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void delete(Path entry) throws IOException {
    FileSystemUtils.deleteRecursively(entry);
  }
}
