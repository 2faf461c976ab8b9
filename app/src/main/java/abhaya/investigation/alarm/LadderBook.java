package abhaya.investigation.alarm;

import static abhaya.investigation.alarm.LadderRow.fromFirst;
import static abhaya.investigation.alarm.LadderRow.fromLast;
import static abhaya.investigation.alarm.Recipient.IO;
import static abhaya.investigation.alarm.Recipient.PROSECUTOR;
import static abhaya.investigation.alarm.Recipient.SDPO;
import static abhaya.investigation.alarm.Recipient.SHO;
import static abhaya.investigation.alarm.Recipient.SP;

import abhaya.investigation.clock.Condition;
import abhaya.investigation.clock.Duty;
import abhaya.investigation.clock.DutyClock;
import abhaya.investigation.clock.Limit;
import java.time.Duration;
import java.util.List;

/// The ladder of each kind of clock. The rungs are a proposal drawn from the limits, not law.
final class LadderBook {
  /// A limit shorter than this has no room for a reminder five days before.
  private static final int LONG_LIMIT_DAYS = 20;

  /// Days between two demands for a reason while a case stays overdue.
  static final int EVERY_DAYS = 30;

  /// Ten years of them; then the case is a matter for the archive.
  static final int OVERDUE_MAX = 122;

  private static final List<LadderRow> TWO_MONTHS =
      List.of(
          fromFirst(30, RungKind.REVIEW, SDPO),
          fromFirst(45, RungKind.REVIEW, SP),
          fromFirst(50, RungKind.REVIEW, IO, PROSECUTOR),
          fromFirst(55, RungKind.REVIEW, IO, SHO, PROSECUTOR),
          fromLast(-5, RungKind.REMINDER, IO, SHO),
          fromLast(-1, RungKind.REMINDER, IO, SHO, SDPO),
          fromLast(0, RungKind.LAST_DAY, IO, SHO, SDPO),
          fromLast(1, RungKind.BREACH, SHO, SDPO, SP));

  private static final List<LadderRow> LONG =
      List.of(
          fromLast(-5, RungKind.REMINDER, SHO),
          fromLast(-1, RungKind.REMINDER, SHO),
          fromLast(0, RungKind.LAST_DAY, SHO, SDPO),
          fromLast(1, RungKind.BREACH, SHO, SDPO, SP));

  private static final List<LadderRow> SHORT =
      List.of(
          fromLast(-1, RungKind.REMINDER, SHO),
          fromLast(0, RungKind.LAST_DAY, SHO),
          fromLast(1, RungKind.BREACH, SHO, SDPO));

  private LadderBook() {}

  static boolean isTwoMonths(Duty duty) {
    return duty.conditions().contains(Condition.CLOCK_SECTION);
  }

  /// The rungs of a clock counted in days.
  static List<LadderRow> rows(DutyClock clock) {
    if (isTwoMonths(clock.duty())) return TWO_MONTHS;
    var start = clock.startOn();
    var last = clock.lastDay();
    if (start == null || last == null) return List.of();
    var days = last.toEpochDay() - start.toEpochDay();
    return days < LONG_LIMIT_DAYS ? SHORT : LONG;
  }

  /// What cannot wait for the morning: hours, and a person in custody.
  static boolean breaksTheQuiet(Duty duty) {
    return duty.allows() instanceof Limit.Hours || duty.allows() instanceof Limit.Custody;
  }

  /// How long an answer may take before the next post is told.
  static Duration patience(Duty duty) {
    return switch (duty.allows()) {
      case Limit.Hours _ -> Duration.ofHours(2);
      case Limit.Custody _ -> Duration.ofHours(6);
      default -> Duration.ofHours(24);
    };
  }
}
