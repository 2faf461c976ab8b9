package abhaya.safecity.plate;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/// A plate somebody looks for, with two names and an end.
///
/// @param reference of the FIR, diary entry or order it rests on
public record WatchEntry(
    PlatePattern pattern,
    Reason reason,
    String reference,
    Names names,
    Validity validity,
    Action action) {

  /// An entry ends after at most this long, and is renewed by two names or not at all.
  public static final Duration LONGEST = Duration.ofDays(90);

  /// Why it is looked for.
  public enum Reason {
    STOLEN,
    WANTED,
    MISSING_PERSON,
    ESCORT,
    COURT_ORDER
  }

  /// What a hit asks for.
  public enum Action {
    STOP,
    OBSERVE,
    SILENT
  }

  /// Who asked and who agreed.
  public record Names(String requestedBy, String approvedBy) {}

  /// From the first moment up to, not with, the last.
  public record Validity(Instant from, Instant to) {}

  /// Why an entry is not taken.
  public enum Refusal {
    ONE_NAME,
    NO_REFERENCE,
    ENDS_BEFORE_IT_BEGINS,
    LONGER_THAN_NINETY_DAYS,
    PATTERN_TOO_WIDE,
    /// A whole plate that no vehicle can carry: most probably mistyped, and then never met.
    NO_SUCH_PLATE
  }

  /// All reasons against it; none means it may be listed.
  public Set<Refusal> refusals() {
    var refusals = EnumSet.noneOf(Refusal.class);
    if (names.requestedBy().isBlank()
        || names.approvedBy().isBlank()
        || names.requestedBy().equals(names.approvedBy())) refusals.add(Refusal.ONE_NAME);
    if (reference.isBlank()) refusals.add(Refusal.NO_REFERENCE);
    if (!validity.from().isBefore(validity.to())) refusals.add(Refusal.ENDS_BEFORE_IT_BEGINS);
    else if (Duration.between(validity.from(), validity.to()).compareTo(LONGEST) > 0)
      refusals.add(Refusal.LONGER_THAN_NINETY_DAYS);
    if (pattern.isTooWide()) refusals.add(Refusal.PATTERN_TOO_WIDE);
    return refusals;
  }

  public boolean isLiveAt(Instant moment) {
    return refusals().isEmpty()
        && !moment.isBefore(validity.from())
        && moment.isBefore(validity.to());
  }
}
