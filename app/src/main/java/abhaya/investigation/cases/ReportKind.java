package abhaya.investigation.cases;

import java.util.Arrays;
import java.util.Optional;

/// Kinds of final report, after the columns of NCRB's table of police disposal.
public enum ReportKind {
  CS_ORIG(true),
  CS_SUPPL(true),
  FR_NONCOG(false),
  FR_FALSE(false),
  FR_MISTAKE(false),
  FR_TRUE_INSUFF(false),
  FR_ABATED(false),
  NOT_INVESTIGATED(false),
  TRANSFERRED(false),
  WITHDRAWN(false),
  QUASHED(false),
  /// Information only: a stay neither ends the investigation nor stops its clock.
  STAYED(false);

  private final boolean chargeSheet;

  ReportKind(boolean chargeSheet) {
    this.chargeSheet = chargeSheet;
  }

  /// Charge sheets are shown apart from closures.
  public boolean isChargeSheet() {
    return chargeSheet;
  }

  /// True where the report, once forwarded, ends the two months.
  public boolean endsInvestigation() {
    return this != STAYED;
  }

  public String messageKey() {
    return "cases.report." + name();
  }

  static Optional<ReportKind> of(String code) {
    return Arrays.stream(values()).filter(kind -> kind.name().equals(code)).findFirst();
  }
}
