package abhaya.safecity.example;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/// The slow-fast-slow way in which works go on between two months.
record Curve(YearMonth first, YearMonth last) {

  /// How much of the whole stands at the end of a month, 0 to 1.
  double at(YearMonth month) {
    var length = first.until(last, ChronoUnit.MONTHS) + 1;
    var gone = first.until(month, ChronoUnit.MONTHS) + 1;
    var x = Math.clamp((double) gone / length, 0.0, 1.0);
    return x * x * (3 - 2 * x);
  }

  long of(long whole, YearMonth month) {
    return Math.round(whole * at(month));
  }

  /// The whole shared out over the months, without a remainder.
  Map<YearMonth, Long> spread(long whole) {
    var spread = new HashMap<YearMonth, Long>();
    for (var month = first; !month.isAfter(last); month = month.plusMonths(1)) {
      spread.put(month, of(whole, month) - of(whole, month.minusMonths(1)));
    }
    return spread;
  }
}
