package abhaya.investigation.cases;

import abhaya.investigation.clock.Basis;
import org.jspecify.annotations.Nullable;

/// The basis of the two-month clock as a stored number.
final class BasisCode {

  private BasisCode() {}

  static int of(@Nullable Basis basis) {
    return switch (basis) {
      case null -> 0;
      case STATUTORY -> 1;
      case ADMINISTRATIVE -> 2;
      case ANALOGY -> 3;
    };
  }

  /// @param code above 0
  static Basis basis(int code) {
    return switch (code) {
      case 1 -> Basis.STATUTORY;
      case 2 -> Basis.ADMINISTRATIVE;
      case 3 -> Basis.ANALOGY;
      default -> throw new IllegalArgumentException("no basis " + code);
    };
  }
}
