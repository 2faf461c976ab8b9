package abhaya.investigation.work;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.Unit;
import abhaya.base.jurisdiction.UnitTree;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.India;
import abhaya.base.trail.TrailQueries;
import abhaya.investigation.cases.OpenCase;
import abhaya.investigation.cases.OpenCases;
import abhaya.investigation.worklist.DelayEntry;
import abhaya.investigation.worklist.WorkBook;
import abhaya.investigation.worklist.WorkCase;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The open cases of a unit with the questions of a morning asked of them.
@Component
class WorkReading {
  /// More than this nobody works off in a morning; the list says so when it is cut.
  static final int CASES_MAX = 500;

  private final OpenCases cases;
  private final TrailQueries trail;
  private final UnitTrees trees;
  private final Clock clock;

  WorkReading(OpenCases cases, TrailQueries trail, UnitTrees trees, Clock clock) {
    this.cases = cases;
    this.trail = trail;
    this.trees = trees;
    this.clock = clock;
  }

  /// @param cases by handle, those with the least time first
  /// @param cut there are more open cases than were looked at
  record Morning(
      Unit unit,
      UnitTree tree,
      LocalDate today,
      WorkBook book,
      Map<String, OpenCase> cases,
      boolean cut) {}

  /// @param code of the unit; null for the reader's own
  /// @throws NotVisible as for a unit that never existed
  Morning read(Scope scope, @Nullable String code) {
    NotVisible.unless(scope.decide(Operation.SEE_CASE));
    var tree = trees.today();
    var found = code == null ? tree.find(scope.unit()) : tree.find(code);
    var unit = found.orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
    NotVisible.unless(scope.decideOn(Operation.SEE_CASE_LIST, unit.id()));
    var open = cases.of(scope, tree.stationsUnder(unit.id()), CASES_MAX + 1);
    var byHandle = new LinkedHashMap<String, OpenCase>();
    open.stream().limit(CASES_MAX).forEach(one -> byHandle.put(one.handle(), one));
    var opened = trail.firstOpened(scope, byHandle.keySet());
    var today = India.dateOf(clock.instant());
    var work =
        byHandle.values().stream().map(one -> workCase(one, opened.get(one.handle()))).toList();
    var book = new WorkBook(work, today);
    return new Morning(unit, tree, today, book, byHandle, open.size() > CASES_MAX);
  }

  private static WorkCase workCase(OpenCase one, @Nullable Instant openedAt) {
    var reasons =
        one.delays().stream()
            .map(delay ->
                new DelayEntry(
                    delay.code(),
                    DelayEntry.usualHolder(delay.code()),
                    null,
                    delay.on(),
                    delay.until()))
            .sorted(Comparator.comparing(DelayEntry::on))
            .toList();
    return new WorkCase(
        one.handle(),
        one.station().value(),
        one.officer(),
        one.recordedOn(),
        one.dueOn(),
        one.clocks(),
        one.events(),
        reasons,
        Map.of(),
        openedAt);
  }
}
