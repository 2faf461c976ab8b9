package abhaya.investigation.imports;

import abhaya.base.feed.FeedLimits;
import abhaya.base.platform.DataFolder;
import abhaya.base.web.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Where a file lies while it is read: whole on our disk before its first row is applied, so that
/// a sender who breaks off has sent nothing.
@Component
class Spool {
  private final Path folder;
  private final FeedLimits limits;

  Spool(DataFolder data, FeedLimits limits) {
    this.folder = data.path().resolve("spool");
    this.limits = limits;
    try {
      Files.createDirectories(folder);
      clear();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What a former run of the program left behind.
  private void clear() throws IOException {
    try (var left = Files.newDirectoryStream(folder, "feed-*")) {
      for (var file : left) Files.delete(file);
    }
  }

  /// Keeps a body whole, or refuses it for its size.
  Path keep(InputStream body) throws IOException {
    var file = Files.createTempFile(folder, "feed-", ".in");
    try (var out = Files.newOutputStream(file)) {
      var buffer = new byte[1 << 16];
      var total = 0L;
      for (var read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        total += read;
        if (total > limits.bodyBytesMax()) {
          throw Refused.with(HttpStatus.CONTENT_TOO_LARGE, "too-large");
        }
        out.write(buffer, 0, read);
      }
      return file;
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }
}
