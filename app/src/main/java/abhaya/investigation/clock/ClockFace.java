package abhaya.investigation.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Works out one clock of one case: start, last day, stop, state and the reasons.
final class ClockFace {
  private final Duty duty;
  private final @Nullable String subject;
  private final CaseFacts facts;
  private final Applicability test;
  private final AsOf asOf;
  private final SectionRegister register;

  ClockFace(
      Duty duty,
      @Nullable String subject,
      CaseFacts facts,
      Applicability test,
      AsOf asOf,
      SectionRegister register) {
    this.duty = duty;
    this.subject = subject;
    this.facts = facts;
    this.test = test;
    this.asOf = asOf;
    this.register = register;
  }

  DutyClock clock() {
    var refusal = refusal();
    if (refusal != null) return idle(ClockState.NOT_APPLICABLE, refusal);
    if (duty.allows() instanceof Limit.AtMost most) return counted(most);
    var start = start();
    if (start == null) {
      var first = duty.triggers().getFirst();
      return idle(ClockState.NOT_STARTED, Explanation.of(Sentence.NOT_STARTED, word(first)));
    }
    return running(start);
  }

  private DutyClock idle(ClockState state, Explanation why) {
    return new DutyClock(
        duty, subject, basis(), null, null, null, null, state, null, null, why, null, null);
  }

  private Basis basis() {
    var reading = test.reading();
    return isTwoMonths() && reading != null ? reading.basis() : duty.basis();
  }

  private boolean isTwoMonths() {
    return duty.conditions().contains(Condition.CLOCK_SECTION);
  }

  /// Why the duty does not apply; null if it does.
  private @Nullable Explanation refusal() {
    if (isTwoMonths() && test.reading() == null) {
      return new ClockReasons(facts, register).withoutClock();
    }
    if (!test.namesSection(duty)) return Explanation.of(Sentence.SECTIONS_DO_NOT_APPLY);
    var failing = test.failing(duty);
    if (failing == null) return null;
    return Explanation.of(
        Sentence.CONDITION_NOT_MET,
        new Explanation.Word(failing.messageKey(), ClockWords.english(failing)));
  }

  /// A moment, and whether its minute is known.
  record Start(LocalDate on, @Nullable Instant at, Step step) {}

  private @Nullable Start start() {
    for (var trigger : duty.triggers()) {
      if (isRecording(trigger)) return new Start(facts.recordedOn(), facts.recordedAt(), trigger);
      var event = first(trigger);
      if (event != null) return new Start(event.on(), event.at(), trigger);
    }
    return null;
  }

  private boolean isRecording(Step trigger) {
    return trigger == Step.FIR_RECORDED
        || (trigger == Step.ZERO_FIR_RECORDED && facts.zeroFir())
        || (trigger == Step.E_FIR_RECEIVED && facts.electronicFir());
  }

  private @Nullable CaseEvent first(Step step) {
    for (var event : facts.events()) {
      if (event.step() == step && concerns(event)) return event;
    }
    return null;
  }

  private boolean concerns(CaseEvent event) {
    return subject == null
        ? !duty.perSubject() || event.subject() == null
        : event.subject() == null || subject.equals(event.subject());
  }

  /// The first step that meets the duty, not before its start.
  private @Nullable CaseEvent stop(Start start) {
    for (var event : facts.events()) {
      if (!duty.stops().contains(event.step()) || !concerns(event)) continue;
      if (!event.on().isBefore(start.on)) return event;
    }
    return null;
  }

  private DutyClock running(Start start) {
    return switch (duty.allows()) {
      case Limit.Days days -> {
        var lastDay = start.on.plus(days.period());
        yield dayClock(start, lastDay, null, reasons().days(start.on, days.period(), lastDay));
      }
      case Limit.Hours hours -> hourClock(start, hours);
      case Limit.Custody _ -> custody(start);
      case Limit.Forthwith _ ->
          openClock(start, Explanation.of(Sentence.FORTHWITH, word(start.step)));
      case Limit.Manner _ -> openClock(start, Explanation.of(Sentence.MANNER));
      case Limit.AtMost most -> counted(most);
    };
  }

  private ClockReasons reasons() {
    return new ClockReasons(facts, register);
  }

  private DutyClock openClock(Start start, Explanation why) {
    var stop = stop(start);
    var state = stop == null ? ClockState.RUNNING : ClockState.MET;
    if (stop != null) {
      return clock(start, null, null, state, stop, why.and(Sentence.STOPPED, stop.on()), null);
    }
    var end = end(start);
    var reasons = end == null ? why : why.and(Sentence.ENDED, end.on(), word(end.step()));
    return clock(start, null, null, state, null, reasons, null);
  }

  /// The step after which the duty can no longer be done.
  private @Nullable CaseEvent end(Start start) {
    for (var event : facts.events()) {
      if (duty.ends().contains(event.step()) && !event.on().isBefore(start.on)) return event;
    }
    return null;
  }

  private DutyClock dayClock(
      Start start, LocalDate lastDay, @Nullable LocalDate later, Explanation why) {
    var stop = stop(start);
    var state = ClockState.RUNNING;
    var reasons = why;
    if (stop != null) {
      var late = ChronoUnit.DAYS.between(lastDay, stop.on());
      state = late > 0 ? ClockState.MET_LATE : ClockState.MET;
      reasons =
          late > 0
              ? why.and(Sentence.STOPPED_LATE, stop.on(), late)
              : why.and(Sentence.STOPPED, stop.on());
    } else if (asOf.isPast(lastDay)) {
      state = ClockState.BREACHED;
      var days = ChronoUnit.DAYS.between(lastDay, asOf.day());
      if (days > 0) reasons = why.and(Sentence.OVERDUE, days);
    }
    if (isTwoMonths()) reasons = reasons().twoMonths(reasons, test, stop);
    return clock(start, lastDay, null, state, stop, reasons, later);
  }

  private DutyClock hourClock(Start start, Limit.Hours limit) {
    var hours = limit.duration().toHours();
    if (start.at == null) {
      var lastDay = start.on.plusDays((hours + 23) / 24);
      return dayClock(
          start, lastDay, null, Explanation.of(Sentence.HOURS_DAY_ONLY, start.on, hours, lastDay));
    }
    var dueAt = start.at.plus(limit.duration());
    var why = Explanation.of(Sentence.HOURS, start.at, hours, dueAt);
    var stop = stop(start);
    var state = ClockState.RUNNING;
    if (stop != null) {
      state = stop.at().isAfter(dueAt) ? ClockState.MET_LATE : ClockState.MET;
      why = why.and(Sentence.STOPPED, stop.at());
    } else if (asOf.isPast(dueAt)) {
      state = ClockState.BREACHED;
    }
    return clock(start, India.dateOf(dueAt), dueAt, state, stop, why, null);
  }

  /// Default bail: the day of remand is the first of the 60 or 90.
  private DutyClock custody(Start start) {
    var bail = CustodyTerm.of(facts.citations(), register);
    var early = start.on.plusDays(bail.shorter() - 1L);
    var late = start.on.plusDays(bail.longer() - 1L);
    var why = Explanation.of(Sentence.DAYS_INCLUSIVE, start.on, bail.shorter(), early);
    if (early.equals(late)) return dayClock(start, early, null, why);
    return dayClock(start, early, late, why.and(Sentence.TWO_PERIODS, early, late));
  }

  private DutyClock counted(Limit.AtMost most) {
    var count = 0;
    CaseEvent last = null;
    for (var event : facts.events()) {
      if (!duty.triggers().contains(event.step()) || !concerns(event)) continue;
      count++;
      last = event;
    }
    var why = Explanation.of(Sentence.COUNT, most.count(), count);
    if (last == null) return idle(ClockState.NOT_STARTED, why);
    var state = count > most.count() ? ClockState.BREACHED : ClockState.RUNNING;
    var start = new Start(last.on(), last.at(), last.step());
    return clock(start, null, null, state, null, why, null);
  }

  private DutyClock clock(
      Start start,
      @Nullable LocalDate lastDay,
      @Nullable Instant dueAt,
      ClockState state,
      @Nullable CaseEvent stop,
      Explanation why,
      @Nullable LocalDate later) {
    return new DutyClock(
        duty,
        subject,
        basis(),
        start.on,
        start.at,
        lastDay,
        dueAt,
        state,
        stop == null ? null : stop.at(),
        endedOn(start, lastDay, dueAt, stop),
        why,
        isTwoMonths() ? start.on.plusDays(60) : null,
        later);
  }

  private @Nullable LocalDate endedOn(
      Start start, @Nullable LocalDate lastDay, @Nullable Instant dueAt, @Nullable CaseEvent stop) {
    if (stop != null || lastDay != null || dueAt != null) return null;
    var end = end(start);
    return end == null ? null : end.on();
  }

  private static Explanation.Word word(Step step) {
    return new Explanation.Word(step.messageKey(), ClockWords.english(step));
  }
}
