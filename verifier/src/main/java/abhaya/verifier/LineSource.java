package abhaya.verifier;

import java.io.IOException;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// The lines of an export, one at a time.
interface LineSource {
  /// The next line, or null at the end.
  @Nullable String next() throws IOException;

  /// The number of the line read last, from 1.
  long line();

  /// Lines that are not in a file: a log that checks itself.
  static LineSource of(Iterator<String> lines) {
    return new LineSource() {
      private long line;

      @Override
      public @Nullable String next() {
        if (!lines.hasNext()) return null;
        line++;
        return lines.next();
      }

      @Override
      public long line() {
        return line;
      }
    };
  }
}
