package abhaya.response.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Opens journal files in a folder.
interface JournalDisk {

  JournalFile open(Path path) throws IOException;

  /// The real one. A file is grown ahead with zeros, so that a force moves data only.
  static JournalDisk real() {
    return GrownFile::new;
  }

  /// A file on the disk.
  final class GrownFile implements JournalFile {
    private static final int GROW_BYTES = 1 << 20;
    private final FileChannel channel;
    private long end;
    private long grown;

    GrownFile(Path path) throws IOException {
      channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      syncFolder(path);
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
      int size = bytes.remaining();
      if (end + size > grown) grow(end + size);
      while (bytes.hasRemaining()) end += channel.write(bytes, end);
    }

    @Override
    public void force() throws IOException {
      channel.force(false);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }

    private void grow(long needed) throws IOException {
      var zeros = ByteBuffer.allocate(GROW_BYTES);
      while (grown < needed) {
        zeros.clear();
        long at = grown;
        while (zeros.hasRemaining()) at += channel.write(zeros, at);
        grown = at;
      }
      channel.force(true);
    }

    /// The name of a new file must survive as well.
    private static void syncFolder(Path path) throws IOException {
      var folder = path.toAbsolutePath().getParent();
      if (folder == null || !Files.isDirectory(folder)) return;
      try (var held = FileChannel.open(folder, StandardOpenOption.READ)) {
        held.force(true);
      }
    }
  }
}
