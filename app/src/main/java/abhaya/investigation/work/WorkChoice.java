package abhaya.investigation.work;

import abhaya.base.web.Refused;
import abhaya.investigation.worklist.WorkLine;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which of the morning's lists is open. The order is that of a morning: what burns first.
enum WorkChoice {
  ALL((WorkLine.Flag) null),
  OVERDUE(WorkLine.Flag.OVERDUE),
  DUE_THIS_WEEK(WorkLine.Flag.DUE_THIS_WEEK),
  REASON_ASKED(WorkLine.Flag.REASON_ASKED),
  RETURNED(WorkLine.Flag.RETURNED),
  WAITING(WorkLine.Flag.WAITING),
  NEVER_OPENED(WorkLine.Flag.NEVER_OPENED),
  NO_OFFICER(WorkLine.Flag.NO_OFFICER),
  /// A draft of the final report waits for a look.
  TO_SIGN_OFF(Note.Kind.PROPOSED),
  /// It came back to the officer with a note.
  SENT_BACK(Note.Kind.SENT_BACK),
  /// Somebody who answers for it said that it goes before others.
  URGENT(Note.Kind.URGENT);

  private final WorkLine.@Nullable Flag flag;
  private final Note.@Nullable Kind review;

  WorkChoice(WorkLine.@Nullable Flag flag) {
    this.flag = flag;
    this.review = null;
  }

  WorkChoice(Note.Kind review) {
    this.flag = null;
    this.review = review;
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

  List<WorkLine> of(WorkReading.Morning morning) {
    if (this == URGENT) {
      return morning.book().all().stream()
          .filter(line -> morning.urgent().contains(line.handle()))
          .toList();
    }
    if (flag != null) return morning.book().with(flag);
    if (review == null) return morning.book().all();
    return morning.book().all().stream()
        .filter(line -> morning.reviews().get(line.handle()) == review)
        .toList();
  }

  /// Only for those who may open a case.
  boolean ofOpeners() {
    return this == NEVER_OPENED;
  }

  /// What a supervisor must see.
  boolean alarms() {
    return this == OVERDUE || this == NO_OFFICER;
  }
}
