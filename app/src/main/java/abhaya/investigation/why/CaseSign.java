package abhaya.investigation.why;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Something about how a case was closed that somebody should look at. A sign, never a finding.
enum CaseSign {
  /// The court sent the report back.
  RETURNED,
  /// A charge sheet was completed later.
  SUPPLEMENTARY,
  /// The final report was made by an officer who did not hold the case that day.
  BY_ANOTHER,
  /// No officer is on record for the day of the report.
  NO_HOLDER,
  /// A register shows the case as closed.
  CLOSED,
  /// Shown as closed, but no report was forwarded to a court.
  UNFORWARDED,
  /// Closed without a charge sheet in the last five days of the two months.
  CLOSED_LAST_DAYS;

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String messageKey() {
    return "why.sign." + name();
  }

  static Optional<CaseSign> of(String word) {
    return Arrays.stream(values()).filter(sign -> sign.word().equals(word)).findFirst();
  }
}
