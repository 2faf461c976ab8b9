package abhaya.investigation.subscription;

import abhaya.investigation.compliance.Figures;
import java.math.BigDecimal;

/// What a wish is about.
enum WishKind {
  COMPLIANCE_BELOW,
  OVERDUE_ABOVE,
  VIEW;

  /// Whether the figure is beyond the limit. Where there is nothing to divide by there is no rate, and
  /// nothing is beyond anything.
  boolean isCrossed(Figures figures, BigDecimal bound) {
    return switch (this) {
      case COMPLIANCE_BELOW -> {
        var rate = figures.rates().compliance().value();
        yield rate != null && rate.compareTo(bound) < 0;
      }
      case OVERDUE_ABOVE -> BigDecimal.valueOf(figures.overdue()).compareTo(bound) > 0;
      case VIEW -> false;
    };
  }
}
