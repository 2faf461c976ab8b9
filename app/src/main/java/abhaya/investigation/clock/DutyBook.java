package abhaya.investigation.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// All duties, and the clocks they set in a case.
public final class DutyBook {
  private final List<Duty> duties;
  private final SectionRegister register;

  public DutyBook(List<Duty> duties, SectionRegister register) {
    this.duties = List.copyOf(duties);
    this.register = register;
  }

  public List<Duty> duties() {
    return duties;
  }

  public SectionRegister register() {
    return register;
  }

  /// The last day of the two months.
  ///
  /// A month ends on the corresponding date, or on the last day of a shorter month (General Clauses
  /// Act 1897, section 3(35)); the first day is not counted (section 9).
  public static LocalDate twoMonths(LocalDate recordedOn) {
    return recordedOn.plusMonths(2);
  }

  /// The clocks of a case as they stood on a day.
  ///
  /// @param dayEnded true for a past day: a limit that ends on it has then run out
  public List<DutyClock> clocks(CaseFacts facts, LocalDate asOf, boolean dayEnded) {
    return List.of();
  }

  /// The clocks of a case at this moment; a limit in hours is judged to the minute.
  public List<DutyClock> clocksAt(CaseFacts facts, Instant now) {
    return clocks(facts, India.dateOf(now), false);
  }
}
