package abhaya.base.feed;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Rows turned into columns, for statements that write a whole chunk at once from arrays.
///
/// Moments travel as microseconds and days as numbers of days: text would cost the server more
/// than the row does.
public final class Columns<T> {
  private final List<T> rows;

  public Columns(List<T> rows) {
    this.rows = rows;
  }

  public @Nullable String[] texts(Function<T, @Nullable String> value) {
    var column = new @Nullable String[rows.size()];
    for (var i = 0; i < column.length; i++) column[i] = value.apply(rows.get(i));
    return column;
  }

  public int[] ints(ToIntFunction<T> value) {
    return rows.stream().mapToInt(value).toArray();
  }

  public long[] longs(ToLongFunction<T> value) {
    return rows.stream().mapToLong(value).toArray();
  }

  public boolean[] flags(Predicate<T> value) {
    var column = new boolean[rows.size()];
    for (var i = 0; i < column.length; i++) column[i] = value.test(rows.get(i));
    return column;
  }

  public @Nullable Long[] moments(Function<T, @Nullable Instant> value) {
    var column = new @Nullable Long[rows.size()];
    for (var i = 0; i < column.length; i++) {
      var at = value.apply(rows.get(i));
      column[i] = at == null ? null : micros(at);
    }
    return column;
  }

  public @Nullable Integer[] days(Function<T, @Nullable LocalDate> value) {
    var column = new @Nullable Integer[rows.size()];
    for (var i = 0; i < column.length; i++) {
      var on = value.apply(rows.get(i));
      column[i] = on == null ? null : Math.toIntExact(on.toEpochDay());
    }
    return column;
  }

  /// Microseconds since 1970, as the server counts.
  public static long micros(Instant at) {
    return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1_000);
  }
}
