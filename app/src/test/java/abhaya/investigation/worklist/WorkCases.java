package abhaya.investigation.worklist;

import abhaya.investigation.clock.Basis;
import abhaya.investigation.clock.CaseEvent;
import abhaya.investigation.clock.ClockState;
import abhaya.investigation.clock.Duty;
import abhaya.investigation.clock.DutyClock;
import abhaya.investigation.clock.Explanation;
import abhaya.investigation.clock.Limit;
import abhaya.investigation.clock.Mark;
import abhaya.investigation.clock.Procedure;
import abhaya.investigation.clock.Responsible;
import abhaya.investigation.clock.Sentence;
import abhaya.investigation.clock.Step;
import abhaya.investigation.outlook.Holder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Cases written as text: `ARREST 2025-01-03 A1`.
final class WorkCases {
  static final LocalDate RECORDED = LocalDate.of(2025, 1, 1);
  static final LocalDate DUE = LocalDate.of(2025, 3, 1);

  private WorkCases() {}

  static WorkCase of(String handle, String... events) {
    return of(handle, RECORDED, List.of(), List.of(), events);
  }

  static WorkCase of(
      String handle,
      LocalDate recorded,
      List<DutyClock> clocks,
      List<DelayEntry> reasons,
      String... events) {
    return new WorkCase(
        handle,
        1,
        "officer",
        recorded,
        recorded.plusMonths(2),
        clocks,
        events(events),
        reasons,
        Map.of(Holder.LABORATORY, "lab-1"),
        Instant.parse("2025-01-02T00:00:00Z"));
  }

  static WorkCase held(WorkCase one, @Nullable String officer, @Nullable Instant openedAt) {
    return new WorkCase(
        one.handle(),
        one.station(),
        officer,
        one.recordedOn(),
        one.dueOn(),
        one.clocks(),
        one.events(),
        one.reasons(),
        one.institutions(),
        openedAt);
  }

  private static List<CaseEvent> events(String... lines) {
    var events = new ArrayList<CaseEvent>();
    for (var line : lines) {
      var parts = line.split(" ", -1);
      events.add(
          new CaseEvent(
              Step.valueOf(parts[0]),
              Instant.parse(parts[1] + "T06:00:00Z"),
              parts.length > 2 ? parts[2] : null));
    }
    return events;
  }

  static DelayEntry reason(String code, String on) {
    return new DelayEntry(code, DelayEntry.usualHolder(code), null, LocalDate.parse(on), null);
  }

  static DutyClock running(
      String id, String limit, Responsible who, Step stop, @Nullable LocalDate last) {
    return clock(id, limit, who, stop, last, ClockState.RUNNING);
  }

  static DutyClock clock(
      String id,
      String limit,
      Responsible who,
      Step stop,
      @Nullable LocalDate last,
      ClockState state) {
    var duty =
        new Duty(
            id,
            1,
            "a provision",
            Set.of(Procedure.BNSS),
            id.equals("T37"),
            Basis.STATUTORY,
            List.of(Step.FIR_RECORDED),
            List.of(stop),
            List.of(),
            Limit.parse(limit),
            List.of(),
            Set.of(),
            who,
            null,
            false,
            Mark.G,
            "",
            "",
            null,
            null);
    return new DutyClock(
        duty,
        null,
        Basis.STATUTORY,
        RECORDED,
        null,
        last,
        null,
        state,
        null,
        null,
        Explanation.of(Sentence.MANNER),
        null,
        null);
  }
}
