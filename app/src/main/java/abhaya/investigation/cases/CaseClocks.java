package abhaya.investigation.cases;

import abhaya.base.access.Scopes;
import abhaya.base.platform.India;
import abhaya.investigation.clock.CaseFacts;
import abhaya.investigation.clock.DutyBook;
import abhaya.investigation.clock.Step;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Cases with their clocks for the program's own watch over them. The caller works for the program,
/// under its context; no reader is answered from here.
@Component
public class CaseClocks {
  private static final String NAME = "reminder";

  private final JdbcClient jdbc;
  private final CaseSheetQueries queries;
  private final CaseReading reading;
  private final DutyBook book;
  private final Scopes scopes;

  CaseClocks(
      JdbcClient jdbc,
      CaseSheetQueries queries,
      CaseReading reading,
      DutyBook book,
      Scopes scopes) {
    this.jdbc = jdbc;
    this.queries = queries;
    this.reading = reading;
    this.book = book;
    this.scopes = scopes;
  }

  /// Those of these cases that have something to watch: open, sent back, or put off in court.
  @Transactional(readOnly = true)
  public List<Long> toWatch(Collection<Long> ids) {
    return jdbc.sql(
            """
            select c.id
              from cases.case_file c
             where c.id = any (:ids) and c.counted and c.basis > 0
               and (c.reported_on is null or c.returned_count > 0
                    or exists (select from cases.happening h
                                where h.case_id = c.id and h.kind = 'COURT'
                                  and h.step = 'ADJOURNMENT'))
            """)
        .param("ids", ids.toArray(Long[]::new))
        .query((row, number) -> row.getLong("id"))
        .list();
  }

  /// Those of these cases that still count, with their clocks at this moment.
  @Transactional(readOnly = true)
  public List<WatchedCase> of(Collection<Long> ids, Instant now) {
    var officers = officers(ids);
    return queries.byIds(scopes.ofFeed(NAME), ids).stream()
        .map(sheet -> watched(sheet, officers.get(sheet.id()), now))
        .toList();
  }

  private Map<Long, String> officers(Collection<Long> ids) {
    var officers = new HashMap<Long, String>();
    jdbc.sql(
            """
            select id, officer_id from cases.case_file
             where id = any (:ids) and officer_id is not null
            """)
        .param("ids", ids.toArray(Long[]::new))
        .query((row, number) -> officers.put(row.getLong("id"), row.getString("officer_id")))
        .list();
    return officers;
  }

  private WatchedCase watched(CaseSheet sheet, @Nullable String officer, Instant now) {
    CaseFacts facts = reading.facts(sheet);
    return new WatchedCase(
        sheet.id(),
        sheet.handle(),
        sheet.registered().firNumber(),
        sheet.station(),
        officer,
        sheet.withProsecution(),
        sheet.clockOn(),
        sheet.clockOn().equals(India.dateOf(sheet.registered().recordedAt()))
            ? sheet.registered().recordedAt()
            : null,
        sheet.reportedOn() == null || sheet.returned() > 0,
        book.clocksAt(facts, now),
        sheet.events().stream()
            .filter(event -> event.kind().equals("COURT"))
            .filter(event -> event.step().equals(Step.ADJOURNMENT.name()))
            .map(event ->
                new WatchedCase.PutOff(
                    event.happenedAt(), event.detail().path("soughtBy").asString("")))
            .toList());
  }
}
