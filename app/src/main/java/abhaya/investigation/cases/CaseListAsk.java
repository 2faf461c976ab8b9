package abhaya.investigation.cases;

import abhaya.base.jurisdiction.UnitId;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/// Which cases of which stations, on which page.
///
/// @param today the day that has not ended
/// @param page from 1
record CaseListAsk(List<UnitId> stations, State state, LocalDate today, int page, Way way) {
  static final int PAGE_SIZE = 50;

  CaseListAsk {
    stations = List.copyOf(stations);
  }

  CaseListAsk(List<UnitId> stations, State state, LocalDate today, int page) {
    this(stations, state, today, page, Way.USUAL);
  }

  CaseListAsk with(Way other) {
    return new CaseListAsk(stations, state, today, page, other);
  }

  /// In which order, how many at once, and whether only some.
  ///
  /// @param sort key of a column; of others the state has its own order
  /// @param only handles; empty: all
  record Way(String sort, boolean turned, int size, Set<String> only) {
    static final Way USUAL = new Way("", false, PAGE_SIZE, Set.of());

    Way {
      only = Set.copyOf(only);
    }
  }

  /// The order as SQL, out of this list alone.
  String order() {
    var by =
        switch (way.sort()) {
          case "fir" ->
              "split_part(c.fir_number, '/', 2)%1$s, length(c.fir_number)%1$s, c.fir_number%1$s";
          case "lastDay" -> "c.due_on%1$s";
          case "recorded" -> "c.recorded_on%1$s";
          case "reported" -> "c.reported_on%1$s nulls last";
          case "officer" -> "c.officer_name%1$s nulls last";
          case "waits" -> "c.delay_code%1$s nulls last";
          default -> null;
        };
    if (by == null) return state.order();
    return by.formatted(way.turned() ? " desc" : "") + ", c.id";
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
