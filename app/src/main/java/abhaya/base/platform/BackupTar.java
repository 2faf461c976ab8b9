package abhaya.base.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/// The files of a backup, one behind the other, packed. A file that grows, shrinks or goes while it
/// is read is as long as it was at first: what is written meanwhile stands in the write-ahead log.
final class BackupTar implements AutoCloseable {
  private final TarArchiveOutputStream tar;
  private long bytes;

  BackupTar(OutputStream out) throws IOException {
    var parameters = new GzipParameters();
    parameters.setCompressionLevel(Deflater.BEST_SPEED);
    tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(out, parameters));
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
  }

  long bytes() {
    return bytes;
  }

  void folder(String name) throws IOException {
    tar.putArchiveEntry(new TarArchiveEntry(name + "/"));
    tar.closeArchiveEntry();
  }

  void text(String name, String content) throws IOException {
    var encoded = content.getBytes(StandardCharsets.UTF_8);
    begin(name, encoded.length);
    tar.write(encoded);
    tar.closeArchiveEntry();
  }

  void file(String name, Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var size = Files.size(file);
      begin(name, size);
      copy(in, size);
      tar.closeArchiveEntry();
    } catch (NoSuchFileException gone) {
      // dropped since it was listed
    }
  }

  private void begin(String name, long size) throws IOException {
    var entry = new TarArchiveEntry(name);
    entry.setSize(size);
    tar.putArchiveEntry(entry);
    bytes += size;
  }

  private void copy(InputStream in, long size) throws IOException {
    var buffer = new byte[1 << 16];
    var rest = size;
    while (rest > 0) {
      var read = in.read(buffer, 0, (int) Math.min(buffer.length, rest));
      if (read < 0) {
        java.util.Arrays.fill(buffer, (byte) 0);
        read = (int) Math.min(buffer.length, rest);
      }
      tar.write(buffer, 0, read);
      rest -= read;
    }
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }
}
