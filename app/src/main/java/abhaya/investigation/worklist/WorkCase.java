package abhaya.investigation.worklist;

import abhaya.investigation.clock.CaseEvent;
import abhaya.investigation.clock.DutyClock;
import abhaya.investigation.clock.Step;
import abhaya.investigation.outlook.Holder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the lists need to know of a case.
///
/// @param officer handle of the officer of record; null if nobody holds the case
/// @param dueOn last day of the two months; null without that clock
/// @param events in any order; kept in the order of time
/// @param institutions handle of the laboratory, hospital or office the case has to do with
/// @param openedAt when its officer first opened it here; null if never
public record WorkCase(
    String handle,
    int station,
    @Nullable String officer,
    LocalDate recordedOn,
    @Nullable LocalDate dueOn,
    List<DutyClock> clocks,
    List<CaseEvent> events,
    List<DelayEntry> reasons,
    Map<Holder, String> institutions,
    @Nullable Instant openedAt) {

  public WorkCase {
    clocks = List.copyOf(clocks);
    events = events.stream().sorted(Comparator.comparing(CaseEvent::at)).toList();
    reasons = reasons.stream().sorted(Comparator.comparing(DelayEntry::on)).toList();
    institutions = Map.copyOf(institutions);
  }

  /// Day of the first report forwarded to the court; null while there is none.
  @Nullable LocalDate reportedOn() {
    for (var event : events) if (event.step() == Step.FORWARDED_TO_COURT) return event.on();
    return null;
  }

  boolean isOpenOn(LocalDate day) {
    var reported = reportedOn();
    return reported == null || reported.isAfter(day);
  }

  /// The latest of these steps, or null.
  @Nullable CaseEvent last(Step... steps) {
    var wanted = List.of(steps);
    CaseEvent found = null;
    for (var event : events) if (wanted.contains(event.step())) found = event;
    return found;
  }

  boolean has(Step step) {
    return last(step) != null;
  }

  /// The court sent the report back, and it has not been forwarded again.
  boolean isReturned() {
    var last = last(Step.FORWARDED_TO_COURT, Step.RETURNED);
    return last != null && last.step() == Step.RETURNED;
  }
}
