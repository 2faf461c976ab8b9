package abhaya.investigation.compliance;

import abhaya.investigation.cases.CaseFigure;
import abhaya.investigation.cases.ReportKind;

/// How a case's final report stands in its fact.
///
/// @param code 0 without a report
/// @param charged whether it is a charge sheet
record FactKind(int code, boolean charged) {

  private static final FactKind NO_REPORT = new FactKind(0, false);

  static FactKind of(CaseFigure figure) {
    var code = figure.reportKind();
    if (figure.reportedOn() == null || code == null) return NO_REPORT;
    var kind = ReportKind.valueOf(code);
    return new FactKind(CaseFilter.codeOf(kind), kind.isChargeSheet());
  }
}
