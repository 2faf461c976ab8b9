package abhaya.safecity.project;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One figure of one period with all its versions; the last is in force, the others stay in sight.
public record ReportedFigure(ReportPeriod period, List<Version> versions) {

  /// @param reason of a correction; empty for what was entered in time
  public record Version(BigDecimal value, LocalDate enteredOn, String enteredBy, String reason) {}

  /// What came of an entry.
  public sealed interface Outcome {}

  public record Taken(ReportedFigure figure) implements Outcome {}

  public record Refused(Reason reason) implements Outcome {}

  /// Why an entry is not taken.
  public enum Reason {
    CLOSED_FOR_ENTRY,
    FROZEN_NEEDS_A_REASON,
    NOTHING_CHANGES
  }

  public ReportedFigure {
    versions = List.copyOf(versions);
  }

  public static ReportedFigure of(ReportPeriod period) {
    return new ReportedFigure(period, List.of());
  }

  /// A figure typed until the cut-off; afterwards a correction, which needs a reason.
  public Outcome enter(Version version) {
    var state = period.stateOn(version.enteredOn());
    var late = state == ReportPeriod.State.FROZEN || state == ReportPeriod.State.APPROVAL;
    if (late && version.reason().isBlank())
      return new Refused(
          state == ReportPeriod.State.FROZEN
              ? Reason.FROZEN_NEEDS_A_REASON
              : Reason.CLOSED_FOR_ENTRY);
    if (current().filter(last -> last.value().compareTo(version.value()) == 0).isPresent())
      return new Refused(Reason.NOTHING_CHANGES);
    var longer = new ArrayList<>(versions);
    longer.add(version);
    return new Taken(new ReportedFigure(period, longer));
  }

  public Optional<Version> current() {
    return versions.isEmpty() ? Optional.empty() : Optional.of(versions.getLast());
  }

  /// What was in force on a day: what a reply to Parliament said then can be shown again.
  public Optional<Version> asOf(LocalDate day) {
    return versions.stream()
        .filter(version -> !version.enteredOn().isAfter(day))
        .reduce((_, later) -> later);
  }

  /// Changes made after the freeze.
  public List<Version> corrections() {
    return versions.stream()
        .filter(version -> period.stateOn(version.enteredOn()) == ReportPeriod.State.FROZEN)
        .toList();
  }
}
