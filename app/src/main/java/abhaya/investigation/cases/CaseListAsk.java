package abhaya.investigation.cases;

import abhaya.base.jurisdiction.UnitId;
import java.time.LocalDate;
import java.util.List;

/// Which cases of which stations, on which page.
///
/// @param today the day that has not ended
/// @param page from 1
record CaseListAsk(List<UnitId> stations, State state, LocalDate today, int page) {
  static final int PAGE_SIZE = 50;

  CaseListAsk {
    stations = List.copyOf(stations);
  }

  /// By the two-month clock, as of today.
  enum State {
    PENDING("c.reported_on is null", "c.due_on, c.id"),
    OVERDUE("c.reported_on is null and c.due_on < :today", "c.due_on, c.id"),
    LAST_DAY("c.reported_on is null and c.due_on = :today", "c.due_on, c.id"),
    OPEN("c.reported_on is null and c.due_on >= :today", "c.due_on, c.id"),
    IN_TIME("c.reported_on <= c.due_on", "c.reported_on desc, c.id desc"),
    LATE("c.reported_on > c.due_on", "c.reported_on desc, c.id desc"),
    ALL("true", "c.clock_on desc, c.id desc");

    private final String condition;
    private final String order;

    State(String condition, String order) {
      this.condition = condition;
      this.order = order;
    }

    String condition() {
      return condition;
    }

    String order() {
      return order;
    }
  }
}
