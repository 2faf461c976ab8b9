package abhaya.investigation.cases;

import abhaya.base.access.CaseTie;
import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitKind;
import abhaya.base.jurisdiction.UnitTree;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.India;
import abhaya.base.trail.Looked;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailQueries;
import abhaya.base.trail.TrailRegister;
import abhaya.investigation.clock.CaseFacts;
import abhaya.investigation.clock.DutyBook;
import abhaya.investigation.clock.DutyClock;
import abhaya.investigation.clock.SectionReader;
import abhaya.investigation.clock.StepPlan;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// One case for a reader who may see it: the record, its clocks, its step plan. Every reading is on
/// record before it is answered.
@Component
class CaseReading {
  private final CaseSheetQueries queries;
  private final DutyBook book;
  private final SectionReader reader;
  private final UnitTrees units;
  private final TrailRegister trail;
  private final TrailQueries trailQueries;
  private final Clock clock;

  CaseReading(
      CaseSheetQueries queries,
      DutyBook book,
      SectionReader reader,
      UnitTrees units,
      TrailRegister trail,
      TrailQueries trailQueries,
      Clock clock) {
    this.queries = queries;
    this.book = book;
    this.reader = reader;
    this.units = units;
    this.trail = trail;
    this.trailQueries = trailQueries;
    this.clock = clock;
  }

  /// What was read.
  record Read(
      CaseSheet sheet,
      List<DutyClock> clocks,
      StepPlan plan,
      LocalDate today,
      UnitTree tree,
      List<Looked> looked,
      boolean showCode,
      boolean works) {}

  /// The case of this handle.
  ///
  /// @throws NotVisible as for a handle that never existed
  Read read(Scope scope, String handle) {
    NotVisible.unless(scope.decide(Operation.SEE_CASE));
    var sheet = queries.find(scope, handle).orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
    NotVisible.unless(scope.decideOnCase(Operation.SEE_CASE, sheet.station(), ties(sheet)));
    trail.record(scope, TrailAct.allowed("VIEW", "CASE", handle));
    var facts = facts(sheet);
    var now = clock.instant();
    var clocks = book.clocksAt(facts, now);
    return new Read(
        sheet,
        clocks,
        StepPlan.of(facts, clocks),
        India.dateOf(now),
        units.today(),
        trailQueries.whoLooked(scope, handle),
        scope.mayOnCase(Operation.SEE_VICTIM_CODE, sheet.station(), ties(sheet)),
        scope.mayOnCase(Operation.CHANGE_CASE, sheet.station(), ties(sheet))
            || scope.mayOn(Operation.SUPERVISE_CASE, sheet.station()));
  }

  /// The facts on which its clocks depend.
  CaseFacts facts(CaseSheet sheet) {
    var state =
        units.today().above(sheet.station(), UnitKind.STATE).map(unit -> unit.label()).orElse(null);
    return sheet.facts(reader, state);
  }

  static Set<CaseTie> ties(CaseSheet sheet) {
    var ties = EnumSet.noneOf(CaseTie.class);
    if (sheet.mine()) ties.add(CaseTie.OFFICER);
    if (sheet.withProsecution()) ties.add(CaseTie.PROSECUTION);
    return ties;
  }
}
