package abhaya.investigation.alarm;

import abhaya.investigation.clock.Basis;
import abhaya.investigation.clock.ClockState;
import abhaya.investigation.clock.Condition;
import abhaya.investigation.clock.Duty;
import abhaya.investigation.clock.DutyClock;
import abhaya.investigation.clock.Explanation;
import abhaya.investigation.clock.Limit;
import abhaya.investigation.clock.Mark;
import abhaya.investigation.clock.Procedure;
import abhaya.investigation.clock.Responsible;
import abhaya.investigation.clock.Sentence;
import abhaya.investigation.clock.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Cases with the clocks a test needs.
final class AlarmCases {
  static final LocalDate RECORDED = LocalDate.of(2025, 1, 1);

  private AlarmCases() {}

  static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(QuietHours.INDIA).toInstant();
  }

  static Duty duty(String id, Limit limit, Responsible responsible) {
    var conditions = id.equals("T27") ? Set.of(Condition.CLOCK_SECTION) : Set.<Condition>of();
    return new Duty(
        id,
        1,
        "a provision",
        Set.of(Procedure.BNSS),
        false,
        Basis.STATUTORY,
        List.of(Step.FIR_RECORDED),
        List.of(Step.FORWARDED_TO_COURT),
        List.of(),
        limit,
        List.of(),
        conditions,
        responsible,
        null,
        false,
        Mark.G,
        "",
        "",
        null,
        null);
  }

  static DutyClock running(Duty duty, LocalDate start, LocalDate last) {
    return clock(duty, null, start, null, last, null, null, null);
  }

  static DutyClock clock(
      Duty duty,
      @Nullable String subject,
      LocalDate start,
      @Nullable Instant startAt,
      @Nullable LocalDate last,
      @Nullable Instant dueAt,
      @Nullable LocalDate later,
      @Nullable Instant stoppedAt) {
    return new DutyClock(
        duty,
        subject,
        Basis.STATUTORY,
        start,
        startAt,
        last,
        dueAt,
        stoppedAt == null ? ClockState.RUNNING : ClockState.MET,
        stoppedAt,
        null,
        Explanation.of(Sentence.MANNER),
        null,
        later);
  }

  static DutyClock twoMonths(LocalDate recorded) {
    return running(
        duty("T27", Limit.parse("P2M"), Responsible.SHO), recorded, recorded.plusMonths(2));
  }

  static DutyClock medicalExamination(Instant from) {
    var start = from.atZone(QuietHours.INDIA).toLocalDate();
    var due = from.plusSeconds(86_400);
    var duty = duty("T15", Limit.parse("PT24H"), Responsible.SHO);
    return clock(duty, null, start, from, start.plusDays(1), due, null, null);
  }

  static DutyClock custody(String subject, LocalDate remand) {
    var duty = duty("T26", Limit.parse("custody"), Responsible.IO);
    return clock(duty, subject, remand, null, remand.plusDays(59), null, remand.plusDays(89), null);
  }

  static AlarmFacts facts(DutyClock... clocks) {
    return new AlarmFacts("handle", RECORDED, null, List.of(clocks), List.of());
  }

  /// Sends what is due and remembers it, as the program does.
  static final class Outbox {
    private final Ladder ladder = new Ladder(QuietHours.usual());
    final Map<RungKey, SentRung> sent = new HashMap<>();
    final List<RungKey> order = new ArrayList<>();

    List<Rung> tick(AlarmFacts facts, Instant now) {
      var due = ladder.due(facts, now, sent.values());
      for (var rung : due) {
        order.add(rung.key());
        if (sent.put(rung.key(), new SentRung(rung, now, null)) != null) {
          throw new AssertionError("told twice: " + rung.key().text());
        }
      }
      return due;
    }

    void answer(String name, Action action, Instant at) {
      sent.replaceAll((key, one) ->
          key.name().equals(name) ? one.answered(new Acknowledgement(action, "p1", at)) : one);
    }

    void answerAll(Instant at) {
      sent.replaceAll((key, one) -> one.answered(new Acknowledgement(Action.TASK_SET, "p1", at)));
    }

    static List<String> names(Collection<Rung> rungs) {
      return rungs.stream().map(rung -> rung.key().name()).toList();
    }
  }
}
