package abhaya.response.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Real files on a disk that holds so many bytes and no more: all files of the journal's folder lie
/// on it, the reserve and what others left there too. What does not fit is written as far as it goes.
final class SmallDisk implements JournalDisk {
  private final long bytes;
  private volatile @Nullable Path folder;

  SmallDisk(long bytes) {
    this.bytes = bytes;
  }

  /// Somebody else's data take all that is left.
  void fill() throws IOException {
    var filler = inFolder().resolve("of-others");
    var more = new byte[(int) Math.max(0, free())];
    Files.write(filler, more, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /// Somebody makes room.
  void makeRoom() throws IOException {
    Files.deleteIfExists(inFolder().resolve("of-others"));
  }

  private Path inFolder() {
    var known = folder;
    if (known == null) throw new IllegalStateException("nothing was written yet");
    return known;
  }

  private long free() throws IOException {
    long used = 0;
    try (var files = Files.newDirectoryStream(inFolder())) {
      for (var file : files) used += size(file);
    }
    return bytes - used;
  }

  private static long size(Path file) throws IOException {
    try {
      return Files.isDirectory(file) ? 0 : Files.size(file);
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  @Override
  public JournalFile open(Path path) throws IOException {
    folder = path.toAbsolutePath().getParent();
    var channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    return new JournalFile() {
      @Override
      public void write(ByteBuffer content) throws IOException {
        var room = free();
        var fits = content.remaining() <= room;
        if (!fits) content.limit(content.position() + (int) Math.max(0, room));
        while (content.hasRemaining()) channel.write(content);
        if (!fits) throw new IOException("No space left on device");
      }

      @Override
      public void force() throws IOException {
        channel.force(false);
      }

      @Override
      public void close() throws IOException {
        channel.close();
      }
    };
  }
}
