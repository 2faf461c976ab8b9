package abhaya.investigation.compliance;

/// The five published percentages, each with its own universe: compliance leaves young cases out,
/// disposal counts them.
///
/// @param compliance 100 W / M
/// @param beyondTwoMonths 100 L / M
/// @param youngDisposal 100 Yd / Y
/// @param disposal 100 F / N
/// @param pendency 100 P / M: the published denominator is not known, ours is named beside it
public record Rates(
    Rate compliance, Rate beyondTwoMonths, Rate youngDisposal, Rate disposal, Rate pendency) {

  static Rates of(Figures counts) {
    return new Rates(
        new Rate(counts.inTime(), counts.mature()),
        new Rate(counts.late(), counts.mature()),
        new Rate(counts.youngDisposed(), counts.young()),
        new Rate(counts.finalReports(), counts.registered()),
        new Rate(counts.overdue(), counts.mature()));
  }
}
