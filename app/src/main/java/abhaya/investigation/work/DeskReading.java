package abhaya.investigation.work;

import abhaya.base.access.CaseTie;
import abhaya.base.access.Colleague;
import abhaya.base.access.ColleagueQueries;
import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitTree;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.India;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Visit;
import abhaya.investigation.cases.OneCase;
import abhaya.investigation.cases.OpenCases;
import abhaya.investigation.worklist.Disagreement;
import abhaya.investigation.worklist.ReasonBook;
import abhaya.investigation.worklist.WorkCase;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Everything the desk of one case needs, read for a reader who works on it or supervises it.
@Component
class DeskReading {
  private final OpenCases cases;
  private final EntryStore entries;
  private final NoteStore notes;
  private final TaskStore tasks;
  private final TransferStore transfers;
  private final Ground ground;

  DeskReading(
      OpenCases cases,
      EntryStore entries,
      NoteStore notes,
      TaskStore tasks,
      TransferStore transfers,
      Ground ground) {
    this.cases = cases;
    this.entries = entries;
    this.notes = notes;
    this.tasks = tasks;
    this.transfers = transfers;
    this.ground = ground;
  }

  /// What the reading stands on.
  @Component("deskGround")
  record Ground(
      ColleagueQueries colleagues,
      TaskRegister tasks,
      TrailRegister trail,
      UnitTrees trees,
      Clock clock) {}

  /// What was read.
  ///
  /// @param takers whom a task can be given to
  /// @param reasonAsked the day for which a reason for the delay is missing
  record Desk(
      OneCase one,
      WorkCase work,
      List<Entry> entries,
      List<Disagreement> disagreements,
      List<Note> notes,
      List<Task> tasks,
      List<TaskStore.Step> steps,
      Optional<Transfer> transfer,
      List<Colleague> colleagues,
      List<Colleague> takers,
      UnitTree tree,
      LocalDate today,
      Rights rights,
      Optional<LocalDate> reasonAsked) {}

  /// What this reader may do here.
  ///
  /// @param change enter records: the officer of the case, the officer in charge
  /// @param charge of the station: assign, transfer
  /// @param review send back, sign off, remind
  record Rights(boolean change, boolean charge, boolean review) {}

  WorkWords words(Visit visit) {
    return new WorkWords(visit.words(), ground.trees().today());
  }

  /// The case, if the reader may work on it or look at it. Not on record yet.
  OneCase one(Scope scope, String handle) {
    return cases.find(scope, handle).orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
  }

  /// The desk of a case; that it was looked at is on record first.
  @Transactional
  Desk read(Scope scope, String handle) {
    var one = one(scope, handle);
    ground.trail().record(scope, TrailAct.allowed("VIEW", "CASE", handle));
    var today = India.dateOf(ground.clock().instant());
    var entered = entries.ofCases(Set.of(handle));
    var work = WorkReading.workCase(one.open(), one.open().officer(), entered, null);
    return new Desk(
        one,
        work,
        entered,
        disagreements(one),
        notes.ofCase(handle),
        tasks.ofCase(handle),
        tasks.steps(handle),
        transfers.waitingOf(handle),
        ground.colleagues().of(scope, one.open().station()),
        ground.tasks().takers(scope, one),
        ground.trees().today(),
        today,
        rights(scope, one),
        Optional.ofNullable(ReasonBook.of(work, today).asked()));
  }

  static Rights rights(Scope scope, OneCase one) {
    var ties = one.mine() ? Set.of(CaseTie.OFFICER) : Set.<CaseTie>of();
    var station = one.open().station();
    return new Rights(
        scope.mayOnCase(Operation.CHANGE_CASE, station, ties),
        scope.mayOn(Operation.CHANGE_CASE, station),
        NoteRegister.mayReview(scope, one));
  }

  static List<Disagreement> disagreements(OneCase one) {
    var said = one.said().stream().sorted(Comparator.comparing(OneCase.Said::at)).toList();
    return Disagreement.among(
        said.stream().filter(OneCase.Said::here).map(DeskReading::saying).toList(),
        said.stream().filter(words -> !words.here()).map(DeskReading::saying).toList());
  }

  private static Disagreement.Saying saying(OneCase.Said said) {
    return new Disagreement.Saying(
        said.kind(), said.step(), said.subject(), said.at(), India.dateOf(said.at()), said.value());
  }
}
