package abhaya.investigation.reminder;

import abhaya.base.web.Refused;
import abhaya.investigation.alarm.RungKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What a reader wants to see.
///
/// @param rung kind of rung; null for all
/// @param duty `T27`; null for all
/// @param of handle of one case; null for all
record AlarmAsk(
    AlarmList list,
    @Nullable RungKind rung,
    @Nullable String duty,
    @Nullable String of,
    int page,
    Order order) {
  static final int PAGE_SIZE = 50;

  /// Another order than the list's own.
  ///
  /// @param size lines of a page
  record Order(String sort, boolean turned, int size) {
    static final Order USUAL = new Order(AlarmTable.USUAL, false, PAGE_SIZE);

    /// As it stands in the statement.
    String text(AlarmList list) {
      var turn = turned ? " desc" : "";
      return switch (sort) {
        case "fir" -> "a.fir_number" + turn + ", a.id";
        case "what" -> "a.kind" + turn + ", a.level, a.due_at desc, a.id";
        case "due" -> "a.due_at" + turn + ", a.id";
        default -> list.order();
      };
    }
  }

  AlarmAsk(
      AlarmList list,
      @Nullable RungKind rung,
      @Nullable String duty,
      @Nullable String of,
      int page) {
    this(list, rung, duty, of, page, Order.USUAL);
  }

  AlarmAsk in(Order wanted) {
    return new AlarmAsk(list, rung, duty, of, page, wanted);
  }

  private static final int PAGE_MAX = 200;

  AlarmAsk {
    if (page < 1 || page > PAGE_MAX) throw Refused.field("page", "not-understood");
    if (duty != null && !duty.matches("T\\d{2}a?")) throw Refused.field("duty", "not-a-choice");
    if (of != null && !of.matches("[A-Za-z0-9_-]{22}")) {
      throw Refused.field("case", "not-understood");
    }
  }

  static @Nullable RungKind rung(@Nullable String word) {
    if (word == null || word.isEmpty()) return null;
    return Arrays.stream(RungKind.values())
        .filter(kind -> kind.name().equals(word))
        .findFirst()
        .orElseThrow(() -> Refused.field("rung", "not-a-choice"));
  }
}
