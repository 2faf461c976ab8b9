package abhaya.investigation.why;

import abhaya.base.jurisdiction.UnitId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// What the past of each state teaches, learned once a day when somebody first asks.
@Component
class Outlooks {
  private static final int SAMPLE = 6_000;
  private static final int STATES_MAX = 50;

  private final PastStore past;
  private final Map<UnitId, Day> states = new HashMap<>();

  private record Day(LocalDate on, Learned learned) {}

  Outlooks(PastStore past) {
    this.past = past;
  }

  /// @param state the state, or the nation for a case in none
  synchronized Learned of(UnitId state, LocalDate today) {
    var known = states.get(state);
    if (known != null && known.on().equals(today)) return known.learned();
    if (states.size() >= STATES_MAX) states.clear();
    var last = WhyAsk.lastMature(today);
    var months = Learned.all(last);
    var sample = past.sample(state, months.from().atDay(1), months.to().atDay(1), SAMPLE);
    var learned = Learned.from(sample, last, today);
    states.put(state, new Day(today, learned));
    return learned;
  }
}
