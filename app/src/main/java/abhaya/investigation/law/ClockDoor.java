package abhaya.investigation.law;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.investigation.clock.Basis;
import abhaya.investigation.clock.Citation;
import abhaya.investigation.clock.ClockState;
import abhaya.investigation.clock.DutyBook;
import abhaya.investigation.clock.DutyClock;
import abhaya.investigation.clock.Regime;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// The dates the law sets, for anybody's own system to ask.
@RestController
class ClockDoor {
  private final ClockQuestionReader reader;
  private final DutyBook book;

  ClockDoor(ClockQuestionReader reader, DutyBook book) {
    this.reader = reader;
    this.book = book;
  }

  /// The answer in the published form.
  record Answer(List<Section> sections, String regime, List<Clock> clocks, List<String> unread) {}

  record Section(String act, String section, @Nullable String clause, boolean readWith) {
    static Section of(Citation citation) {
      return new Section(
          citation.act().name(), citation.section(), citation.tail(), citation.readWith());
    }
  }

  record Clock(
      String id,
      String provision,
      Basis basis,
      @Nullable String subject,
      @Nullable LocalDate start,
      @Nullable LocalDate due,
      ClockState state,
      String explanation,
      @Nullable LocalDate practiceDate) {
    static Clock of(DutyClock clock) {
      return new Clock(
          clock.duty().id(),
          clock.duty().provision(),
          clock.basis(),
          clock.subject(),
          clock.startOn(),
          clock.lastDay(),
          clock.state(),
          clock.explanation().english(),
          clock.practiceDate());
    }
  }

  @PostMapping("/api/v1/law/clocks")
  Answer clocks(Scope scope, @RequestBody ClockQuestionReader.Typed typed) {
    NotVisible.unless(scope.decide(Operation.SEE_LAW));
    var question = reader.read(typed);
    var facts = question.facts();
    var clocks = book.clocks(facts, question.asOf(), question.dayEnded());
    return new Answer(
        question.sections().citations().stream().map(Section::of).toList(),
        Regime.of(facts.recordedOn(), facts.occurrence()).code(),
        clocks.stream().map(Clock::of).toList(),
        question.sections().unread());
  }
}
