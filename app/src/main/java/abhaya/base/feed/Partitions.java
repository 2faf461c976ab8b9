package abhaya.base.feed;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// The lines of a large file sorted into smaller ones on disk, so that lines which belong together
/// are read together. How they are sorted is a matter of speed only.
public final class Partitions implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final Path folder;
  private final List<Path> files = new ArrayList<>();
  private final List<DataOutputStream> outs = new ArrayList<>();

  /// @param beside the file they are made of: they lie in its folder
  public Partitions(Path beside, int count) throws IOException {
    var parent = beside.toAbsolutePath().getParent();
    if (parent == null) throw new IOException("a file lies in a folder");
    this.folder = Files.createTempDirectory(parent, "feed-parts-");
    for (var number = 0; number < count; number++) {
      var file = folder.resolve(Integer.toString(number));
      files.add(file);
      outs.add(new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER)));
    }
  }

  /// Sorts a line in.
  public void add(Line line, ToIntFunction<Line> hash) throws IOException {
    var out = outs.get(Math.floorMod(hash.applyAsInt(line), outs.size()));
    out.writeInt(line.number());
    out.writeUTF(line.fault() == null ? "" : line.fault());
    out.writeInt(line.bytes().length);
    out.write(line.bytes());
  }

  /// No more lines are added.
  public void seal() throws IOException {
    for (var out : outs) out.close();
  }

  public int count() {
    return files.size();
  }

  /// The lines of one part, in the order of the file.
  public Reader read(int part) throws IOException {
    return new Reader(files.get(part));
  }

  /// Reads the lines of one part.
  public static final class Reader implements AutoCloseable {
    private final DataInputStream in;

    Reader(Path file) throws IOException {
      in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
    }

    /// The next line; null at the end.
    public @Nullable Line next() throws IOException {
      in.mark(1);
      if (in.read() < 0) return null;
      in.reset();
      var number = in.readInt();
      var fault = in.readUTF();
      var bytes = in.readNBytes(in.readInt());
      return new Line(number, bytes, fault.isEmpty() ? null : fault);
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  @Override
  public void close() throws IOException {
    for (var out : outs) out.close();
    for (var file : files) Files.deleteIfExists(file);
    Files.deleteIfExists(folder);
  }
}
