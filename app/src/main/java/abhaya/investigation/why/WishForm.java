package abhaya.investigation.why;

import abhaya.base.web.Words;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what somebody wants to have simulated.
final class WishForm {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
  private static final int MORE_MAX = 500;
  private static final int RUNS_MAX = 200;
  private static final int RUNS_MIN = 10;
  private static final long SEED_MAX = 999_999_999;

  private WishForm() {}

  /// @param wish null where something could not be read
  record Read(RunDesk.@Nullable Wish wish, Map<String, String> faults) {}

  static Read read(Map<String, String> typed, Words words) {
    var faults = new HashMap<String, String>();
    var form = new Form(typed, faults, words);
    var officers = form.number("officers", 0, MORE_MAX);
    var benches = form.number("benches", 0, MORE_MAX);
    var runs = form.number("runs", RUNS_MIN, RUNS_MAX);
    var seed = form.number("seed", 0, SEED_MAX);
    if (faults.isEmpty() && officers + benches == 0) {
      faults.put("officers", words.say("why.whatIf.nothing"));
    }
    if (!faults.isEmpty()) return new Read(null, faults);
    return new Read(new RunDesk.Wish((int) officers, (int) benches, seed, (int) runs), faults);
  }

  private record Form(Map<String, String> typed, Map<String, String> faults, Words words) {
    private long number(String field, long low, long high) {
      var text = typed.getOrDefault(field, "").strip();
      if (NUMBER.matcher(text).matches()) {
        var value = Long.parseLong(text);
        if (value >= low && value <= high) return value;
      }
      faults.put(field, words.say("why.whatIf.range", low, high));
      return low;
    }
  }
}
