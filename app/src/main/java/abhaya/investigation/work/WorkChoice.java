package abhaya.investigation.work;

import abhaya.base.web.Refused;
import abhaya.investigation.worklist.WorkBook;
import abhaya.investigation.worklist.WorkLine;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which of the morning's lists is open. The order is that of a morning: what burns first.
enum WorkChoice {
  ALL(null),
  OVERDUE(WorkLine.Flag.OVERDUE),
  DUE_THIS_WEEK(WorkLine.Flag.DUE_THIS_WEEK),
  REASON_ASKED(WorkLine.Flag.REASON_ASKED),
  RETURNED(WorkLine.Flag.RETURNED),
  WAITING(WorkLine.Flag.WAITING),
  NEVER_OPENED(WorkLine.Flag.NEVER_OPENED),
  NO_OFFICER(WorkLine.Flag.NO_OFFICER);

  private final WorkLine.@Nullable Flag flag;

  WorkChoice(WorkLine.@Nullable Flag flag) {
    this.flag = flag;
  }

  /// `due-this-week`, as it stands in an address.
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static WorkChoice of(String word) {
    return Arrays.stream(values())
        .filter(choice -> choice.word().equals(word))
        .findFirst()
        .orElseThrow(() -> Refused.field("list", "not-a-choice"));
  }

  List<WorkLine> of(WorkBook book) {
    return flag == null ? book.all() : book.with(flag);
  }

  /// What a supervisor must see.
  boolean alarms() {
    return this == OVERDUE || this == NO_OFFICER;
  }
}
