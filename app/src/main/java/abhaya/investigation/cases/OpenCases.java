package abhaya.investigation.cases;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.investigation.clock.DutyBook;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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
    NotVisible.unless(scope.decide(Operation.SEE_CASE_LIST));
    var now = clock.instant();
    return queries.open(scope, stations, limit).stream().map(sheet -> open(sheet, now)).toList();
  }

  /// One case, open or not, if the reader works on it or supervises its station. The caller puts the
  /// look on record.
  public Optional<OneCase> find(Scope scope, String handle) {
    return queries
        .find(scope, handle)
        .filter(sheet -> isHers(scope, sheet))
        .map(sheet -> one(sheet, clock.instant()));
  }

  private static boolean isHers(Scope scope, CaseSheet sheet) {
    return scope.mayOnCase(Operation.CHANGE_CASE, sheet.station(), CaseReading.ties(sheet))
        || scope.mayOn(Operation.SUPERVISE_CASE, sheet.station());
  }

  private OneCase one(CaseSheet sheet, Instant now) {
    return new OneCase(
        open(sheet, now),
        sheet.firstStation(),
        sheet.registered().zeroFir(),
        sheet.officerId(),
        sheet.mine(),
        sheet.withProsecution(),
        sheet.reportedOn(),
        sheet.victims().stream().anyMatch(CaseSheet.Victim::isChild),
        sheet.clockOn(),
        sheet.events().stream().map(OpenCases::said).toList());
  }

  private static OneCase.Said said(CaseSheet.Happening event) {
    var named = event.detail().path("exhibit").asString("");
    var value =
        switch (event.kind()) {
          case "FINAL_REPORT" -> event.detail().path("kind").asString("");
          case "OFFICER" -> event.detail().path("name").asString("");
          case "DELAY" -> event.detail().path("until").asString("");
          default -> "";
        };
    return new OneCase.Said(
        event.kind(),
        event.step(),
        named.isEmpty() ? event.subject() : named,
        event.happenedAt(),
        event.enteredAt(),
        event.isEnteredHere(),
        value);
  }

  private OpenCase open(CaseSheet sheet, Instant now) {
    return new OpenCase(
        sheet.handle(),
        sheet.registered().firNumber(),
        sheet.station(),
        sheet.officerId(),
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
    return new OpenCase.Delay(event.step(), event.happenedAt(), day(until));
  }

  private static @Nullable LocalDate day(String text) {
    return text.length() < DATE_LENGTH ? null : LocalDate.parse(text.substring(0, DATE_LENGTH));
  }
}
