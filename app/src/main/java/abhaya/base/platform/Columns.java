package abhaya.base.platform;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Many rows as columns, for one statement that unnests them: a row of it costs a tenth of a statement
/// of its own.
public final class Columns {
  private Columns() {}

  public static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> what) {
    return rows.stream().map(what).toArray(String[]::new);
  }

  public static <T> @Nullable Double[] numbers(List<T> rows, Function<T, @Nullable Double> what) {
    return rows.stream().map(what).toArray(Double[]::new);
  }

  public static <T> @Nullable Long[] wholes(List<T> rows, Function<T, @Nullable Long> what) {
    return rows.stream().map(what).toArray(Long[]::new);
  }

  public static <T> Boolean[] bits(List<T> rows, Function<T, Boolean> what) {
    return rows.stream().map(what).toArray(Boolean[]::new);
  }

  /// As text, to be cast to `bytea[]`.
  public static <T> @Nullable String[] bytes(List<T> rows, Function<T, byte @Nullable []> what) {
    return texts(
        rows,
        row -> {
          var bytes = what.apply(row);
          return bytes == null ? null : "\\x" + HexFormat.of().formatHex(bytes);
        });
  }

  /// Microseconds since 1970, to be added to the epoch: numbers cost neither side the reading of text.
  public static <T> @Nullable Long[] moments(List<T> rows, Function<T, @Nullable Instant> what) {
    return wholes(
        rows,
        row -> {
          var at = what.apply(row);
          return at == null ? null : ChronoUnit.MICROS.between(Instant.EPOCH, at);
        });
  }
}
