package abhaya.investigation.law;

import abhaya.base.web.Link;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import abhaya.investigation.clock.ClockState;
import abhaya.investigation.clock.DutyClock;
import abhaya.investigation.clock.Explanation;
import abhaya.investigation.clock.Limit;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the pages of the law have in common: tabs, states, limits, explanations in words.
final class LawWords {
  private final Words words;

  LawWords(Words words) {
    this.words = words;
  }

  Words words() {
    return words;
  }

  List<Link> tabs(String here) {
    return List.of(
        tab("calculator", "/law", here),
        tab("duties", "/law/duties", here),
        tab("sections", "/law/sections", here));
  }

  private Link tab(String name, String href, String here) {
    var text = words.say("law.tab." + name);
    return name.equals(here) ? Link.here(text) : new Link(text, href);
  }

  CalculatorView.Line line(DutyClock clock) {
    return new CalculatorView.Line(
        clock.duty().id(),
        words.say(clock.duty().messageKey()),
        clock.duty().provision(),
        words.say(clock.basis().messageKey()),
        day(clock.startOn()),
        day(clock.lastDay()),
        day(clock.practiceDate()),
        clock.endedOn() == null ? tone(clock.state()) : Tone.SILENT,
        state(clock),
        explain(clock.explanation()));
  }

  /// A duty without a number of days does not run: it is on record or not.
  private String state(DutyClock clock) {
    var open =
        clock.duty().allows() instanceof Limit.Forthwith
            || clock.duty().allows() instanceof Limit.Manner;
    if (clock.state() != ClockState.RUNNING || !open) {
      return words.say(clock.state().messageKey());
    }
    return words.say(clock.endedOn() == null ? "law.noEntryYet" : "law.noEntry");
  }

  String day(@Nullable LocalDate day) {
    return day == null ? Words.NONE : words.date(day);
  }

  String explain(Explanation explanation) {
    return explanation.render(
        (key, args) -> words.has(key) ? words.say(key, args.toArray()) : args.getFirst());
  }

  static Tone tone(ClockState state) {
    return switch (state) {
      case MET -> Tone.IN_TIME;
      case MET_LATE -> Tone.LATE;
      case BREACHED -> Tone.OVERDUE;
      case RUNNING -> Tone.YOUNG;
      case NOT_STARTED, NOT_APPLICABLE -> Tone.QUIET;
    };
  }

  /// How much a duty allows: "2 months", "24 hours", "without delay".
  String limit(Limit limit) {
    return switch (limit) {
      case Limit.Days days when days.period().toTotalMonths() > 0 ->
          words.say("law.limit.months", days.period().toTotalMonths());
      case Limit.Days days -> words.say("law.limit.days", days.period().get(ChronoUnit.DAYS));
      case Limit.Hours hours -> words.say("law.limit.hours", hours.duration().toHours());
      case Limit.Forthwith none -> words.say("law.limit.forthwith");
      case Limit.Manner none -> words.say("law.limit.manner");
      case Limit.AtMost most -> words.say("law.limit.atMost", most.count());
      case Limit.Custody none -> words.say("law.limit.custody");
    };
  }
}
