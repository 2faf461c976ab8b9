package abhaya.investigation.outlook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;

/// How many waits last longer than so many days (Kaplan and Meier 1958). Waits that still go on are
/// neither left out nor taken as ended: leaving them out would make every laboratory look quick.
final class Survival {
  private final List<Long> days = new ArrayList<>();
  private final List<Double> remaining = new ArrayList<>();
  private final int waits;
  private final int ended;

  Survival(Collection<PastWait> past) {
    var ends = new TreeMap<Long, int[]>();
    for (var wait : past) {
      ends.computeIfAbsent(wait.days(), day -> new int[2])[wait.ended() ? 0 : 1] += wait.count();
    }
    waits = past.stream().mapToInt(PastWait::count).sum();
    var atRisk = waits;
    var done = 0;
    double left = 1;
    for (var day : ends.entrySet()) {
      var count = day.getValue();
      if (count[0] > 0) {
        left *= 1 - (double) count[0] / atRisk;
        days.add(day.getKey());
        remaining.add(left);
      }
      done += count[0];
      atRisk -= count[0] + count[1];
    }
    ended = done;
  }

  int waits() {
    return waits;
  }

  int ended() {
    return ended;
  }

  /// The share of waits longer than so many days.
  double beyond(long day) {
    var low = 0;
    var high = days.size();
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (days.get(middle) <= day) low = middle + 1;
      else high = middle;
    }
    return low == 0 ? 1 : remaining.get(low - 1);
  }

  /// The days on which something ended.
  List<Long> steps() {
    return days;
  }

  /// The first day by which this share of waits is over; empty if so many never ended.
  OptionalLong quantile(double share) {
    for (var at = 0; at < days.size(); at++) {
      if (remaining.get(at) <= 1 - share + 1e-12) return OptionalLong.of(days.get(at));
    }
    return OptionalLong.empty();
  }
}
