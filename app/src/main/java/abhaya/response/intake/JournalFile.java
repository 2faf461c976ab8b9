package abhaya.response.intake;

import java.io.IOException;
import java.nio.ByteBuffer;

/// One file that only grows. The disk is behind it; in tests a disk that fails.
interface JournalFile extends AutoCloseable {

  void write(ByteBuffer bytes) throws IOException;

  /// Returns when all written bytes survive a loss of power.
  void force() throws IOException;

  @Override
  void close() throws IOException;
}
