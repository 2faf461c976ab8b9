package abhaya.response.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// A disk that keeps only what was forced, and fails when told to: on the write with that number
/// half of the bytes go through.
final class WeakDisk implements JournalDisk {
  volatile boolean forceDoesNothing;
  volatile boolean forceTakesTime;
  volatile int failAt = -1;
  final AtomicInteger writes = new AtomicInteger();
  final AtomicInteger forces = new AtomicInteger();

  /// Nothing to do: what was not forced was never in the file.
  void losePower() {
    failAt = -1;
  }

  @Override
  public JournalFile open(Path path) throws IOException {
    Files.createFile(path);
    return new JournalFile() {
      private final ByteArrayOutputStream cache = new ByteArrayOutputStream();

      @Override
      public void write(ByteBuffer bytes) throws IOException {
        var copy = new byte[bytes.remaining()];
        bytes.get(copy);
        var fails = writes.getAndIncrement() == failAt;
        cache.write(copy, 0, fails ? copy.length / 2 : copy.length);
        if (!fails) return;
        flush();
        throw new IOException("no space left");
      }

      @Override
      public void force() throws IOException {
        forces.incrementAndGet();
        if (forceTakesTime) LockSupport.parkNanos(200_000);
        if (!forceDoesNothing) flush();
      }

      private void flush() throws IOException {
        Files.write(path, cache.toByteArray(), StandardOpenOption.APPEND);
        cache.reset();
      }

      @Override
      public void close() {
        cache.reset();
      }
    };
  }
}
