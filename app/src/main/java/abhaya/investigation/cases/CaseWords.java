package abhaya.investigation.cases;

import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTree;
import abhaya.base.platform.India;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import abhaya.investigation.clock.Citation;
import abhaya.investigation.clock.ClockState;
import abhaya.investigation.clock.DutyClock;
import abhaya.investigation.clock.Explanation;
import abhaya.investigation.clock.Limit;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the list of cases and the page of a case say in the same words.
final class CaseWords {
  /// From this many days before the last day a case is called due soon.
  private static final int DUE_SOON_DAYS = 15;

  private final Words words;
  private final UnitTree units;

  CaseWords(Words words, UnitTree units) {
    this.words = words;
    this.units = units;
  }

  Words words() {
    return words;
  }

  /// The unit's name in the reader's language.
  String unit(UnitId id) {
    return units.find(id).map(unit -> unit.name(words.language().tag())).orElse(Words.NONE);
  }

  static String sections(Collection<Citation> citations) {
    return citations.stream().map(Citation::label).distinct().collect(Collectors.joining(", "));
  }

  String date(@Nullable LocalDate day) {
    return day == null ? Words.NONE : words.date(day);
  }

  /// "11 days left", "overdue by 3 days", "met, 5 days before".
  String standing(LocalDate due, @Nullable LocalDate reported, LocalDate today) {
    if (reported != null) {
      var early = ChronoUnit.DAYS.between(reported, due);
      return early >= 0
          ? words.say("cases.met", words.days(early))
          : words.say("cases.metLate", words.days(-early));
    }
    var left = ChronoUnit.DAYS.between(today, due);
    if (left < 0) return words.say("cases.overdueBy", words.days(-left));
    return left(left);
  }

  /// The same as a headline, where the day of the report stands beside it.
  String headline(LocalDate due, @Nullable LocalDate reported, LocalDate today) {
    if (reported == null) return standing(due, null, today);
    var early = ChronoUnit.DAYS.between(reported, due);
    if (early == 0) return words.say("cases.onLastDay");
    return early > 0
        ? words.say("cases.early", words.days(early))
        : words.say("cases.tooLate", words.days(-early));
  }

  Tone tone(LocalDate due, @Nullable LocalDate reported, LocalDate today) {
    if (reported != null) return reported.isAfter(due) ? Tone.LATE : Tone.IN_TIME;
    if (due.isBefore(today)) return Tone.OVERDUE;
    return due.isBefore(today.plusDays(DUE_SOON_DAYS)) ? Tone.LATE : Tone.YOUNG;
  }

  /// The state of a clock, with the days or the time where it has any.
  String state(DutyClock clock, LocalDate today) {
    var taken = taken(clock);
    return switch (clock.state()) {
      case RUNNING -> running(clock, today);
      case MET -> taken == null ? plain(clock) : words.say("cases.metAfter", taken);
      case MET_LATE -> taken == null ? plain(clock) : words.say("cases.metLateAfter", taken);
      case BREACHED ->
          clock.lastDay() == null
              ? plain(clock)
              : words.say("cases.breachedOn", words.date(clock.lastDay()));
      case NOT_STARTED, NOT_APPLICABLE -> plain(clock);
    };
  }

  private String plain(DutyClock clock) {
    return words.say(clock.state().messageKey());
  }

  private String running(DutyClock clock, LocalDate today) {
    if (clock.lastDay() != null) return left(ChronoUnit.DAYS.between(today, clock.lastDay()));
    if (clock.duty().allows() instanceof Limit.AtMost) return plain(clock);
    return words.say(clock.endedOn() == null ? "cases.noEntryYet" : "cases.noEntry");
  }

  private String left(long days) {
    return days == 0 ? words.say("cases.lastDayToday") : words.say("cases.left", words.days(days));
  }

  /// How long a duty with a limit took: to the hour where its start is known so well.
  private @Nullable String taken(DutyClock clock) {
    var start = clock.startOn();
    var stop = clock.stoppedAt();
    if (start == null || stop == null || clock.lastDay() == null) return null;
    var begun = clock.dueAt() == null ? null : clock.startAt();
    if (begun != null) return words.age(Duration.between(begun, stop));
    return words.days(ChronoUnit.DAYS.between(start, India.dateOf(stop)));
  }

  static Tone tone(DutyClock clock) {
    if (clock.state() == ClockState.RUNNING && clock.endedOn() != null) return Tone.SILENT;
    return tone(clock.state());
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

  String explain(Explanation explanation) {
    return explanation.render(
        (key, args) -> words.has(key) ? words.say(key, args.toArray()) : args.getFirst());
  }

  /// The words of a code, or the code itself where nobody has words for it.
  String code(String prefix, String code) {
    var key = prefix + code;
    return words.has(key) ? words.say(key) : code;
  }

  /// How long until something was entered: quiet below a day.
  String lag(Duration lag) {
    return lag.isNegative() ? words.age(Duration.ZERO) : words.age(lag);
  }
}
