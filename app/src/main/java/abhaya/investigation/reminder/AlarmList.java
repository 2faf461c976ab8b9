package abhaya.investigation.reminder;

import abhaya.base.web.Refused;
import java.util.Arrays;
import java.util.Locale;

/// Which alarms are listed.
enum AlarmList {
  /// Told to the reader's post, without an answer.
  MINE("a.settled_at is null and a.ended_at is null and %s", "a.due_at desc, a.id desc"),
  /// Of the cases the reader may list, without an answer.
  UNIT("a.settled_at is null and a.ended_at is null", "a.due_at desc, a.id desc"),
  /// Those of them that went up because nobody answered.
  ESCALATED(
      "a.settled_at is null and a.ended_at is null and a.level > 0",
      "a.level desc, a.due_at desc, a.id desc"),
  ANSWERED("a.settled_at is not null", "a.settled_at desc, a.id desc");

  private final String condition;
  private final String order;

  AlarmList(String condition, String order) {
    this.condition = condition;
    this.order = order;
  }

  String condition(String mine) {
    return condition.replace("%s", mine);
  }

  String order() {
    return order;
  }

  /// `mine`, as it stands in an address.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static AlarmList of(String word) {
    return Arrays.stream(values())
        .filter(one -> one.word().equals(word))
        .findFirst()
        .orElseThrow(() -> Refused.field("list", "not-a-choice"));
  }
}
