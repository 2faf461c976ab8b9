package abhaya.base.feed;

import abhaya.base.trail.RowRoot;
import abhaya.base.web.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// A file of rows as someone sent it: kept aside within its limit, read once from the first row to
/// the last, and gone afterwards.
public final class SentFile {

  private SentFile() {}

  /// What a feed asks of its files. A file may also carry the two columns of reasons with which its
  /// refused rows were sent back; they are passed over.
  ///
  /// @param words beginning of the keys that say why a file is refused as a whole
  public record Form(
      Set<String> columns, Set<String> required, FeedLimits limits, int rowsMax, String words) {
    public Form {
      var all = new HashSet<>(columns);
      all.addAll(RefusedFile.REASON);
      columns = Set.copyOf(all);
      required = Set.copyOf(required);
    }
  }

  /// What is done with a file while it is there.
  public interface Reading<T> {
    T read(Path file) throws IOException;
  }

  /// Keeps a body on our disk until it was read.
  public static <T> T aside(InputStream in, long bytesMax, Reading<T> reading) throws IOException {
    var file = Files.createTempFile("rows-", ".in");
    try {
      keep(in, file, bytesMax);
      return reading.read(file);
    } finally {
      Files.delete(file);
    }
  }

  private static void keep(InputStream in, Path file, long bytesMax) throws IOException {
    try (var out = Files.newOutputStream(file)) {
      var buffer = new byte[64 * 1024];
      long total = 0;
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        total += read;
        if (total > bytesMax) throw tooLarge();
        out.write(buffer, 0, read);
      }
    }
  }

  /// Reads a file to its end, or refuses it as a whole.
  ///
  /// @param format null: told by the first character
  /// @param each takes the rows in their order, those that cannot be read with their fault
  public static SentRows read(
      InputStream in, @Nullable FeedFormat format, Form form, Consumer<Row> each)
      throws IOException {
    var limits = form.limits();
    return aside(
        in,
        limits.bodyBytesMax(),
        file ->
            switch (FeedFile.open(file, format, form.columns(), form.required(), limits)) {
              case FileOpening.Refused refused -> throw fault(refused, form.words());
              case FileOpening.Ready ready -> rows(ready, form.rowsMax(), each);
            });
  }

  private static Refused fault(FileOpening.Refused refused, String words) {
    if (refused.code().equals("file-too-large") || refused.code().equals("gzip-bomb")) {
      return tooLarge();
    }
    return Refused.field(
        "file", refused.code(), words + refused.code(), String.join(", ", refused.fields()));
  }

  private static Refused tooLarge() {
    return Refused.with(HttpStatus.CONTENT_TOO_LARGE, "too-large");
  }

  private static SentRows rows(FileOpening.Ready ready, int rowsMax, Consumer<Row> each)
      throws IOException {
    var came = new HashMap<Integer, String>();
    var root = new RowRoot();
    var received = 0;
    try (var file = ready.file()) {
      for (var line = file.next(); line != null; line = file.next()) {
        if (++received > rowsMax) throw tooLarge();
        root.add(line.bytes());
        var row = file.row(line);
        came.put(row.number(), row.text());
        each.accept(withoutReasons(row));
      }
      return new SentRows(file.format(), file.columns(), received, root.hex(), came);
    }
  }

  private static Row withoutReasons(Row row) {
    if (RefusedFile.REASON.stream().noneMatch(row.values()::containsKey)) return row;
    var values = new HashMap<>(row.values());
    values.keySet().removeAll(RefusedFile.REASON);
    return new Row(row.number(), row.text(), values, row.fault());
  }
}
