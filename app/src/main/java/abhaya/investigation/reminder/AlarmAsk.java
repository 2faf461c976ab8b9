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
    AlarmList list, @Nullable RungKind rung, @Nullable String duty, @Nullable String of, int page) {
  static final int PAGE_SIZE = 50;
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
