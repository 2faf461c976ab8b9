package abhaya.investigation.cases;

import abhaya.base.platform.India;
import abhaya.investigation.clock.Step;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;

/// The order in which things happen: diary entry ≤ FIR ≤ arrest or seizure ≤ final report ≤ court.
///
/// A rule compares what the records say, never when they came.
final class OrderRules {

  /// Acts that the FIR opens the way to. A medical examination may precede it (BNSS 397), so may
  /// a report to the Child Welfare Committee.
  private static final Set<Step> AFTER_FIR =
      EnumSet.of(
          Step.MAGISTRATE_REPORT,
          Step.MAGISTRATE_STATEMENT,
          Step.SEARCH,
          Step.SEARCH_RECORD_SENT,
          Step.CASE_DIARY,
          Step.EXHIBIT_SEIZED,
          Step.EXHIBIT_SENT,
          Step.EXHIBIT_RECEIVED,
          Step.EXHIBIT_REPORTED,
          Step.EXHIBIT_COLLECTED,
          Step.EXHIBIT_FILED,
          Step.ARREST,
          Step.ACCUSED_MEDICAL,
          Step.PRODUCED,
          Step.REMAND,
          Step.POLICE_CUSTODY_ENDED,
          Step.BAIL,
          Step.INFORMANT_TOLD,
          Step.VICTIM_INFORMED);

  /// Acts that must not lie after the last report of the case.
  private static final Set<Step> BEFORE_REPORT = EnumSet.of(Step.ARREST, Step.EXHIBIT_SEIZED);

  private static final Set<Step> OF_COURT = EnumSet.range(Step.COGNIZANCE, Step.ACQUITTED);

  private OrderRules() {}

  static boolean isOfCourt(Step step) {
    return OF_COURT.contains(step);
  }

  static boolean followsFir(Step step) {
    return AFTER_FIR.contains(step) || OF_COURT.contains(step);
  }

  static boolean precedesReport(Step step) {
    return BEFORE_REPORT.contains(step);
  }

  /// Whether the first lies before the second. Midnight in India is how a system says that it
  /// knows the day only; then the days are compared.
  static boolean isBefore(Instant first, Instant second) {
    if (!first.isBefore(second)) return false;
    if (isWholeDay(first) || isWholeDay(second)) {
      return India.dateOf(first).isBefore(India.dateOf(second));
    }
    return true;
  }

  private static boolean isWholeDay(Instant at) {
    return at.atZone(India.ZONE).toLocalTime().equals(LocalTime.MIDNIGHT);
  }
}
