package abhaya.investigation.cases;

import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitTree;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.investigation.clock.Basis;
import abhaya.investigation.clock.Citation;
import abhaya.investigation.clock.ClockState;
import abhaya.investigation.clock.DutyClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Cases for other programs, within the rights of who asks.
@RestController
class CasesDoor {
  private final CaseSheetQueries queries;
  private final CaseListPage lists;
  private final CaseReading reading;
  private final UnitTrees trees;

  CasesDoor(CaseSheetQueries queries, CaseListPage lists, CaseReading reading, UnitTrees trees) {
    this.queries = queries;
    this.lists = lists;
    this.reading = reading;
    this.trees = trees;
  }

  /// One page of a list.
  record CaseList(String unit, String state, int page, long total, List<Line> cases) {}

  record Line(
      String handle,
      String unit,
      String firNumber,
      LocalDate recordedOn,
      List<String> sections,
      LocalDate due,
      @Nullable LocalDate reportedOn,
      @Nullable String reportKind,
      @Nullable String delayReason) {}

  /// One case with its clocks.
  record CaseAnswer(
      String handle,
      String unit,
      String firNumber,
      boolean zeroFir,
      LocalDate recordedOn,
      List<String> sections,
      String regime,
      @Nullable LocalDate due,
      @Nullable LocalDate reportedOn,
      List<ClockAnswer> clocks,
      List<Event> events) {}

  record ClockAnswer(
      String id,
      String provision,
      Basis basis,
      @Nullable String subject,
      @Nullable LocalDate start,
      @Nullable LocalDate due,
      ClockState state,
      @Nullable LocalDate endedOn,
      String explanation,
      @Nullable LocalDate practiceDate) {
    static ClockAnswer of(DutyClock clock) {
      return new ClockAnswer(
          clock.duty().id(),
          clock.duty().provision(),
          clock.basis(),
          clock.subject(),
          clock.startOn(),
          clock.lastDay(),
          clock.state(),
          clock.endedOn(),
          clock.explanation().english(),
          clock.practiceDate());
    }
  }

  record Event(
      String type, String step, Instant happenedAt, Instant enteredAt, Instant arrivedAt) {}

  @GetMapping("/api/v1/investigation/cases")
  CaseList list(
      Scope scope,
      @RequestParam @Nullable String unit,
      @RequestParam(defaultValue = "overdue") String state,
      @RequestParam(defaultValue = "1") int page) {
    var tree = trees.today();
    var chosen = CaseListPage.unit(scope, tree, unit);
    var ask = lists.ask(tree, chosen, state, page);
    var total = queries.count(scope, ask);
    var cases = queries.list(scope, ask).stream().map(line -> line(scope, tree, line)).toList();
    lists.record(scope, chosen, ask, total);
    return new CaseList(chosen.code(), state, page, total, cases);
  }

  private static Line line(Scope scope, UnitTree tree, CaseLine line) {
    return new Line(
        scope.may(Operation.SEE_CASE) ? line.handle() : "",
        tree.pathCode(line.station()),
        line.firNumber(),
        line.recordedOn(),
        line.citations().stream().map(Citation::label).toList(),
        line.dueOn(),
        line.reportedOn(),
        line.reportKind(),
        line.delayCode());
  }

  @GetMapping("/api/v1/investigation/cases/{handle}")
  CaseAnswer one(Scope scope, @PathVariable String handle) {
    var read = reading.read(scope, handle);
    var sheet = read.sheet();
    return new CaseAnswer(
        sheet.handle(),
        read.tree().pathCode(sheet.station()),
        sheet.registered().firNumber(),
        sheet.registered().zeroFir(),
        sheet.clockOn(),
        sheet.citations().stream().map(Citation::label).toList(),
        sheet.regime(),
        sheet.dueOn(),
        sheet.reportedOn(),
        read.clocks().stream().map(ClockAnswer::of).toList(),
        sheet.events().stream()
            .map(event ->
                new Event(
                    event.kind(),
                    event.step(),
                    event.happenedAt(),
                    event.enteredAt(),
                    event.arrivedAt()))
            .toList());
  }
}
