package abhaya.investigation.law;

import abhaya.base.platform.India;
import abhaya.base.web.Refused;
import abhaya.investigation.clock.CaseEvent;
import abhaya.investigation.clock.SectionReader;
import abhaya.investigation.clock.Step;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads a question as it was typed, by form or API; what cannot be read is named by its field.
@Component
class ClockQuestionReader {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

  private final SectionReader sections;
  private final Clock clock;

  ClockQuestionReader(SectionReader sections, Clock clock) {
    this.sections = sections;
    this.clock = clock;
  }

  /// What was typed, field by field.
  record Typed(
      @Nullable String recordedOn,
      @Nullable String occurrenceFrom,
      @Nullable String occurrenceTo,
      @Nullable String sections,
      @Nullable String asOf,
      @Nullable List<TypedEvent> events) {}

  record TypedEvent(@Nullable String step, @Nullable String at, @Nullable String subject) {}

  /// The question, or all faults of it at once.
  ClockQuestion read(Typed typed) {
    var faults = new ArrayList<Refused.Fault>();
    var recordedOn = day("recordedOn", typed.recordedOn(), true, faults);
    var from = day("occurrenceFrom", typed.occurrenceFrom(), false, faults);
    var to = day("occurrenceTo", typed.occurrenceTo(), false, faults);
    var asOf = day("asOf", typed.asOf(), false, faults);
    if (from != null && to != null && to.isBefore(from)) {
      faults.add(fault("occurrenceTo", "before-start", "law.fault.before-start"));
    }
    var text = sections(typed.sections(), faults);
    var events = events(typed.events(), faults);
    if (!faults.isEmpty() || recordedOn == null || text == null) throw Refused.badFields(faults);
    var today = LocalDate.now(clock);
    var day = asOf == null ? today : asOf;
    return new ClockQuestion(
        recordedOn, from, to, sections.read(text), events, day, day.isBefore(today));
  }

  private static @Nullable String sections(@Nullable String text, List<Refused.Fault> faults) {
    if (text == null || text.isBlank()) {
      faults.add(fault("sections", "required", "web.fault.required"));
      return null;
    }
    if (text.codePointCount(0, text.length()) > ClockQuestion.SECTIONS_MAX) {
      faults.add(fault("sections", "too-long", "web.fault.too-long"));
      return null;
    }
    return text;
  }

  private static @Nullable LocalDate day(
      String field, @Nullable String text, boolean required, List<Refused.Fault> faults) {
    if (text == null || text.isBlank()) {
      if (required) faults.add(fault(field, "required", "web.fault.required"));
      return null;
    }
    var day = parse(text.strip());
    if (day == null
        || day.isBefore(ClockQuestion.FIRST_DAY)
        || day.isAfter(ClockQuestion.LAST_DAY)) {
      faults.add(fault(field, "not-a-date", "web.fault.not-a-date"));
      return null;
    }
    return day;
  }

  private static @Nullable LocalDate parse(String text) {
    try {
      return LocalDate.parse(text, DAY);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static List<CaseEvent> events(
      @Nullable List<TypedEvent> typed, List<Refused.Fault> faults) {
    if (typed == null) return List.of();
    if (typed.size() > ClockQuestion.EVENTS_MAX) {
      faults.add(fault("events", "too-long", "web.fault.too-long"));
      return List.of();
    }
    var events = new ArrayList<CaseEvent>();
    for (var i = 0; i < typed.size(); i++) {
      var event = typed.get(i);
      var step = event.step() == null ? null : Step.parse(event.step()).orElse(null);
      var at = moment(event.at());
      if (step == null) faults.add(fault("events[" + i + "].step", "unknown", "web.fault.unknown"));
      if (at == null) {
        faults.add(fault("events[" + i + "].at", "not-a-date", "web.fault.not-a-date"));
      }
      if (step != null && at != null) events.add(new CaseEvent(step, at, event.subject()));
    }
    return events;
  }

  /// A moment, or a day: its noon in India stands for it.
  private static @Nullable Instant moment(@Nullable String text) {
    if (text == null) return null;
    var day = parse(text.strip());
    if (day != null) return day.atTime(12, 0).atZone(India.ZONE).toInstant();
    try {
      return OffsetDateTime.parse(text.strip()).toInstant();
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static Refused.Fault fault(String field, String code, String key) {
    return new Refused.Fault(field, code, key, List.of());
  }
}
