package abhaya.investigation.cases;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.platform.India;
import abhaya.investigation.clock.DutyBook;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The cases a reader may open that still need work: without a final report, or sent back by the
/// court. Which rows exist for the reader the database decides.
@Component
public class OpenCases {
  private static final int DATE_LENGTH = 10;

  private final CaseSheetQueries queries;
  private final CaseReading reading;
  private final DutyBook book;
  private final Clock clock;

  OpenCases(CaseSheetQueries queries, CaseReading reading, DutyBook book, Clock clock) {
    this.queries = queries;
    this.reading = reading;
    this.book = book;
    this.clock = clock;
  }

  /// Those with the least time first. The caller puts the look on record.
  ///
  /// @param limit at most so many
  public List<OpenCase> of(Scope scope, Collection<UnitId> stations, int limit) {
    NotVisible.unless(scope.decide(Operation.SEE_CASE));
    var now = clock.instant();
    return queries.open(scope, stations, limit).stream().map(sheet -> open(sheet, now)).toList();
  }

  private OpenCase open(CaseSheet sheet, Instant now) {
    return new OpenCase(
        sheet.handle(),
        sheet.registered().firNumber(),
        sheet.station(),
        sheet.officer(),
        sheet.clockOn(),
        sheet.dueOn(),
        book.clocksAt(reading.facts(sheet), now),
        sheet.clockEvents(),
        sheet.events().stream()
            .filter(event -> event.kind().equals("DELAY"))
            .map(OpenCases::delay)
            .toList());
  }

  private static OpenCase.Delay delay(CaseSheet.Happening event) {
    var until = event.detail().path("until").asString("");
    return new OpenCase.Delay(event.step(), India.dateOf(event.happenedAt()), day(until));
  }

  private static @Nullable LocalDate day(String text) {
    return text.length() < DATE_LENGTH ? null : LocalDate.parse(text.substring(0, DATE_LENGTH));
  }
}
