package abhaya.safecity.measure;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The colour of a work on a day, worked out from facts, with every reason for it.
public record WorkStatus(Colour colour, Set<Reason> reasons) {

  /// Grey is "we do not know", which is not good news.
  public enum Colour {
    GREEN,
    AMBER,
    RED,
    GREY
  }

  /// What coloured it.
  public enum Reason {
    SCHEDULE_INDEX_BELOW_95(Colour.AMBER),
    SCHEDULE_INDEX_BELOW_80(Colour.RED),
    SLIP_ABOVE_30_DAYS(Colour.AMBER),
    SLIP_ABOVE_90_DAYS(Colour.RED),
    MONEY_AHEAD_OF_WORK(Colour.AMBER),
    MONEY_FAR_AHEAD_OF_WORK(Colour.RED),
    WORK_FAR_AHEAD_OF_BOOKS(Colour.AMBER),
    TENDER_CANCELLED(Colour.RED),
    CERTIFICATE_OVERDUE(Colour.RED),
    NO_REPORT_FOR_TWO_CYCLES(Colour.RED),
    NO_DATA(Colour.GREY);

    private final Colour colour;

    Reason(Colour colour) {
      this.colour = colour;
    }

    public Colour colour() {
      return colour;
    }
  }

  /// What is known of a work.
  ///
  /// @param scheduleIndex SPI; null if not defined
  /// @param slipDays forecast less first baseline, null if there is no milestone
  /// @param financialPercent expenditure of sanction
  /// @param certificateMonthsOverdue months a utilisation certificate is late
  public record Facts(
      @Nullable BigDecimal scheduleIndex,
      @Nullable Integer slipDays,
      @Nullable BigDecimal financialPercent,
      @Nullable BigDecimal physicalPercent,
      boolean tenderCancelled,
      int certificateMonthsOverdue,
      int cyclesWithoutReport) {}

  public WorkStatus {
    reasons = Set.copyOf(reasons);
  }

  public static WorkStatus of(Facts facts) {
    var reasons = EnumSet.noneOf(Reason.class);
    schedule(facts.scheduleIndex()).ifPresent(reasons::add);
    slip(facts.slipDays()).ifPresent(reasons::add);
    gap(facts).ifPresent(reasons::add);
    if (facts.tenderCancelled()) reasons.add(Reason.TENDER_CANCELLED);
    if (facts.certificateMonthsOverdue() > 12) reasons.add(Reason.CERTIFICATE_OVERDUE);
    if (facts.cyclesWithoutReport() >= 2) reasons.add(Reason.NO_REPORT_FOR_TWO_CYCLES);
    if (facts.scheduleIndex() == null && facts.slipDays() == null) reasons.add(Reason.NO_DATA);
    return new WorkStatus(worst(reasons), reasons);
  }

  /// Red outweighs all; grey outweighs amber, for amber claims to know.
  private static Colour worst(Set<Reason> reasons) {
    for (var colour : new Colour[] {Colour.RED, Colour.GREY, Colour.AMBER}) {
      if (reasons.stream().anyMatch(reason -> reason.colour() == colour)) return colour;
    }
    return Colour.GREEN;
  }

  private static Optional<Reason> schedule(@Nullable BigDecimal index) {
    if (index == null) return Optional.empty();
    if (index.compareTo(new BigDecimal("0.80")) < 0)
      return Optional.of(Reason.SCHEDULE_INDEX_BELOW_80);
    if (index.compareTo(new BigDecimal("0.95")) < 0)
      return Optional.of(Reason.SCHEDULE_INDEX_BELOW_95);
    return Optional.empty();
  }

  private static Optional<Reason> slip(@Nullable Integer days) {
    if (days == null || days <= 30) return Optional.empty();
    return Optional.of(days > 90 ? Reason.SLIP_ABOVE_90_DAYS : Reason.SLIP_ABOVE_30_DAYS);
  }

  private static Optional<Reason> gap(Facts facts) {
    if (facts.financialPercent() == null || facts.physicalPercent() == null)
      return Optional.empty();
    var gap = facts.financialPercent().subtract(facts.physicalPercent());
    if (gap.compareTo(BigDecimal.valueOf(30)) > 0)
      return Optional.of(Reason.MONEY_FAR_AHEAD_OF_WORK);
    if (gap.compareTo(BigDecimal.valueOf(15)) > 0) return Optional.of(Reason.MONEY_AHEAD_OF_WORK);
    if (gap.compareTo(BigDecimal.valueOf(-30)) < 0)
      return Optional.of(Reason.WORK_FAR_AHEAD_OF_BOOKS);
    return Optional.empty();
  }
}
