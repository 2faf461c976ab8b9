package abhaya.investigation.compliance;

import abhaya.investigation.clock.Basis;
import abhaya.investigation.clock.Duty;
import abhaya.investigation.clock.DutyBook;
import java.util.stream.Collectors;

/// Provisions and versions of the rule by which cases are judged.
final class RuleVersion {

  private static final String TWO_MONTHS = "T27";

  private RuleVersion() {}

  /// `CrPC 173(1A) v1, BNSS 193(2) v1`.
  static String of(DutyBook book) {
    return book.duties().stream()
        .filter(duty -> duty.id().equals(TWO_MONTHS) && duty.basis() == Basis.STATUTORY)
        .map(RuleVersion::named)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String named(Duty duty) {
    return duty.provision() + " v" + duty.version();
  }
}
