package abhaya.investigation.why;

import abhaya.base.jurisdiction.UnitId;
import abhaya.investigation.fair.Interval;
import abhaya.investigation.fair.Share;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something that was done about a red unit or case.
///
/// @param caseId null where it was done about the whole unit
/// @param practice put forward for others to repeat
/// @param repeats handle of the practice it repeats; null for one of its own
record Remedy(
    String handle,
    UnitId unit,
    @Nullable Long caseId,
    What what,
    String note,
    LocalDate doneOn,
    boolean practice,
    @Nullable String repeats,
    Instant enteredAt) {

  /// What was done, as a word that can be counted.
  enum What {
    OFFICERS_ADDED,
    CASES_REASSIGNED,
    WEEKLY_REVIEW,
    LABORATORY_PRIORITY,
    MEDICAL_LIAISON,
    PROSECUTION_LIAISON,
    CLEARING_CAMP,
    TRAINING,
    ENTRY_CAUGHT_UP,
    OTHER;

    String messageKey() {
      return "why.what." + name();
    }

    static Optional<What> of(String code) {
      return Arrays.stream(values()).filter(one -> one.name().equals(code)).findFirst();
    }
  }

  /// In time before and after, of cases whose clock began in whole months on either side.
  ///
  /// @param months how many on each side
  record Effect(Share before, Share after, int months) {
    private static final int CASES_MIN = 10;

    boolean isKnown() {
      return before.whole() >= CASES_MIN && after.whole() >= CASES_MIN;
    }

    /// Points of percentage gained, with its 95 % interval (Newcombe 1998, from Wilson's scores).
    double gain() {
      return 100 * (after.value() - before.value());
    }

    Interval gained() {
      var was = Interval.wilson(before);
      var is = Interval.wilson(after);
      var p = before.value();
      var q = after.value();
      var low = q - p - Math.hypot(q - is.low(), was.high() - p);
      var high = q - p + Math.hypot(is.high() - q, p - was.low());
      return new Interval(100 * low, 100 * high);
    }

    /// Whether chance alone does not explain the difference.
    boolean isMore() {
      return gained().low() > 0;
    }

    boolean isLess() {
      return gained().high() < 0;
    }
  }
}
