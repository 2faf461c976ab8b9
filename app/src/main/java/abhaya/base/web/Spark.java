package abhaya.base.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A line the size of a word: the last months of a percentage. Months without cases leave a gap.
///
/// @param values percentages, oldest first
/// @param about the same in words
public record Spark(List<@Nullable Double> values, String about, int width, int height) {
  private static final int SPAN_MIN = 10;

  public Spark {
    values = java.util.Collections.unmodifiableList(new java.util.ArrayList<>(values));
  }

  /// The size that stands in a table row.
  public static Spark small(List<@Nullable Double> values, String about) {
    return new Spark(values, about, 64, 18);
  }

  /// The path of the line. Between the least and the greatest value, but never spread out over less
  /// than ten points of percentage: a flat year looks flat.
  public String path() {
    var path = new StringBuilder();
    var pen = 'M';
    for (var i = 0; i < values.size(); i++) {
      var value = values.get(i);
      if (value == null) {
        pen = 'M';
        continue;
      }
      path.append(pen).append(at(x(i))).append(' ').append(at(y(value)));
      pen = 'L';
    }
    return path.toString();
  }

  public boolean hasEnd() {
    return !values.isEmpty() && values.getLast() != null;
  }

  public String endX() {
    return at(x(values.size() - 1));
  }

  public String endY() {
    var last = values.isEmpty() ? null : values.getLast();
    return at(last == null ? height : y(last));
  }

  private double x(int index) {
    return values.size() < 2 ? width : 2 + (width - 4.0) * index / (values.size() - 1);
  }

  private double y(double value) {
    var least = Double.MAX_VALUE;
    var greatest = 0.0;
    for (var one : values) {
      if (one == null) continue;
      least = Math.min(least, one);
      greatest = Math.max(greatest, one);
    }
    var middle = (least + greatest) / 2;
    var span = Math.max(SPAN_MIN, greatest - least);
    return height / 2.0 - (value - middle) / span * (height - 4.0);
  }

  private static String at(double place) {
    return String.format(Locale.ROOT, "%.1f", place);
  }
}
