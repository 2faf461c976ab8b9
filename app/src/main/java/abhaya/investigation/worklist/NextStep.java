package abhaya.investigation.worklist;

import abhaya.investigation.clock.ClockState;
import abhaya.investigation.clock.DutyClock;
import abhaya.investigation.clock.Limit;
import abhaya.investigation.clock.Responsible;
import abhaya.investigation.clock.Step;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the police have to do next in a case.
///
/// A duty "without delay" is the next step for a week. If nothing is entered by then, it is a gap in
/// the record, which the step plan of the case shows, and no longer hides the steps with a day.
///
/// @param by last day; for "without delay" the day after its start
/// @param step what meets the duty; null where no step does
public record NextStep(String duty, @Nullable Step step, LocalDate by) {
  private static final Set<Responsible> POLICE =
      Set.of(Responsible.IO, Responsible.SHO, Responsible.SDPO, Responsible.SP, Responsible.SJPU);

  private static final int AT_ONCE_DAYS = 7;

  /// The next steps in the order of their days.
  static List<NextStep> of(List<DutyClock> clocks, LocalDate today) {
    var steps = new ArrayList<NextStep>();
    for (var clock : clocks) {
      var live = clock.state() == ClockState.RUNNING || clock.state() == ClockState.BREACHED;
      var by = latest(clock, today);
      if (!live || by == null || !POLICE.contains(clock.duty().responsible())) continue;
      var stops = clock.duty().stops();
      steps.add(new NextStep(clock.duty().id(), stops.isEmpty() ? null : stops.getFirst(), by));
    }
    steps.sort(Comparator.comparing(NextStep::by).thenComparing(NextStep::duty));
    return steps;
  }

  static Optional<NextStep> first(List<DutyClock> clocks, LocalDate today) {
    return of(clocks, today).stream().findFirst();
  }

  private static @Nullable LocalDate latest(DutyClock clock, LocalDate today) {
    if (clock.lastDay() != null) return clock.lastDay();
    var start = clock.startOn();
    if (start == null || !(clock.duty().allows() instanceof Limit.Forthwith)) return null;
    return start.plusDays(AT_ONCE_DAYS).isBefore(today) ? null : start.plusDays(1);
  }
}
