package abhaya.investigation.work;

import abhaya.base.access.ColleagueQueries;
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
import abhaya.investigation.outlook.Holder;
import abhaya.investigation.worklist.DelayEntry;
import abhaya.investigation.worklist.WorkBook;
import abhaya.investigation.worklist.WorkCase;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The open cases of a unit with the questions of a morning asked of them.
@Component
class WorkReading {
  /// More than this nobody works off in a morning; the list says so when it is cut.
  static final int CASES_MAX = 500;

  private final OpenCases cases;
  private final EntryStore entries;
  private final NoteStore notes;
  private final ColleagueQueries colleagues;
  private final TrailQueries trail;
  private final Ground ground;

  WorkReading(
      OpenCases cases,
      EntryStore entries,
      NoteStore notes,
      ColleagueQueries colleagues,
      TrailQueries trail,
      Ground ground) {
    this.cases = cases;
    this.entries = entries;
    this.notes = notes;
    this.colleagues = colleagues;
    this.trail = trail;
    this.ground = ground;
  }

  /// What the reading stands on.
  @Component("workGround")
  record Ground(UnitTrees trees, Clock clock) {}

  /// @param cases by handle, those with the least time first
  /// @param reviews how the review of a draft stands, by handle
  /// @param urgent handles of those that go before others
  /// @param away officers of record who are posted elsewhere now
  /// @param opens the reader may open a case's page
  /// @param cut there are more open cases than were looked at
  record Morning(
      Unit unit,
      UnitTree tree,
      LocalDate today,
      WorkBook book,
      Map<String, OpenCase> cases,
      Map<String, Note.Kind> reviews,
      Set<String> urgent,
      Set<ColleagueQueries.Held> away,
      boolean opens,
      boolean cut) {

    boolean isAway(OpenCase one) {
      var officer = one.officerId();
      return officer != null && away.contains(new ColleagueQueries.Held(officer, one.station()));
    }
  }

  /// @param code of the unit; null for the reader's own
  /// @throws NotVisible as for a unit that never existed
  @Transactional(readOnly = true)
  Morning read(Scope scope, @Nullable String code) {
    NotVisible.unless(scope.decide(Operation.SEE_CASE_LIST));
    var tree = ground.trees().today();
    var found = code == null ? tree.find(scope.unit()) : tree.find(code);
    var unit = found.orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
    NotVisible.unless(scope.decideOn(Operation.SEE_CASE_LIST, unit.id()));
    var open = cases.of(scope, tree.stationsUnder(unit.id()), CASES_MAX + 1);
    var byHandle = new LinkedHashMap<String, OpenCase>();
    open.stream().limit(CASES_MAX).forEach(one -> byHandle.put(one.handle(), one));
    var away = away(scope, byHandle.values());
    var opens = scope.may(Operation.SEE_CASE);
    var opened = opens ? trail.firstOpened(scope, byHandle.keySet()) : Map.<String, Instant>of();
    var entered =
        entries.ofCases(byHandle.keySet()).stream()
            .collect(Collectors.groupingBy(Entry::caseHandle));
    var today = India.dateOf(ground.clock().instant());
    var work = new ArrayList<WorkCase>();
    for (var one : byHandle.values()) {
      var held = officer(one, away);
      // who may not open cases is told nothing of who opened them
      var at = opens ? opened.get(one.handle()) : Instant.EPOCH;
      work.add(workCase(one, held, entered.getOrDefault(one.handle(), List.of()), at));
    }
    return new Morning(
        unit,
        tree,
        today,
        new WorkBook(work, today),
        byHandle,
        notes.reviews(byHandle.keySet()),
        notes.urgent(byHandle.keySet()),
        away,
        opens,
        open.size() > CASES_MAX);
  }

  private Set<ColleagueQueries.Held> away(Scope scope, Collection<OpenCase> open) {
    var held = new ArrayList<ColleagueQueries.Held>();
    for (var one : open) {
      var officer = one.officerId();
      if (officer != null) held.add(new ColleagueQueries.Held(officer, one.station()));
    }
    return colleagues.postedAway(scope, held);
  }

  /// An officer posted elsewhere holds no case here any more.
  private static @Nullable String officer(OpenCase one, Set<ColleagueQueries.Held> away) {
    var officer = one.officerId();
    if (officer == null) return null;
    return away.contains(new ColleagueQueries.Held(officer, one.station())) ? null : one.officer();
  }

  /// @param officer who holds the case; null if nobody does
  /// @param entered what officers entered here in this case
  static WorkCase workCase(
      OpenCase one, @Nullable String officer, List<Entry> entered, @Nullable Instant openedAt) {
    var reasons =
        one.delays().stream()
            .map(delay ->
                new DelayEntry(
                    delay.code(), holder(delay, entered), null, delay.on(), delay.until()))
            .sorted(Comparator.comparing(DelayEntry::on))
            .toList();
    return new WorkCase(
        one.handle(),
        one.station().value(),
        officer,
        one.recordedOn(),
        one.dueOn(),
        one.clocks(),
        one.events(),
        reasons,
        Map.of(),
        openedAt);
  }

  /// With whom the case lies: as the officer said here, else as is usual for the reason.
  private static Holder holder(OpenCase.Delay delay, List<Entry> entered) {
    return entered.stream()
        .filter(entry -> entry.kind() == Entry.Kind.DELAY && entry.stands())
        .filter(entry -> entry.happenedAt().equals(delay.at()))
        .filter(entry -> entry.text("reason").equals(delay.code()))
        .map(entry -> entry.extra("holder"))
        .filter(name -> !name.isEmpty())
        .map(Holder::valueOf)
        .findFirst()
        .orElseGet(() -> DelayEntry.usualHolder(delay.code()));
  }
}
