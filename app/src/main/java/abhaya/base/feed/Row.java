package abhaya.base.feed;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One record of a file as it was read: named values, or the reason why there are none.
///
/// @param number place among the records of the file, from 1
/// @param text the record as it came; empty where it could not be kept
/// @param values text, whole number, decimal, truth value, list or map, by field
public record Row(int number, String text, Map<String, Object> values, @Nullable RowFault fault) {

  static Row read(int number, String text, Map<String, Object> values) {
    return new Row(number, text, values, null);
  }

  static Row faulty(int number, String text, RowFault fault) {
    return new Row(number, text, Map.of(), fault);
  }
}
