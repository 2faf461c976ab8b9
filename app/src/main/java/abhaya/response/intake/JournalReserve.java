package abhaya.response.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Disk kept back for the day it is full. Giving it up is the last resort, and an alarm.
final class JournalReserve {
  private static final int BLOCK_BYTES = 1 << 16;
  private final Path path;
  private final long bytes;
  private volatile boolean spent;

  JournalReserve(Path path, long bytes) {
    this.path = path;
    this.bytes = bytes;
    refill();
  }

  boolean isSpent() {
    return spent;
  }

  /// Whether there was something to give up.
  boolean giveUp() {
    try {
      if (!Files.deleteIfExists(path)) return false;
      spent = true;
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /// Whether the reserve is whole.
  boolean refill() {
    try {
      if (!Files.exists(path) || Files.size(path) < bytes) fill();
      spent = false;
      return true;
    } catch (IOException e) {
      spent = true;
      return false;
    }
  }

  private void fill() throws IOException {
    if (bytes <= 0) return;
    var block = ByteBuffer.allocate(BLOCK_BYTES);
    try (var out =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      for (long left = bytes; left > 0; left -= block.limit()) {
        block.clear().limit((int) Math.min(BLOCK_BYTES, left));
        while (block.hasRemaining()) out.write(block);
      }
      out.force(true);
    }
  }
}
