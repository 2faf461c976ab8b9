package abhaya.safecity.measure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/// Planned value, earned value and actual cost of a work on a day, and what follows from them.
///
/// For grants the actual cost is expenditure, never the release. An index over nothing is not
/// defined; nobody is told "infinitely well".
///
/// @param budget at completion
public record EarnedValue(
    BigDecimal planned, BigDecimal earned, BigDecimal spent, BigDecimal budget) {
  private static final MathContext EXACT = MathContext.DECIMAL64;

  /// From shares of the budget, each between 0 and 1.
  public static EarnedValue ofShares(
      BigDecimal budget, BigDecimal plannedShare, BigDecimal physicalShare, BigDecimal spent) {
    return new EarnedValue(
        budget.multiply(plannedShare), budget.multiply(physicalShare), spent, budget);
  }

  public BigDecimal scheduleVariance() {
    return earned.subtract(planned);
  }

  public BigDecimal costVariance() {
    return earned.subtract(spent);
  }

  /// SPI.
  public Optional<BigDecimal> scheduleIndex() {
    return quotient(earned, planned);
  }

  /// CPI.
  public Optional<BigDecimal> costIndex() {
    return quotient(earned, spent);
  }

  /// EAC if the rest costs as the work so far did.
  public Optional<BigDecimal> estimateAtCompletion() {
    return costIndex().flatMap(index -> quotient(budget, index));
  }

  /// EAC if the overrun was once only and the rest costs as planned.
  public BigDecimal estimateAfterOneOff() {
    return spent.add(budget).subtract(earned);
  }

  /// EAC if both cost and delay go on as they did.
  public Optional<BigDecimal> estimateWithSchedule() {
    return costIndex()
        .flatMap(cost -> scheduleIndex().map(cost::multiply))
        .flatMap(index -> quotient(budget.subtract(earned), index))
        .map(spent::add);
  }

  /// ETC.
  public Optional<BigDecimal> estimateToComplete() {
    return estimateAtCompletion().map(estimate -> estimate.subtract(spent));
  }

  /// VAC.
  public Optional<BigDecimal> varianceAtCompletion() {
    return estimateAtCompletion().map(budget::subtract);
  }

  /// TCPI: how much work each rupee left must buy.
  public Optional<BigDecimal> indexToComplete() {
    return quotient(budget.subtract(earned), budget.subtract(spent));
  }

  private static Optional<BigDecimal> quotient(BigDecimal over, BigDecimal under) {
    if (under.signum() == 0) return Optional.empty();
    return Optional.of(over.divide(under, EXACT));
  }
}
