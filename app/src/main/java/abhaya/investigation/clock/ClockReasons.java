package abhaya.investigation.clock;

import java.time.LocalDate;
import java.time.Period;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The sentences that explain a date.
final class ClockReasons {
  private final CaseFacts facts;
  private final SectionRegister register;

  ClockReasons(CaseFacts facts, SectionRegister register) {
    this.facts = facts;
    this.register = register;
  }

  /// The arithmetic of months or days.
  Explanation days(LocalDate start, Period period, LocalDate lastDay) {
    var months = period.toTotalMonths();
    if (months == 0)
      return Explanation.of(Sentence.DAYS, start, ChronoUnit.DAYS.between(start, lastDay), lastDay);
    if (lastDay.getDayOfMonth() == start.getDayOfMonth()) {
      return Explanation.of(Sentence.CORRESPONDING, start, months, lastDay);
    }
    return Explanation.of(
        Sentence.MONTH_END, start, months, lastDay, month(lastDay), day(start.getDayOfMonth()));
  }

  private static Explanation.Word month(LocalDate day) {
    var name = day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    return new Explanation.Word("clock.month." + day.getMonthValue(), name);
  }

  private static Explanation.Word day(int day) {
    return new Explanation.Word("clock.day." + day, day == 31 ? "31st" : day + "th");
  }

  /// What else must be said of the two-month clock.
  Explanation twoMonths(Explanation arithmetic, Applicability test, @Nullable CaseEvent stop) {
    var why = loose(arithmetic);
    var reading = test.reading();
    if (reading != null) why = ground(why, reading);
    why = history(why);
    if (stop != null) {
      for (var event : facts.events()) {
        if (event.step() == Step.RETURNED && !event.at().isBefore(stop.at())) {
          why = why.and(Sentence.RETURNED_LATER, event.on());
          break;
        }
      }
    }
    return stay(why);
  }

  private Explanation loose(Explanation why) {
    var start = facts.recordedOn();
    var sixty = start.plusDays(60);
    var lastDay = DutyBook.twoMonths(start);
    if (sixty.equals(lastDay)) return why.and(Sentence.SIXTY_DAYS_SAME);
    return why.and(Sentence.SIXTY_DAYS, sixty, ChronoUnit.DAYS.between(start, lastDay));
  }

  private Explanation ground(Explanation why, ClockReading reading) {
    var row = reading.row();
    var label = reading.citation().label();
    var more = why;
    if (!row.section().equals(reading.citation().section())) {
      more = more.and(Sentence.DEFINITION_READ, label, row.label());
      label = row.label();
    }
    var provision = Regime.of(facts.recordedOn(), facts.occurrence()).clockProvision();
    if (reading.attempt()) return more.and(Sentence.BASIS_ATTEMPT, provision, label);
    return switch (reading.basis()) {
      case STATUTORY -> more.and(Sentence.BASIS_STATUTORY, provision, label);
      case ADMINISTRATIVE -> more.and(Sentence.BASIS_ADMINISTRATIVE, provision, label);
      case ANALOGY -> more.and(Sentence.BASIS_ANALOGY, provision, label);
    };
  }

  /// Says when the clock section came, if it came later.
  private Explanation history(Explanation why) {
    if (facts.history().isEmpty()) return why;
    for (var change : facts.history()) {
      var reading = register.clockReading(change.citations(), facts.recordedOn());
      if (reading == null) continue;
      if (!change.from().isAfter(facts.recordedOn())) return why;
      return why.and(
          Sentence.ADDED_LATER, reading.citation(), change.from(), dayNumber(change.from()));
    }
    return why;
  }

  private Explanation stay(Explanation why) {
    LocalDate since = null;
    for (var event : facts.events()) {
      if (event.step() == Step.STAYED) since = event.on();
      if (event.step() == Step.STAY_VACATED) since = null;
    }
    return since == null ? why : why.and(Sentence.STAYED, since);
  }

  /// Why there is no two-month clock.
  Explanation withoutClock() {
    if (facts.recordedOn().isBefore(SectionRegister.CLOCK_FROM)) {
      return Explanation.of(Sentence.BEFORE_START);
    }
    var why = Explanation.of(Sentence.NO_CLOCK_SECTION);
    for (var citation : facts.citations()) {
      var row = register.punishing(citation);
      if (row != null) {
        why = why.and(Sentence.RELATED_ONLY, citation);
        break;
      }
    }
    return removed(why);
  }

  /// A clock section taken away late is a warning sign.
  private Explanation removed(Explanation why) {
    Citation lost = null;
    for (var change : facts.history()) {
      var reading = register.clockReading(change.citations(), facts.recordedOn());
      if (reading != null) {
        lost = reading.citation();
      } else if (lost != null) {
        return why.and(Sentence.REMOVED_LATER, lost, change.from(), dayNumber(change.from()));
      }
    }
    return why;
  }

  private long dayNumber(LocalDate day) {
    return ChronoUnit.DAYS.between(facts.recordedOn(), day);
  }
}
