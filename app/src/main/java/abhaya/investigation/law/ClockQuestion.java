package abhaya.investigation.law;

import abhaya.investigation.clock.CaseEvent;
import abhaya.investigation.clock.CaseFacts;
import abhaya.investigation.clock.Occurrence;
import abhaya.investigation.clock.SectionReading;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A case put together for a question: which dates does the law set?
///
/// @param asOf day for which the states are worked out
/// @param dayEnded whether that day is over
record ClockQuestion(
    LocalDate recordedOn,
    @Nullable LocalDate occurrenceFrom,
    @Nullable LocalDate occurrenceTo,
    SectionReading sections,
    List<CaseEvent> events,
    LocalDate asOf,
    boolean dayEnded) {
  /// Longest text of sections that is read.
  static final int SECTIONS_MAX = 4_000;

  static final LocalDate FIRST_DAY = LocalDate.of(1973, 1, 1);

  static final LocalDate LAST_DAY = LocalDate.of(2100, 12, 31);

  /// Most events one question may hold.
  static final int EVENTS_MAX = 500;

  CaseFacts facts() {
    return CaseFacts.of(recordedOn, sections.citations())
        .withOccurrence(new Occurrence(occurrenceFrom, occurrenceTo))
        .withEvents(events);
  }
}
