package abhaya.investigation.compliance;

import abhaya.base.platform.BulkTurns;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.Event;
import abhaya.base.platform.EventReaders;
import abhaya.base.platform.Events;
import abhaya.investigation.cases.CaseFigures;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Hears that cases or units changed and keeps facts and tallies in line with them.
///
/// It asks for the figures as they stand now instead of believing the event, so hearing an event
/// twice, late or in another order changes nothing.
@Component
public class ComplianceFacts {

  private static final Logger LOG = LoggerFactory.getLogger(ComplianceFacts.class);
  static final String READER = "compliance";
  private static final String CASES = "CasesChanged";
  private static final String UNITS = "UnitsChanged";

  /// Few, so that what was told first is seen soon while an import goes on.
  private static final int EVENTS_AT_ONCE = 4;

  private static final int CASES_AT_ONCE = 2_000;
  private static final int LOADED_AT_ONCE = 20_000;

  private final CaseFigures cases;
  private final ComplianceStore store;
  private final FactMemory memory;
  private final TransactionTemplate transactions;
  private final Events events;
  private final EventReaders readers;

  ComplianceFacts(
      CaseFigures cases,
      ComplianceStore store,
      FactMemory memory,
      TransactionTemplate transactions,
      Events events,
      EventReaders readers) {
    this.cases = cases;
    this.store = store;
    this.memory = memory;
    this.transactions = transactions;
    this.events = events;
    this.readers = readers;
    readers.addBulk(
        READER, BulkTurns.Rank.FIRST, List.of(CASES, UNITS), EVENTS_AT_ONCE, this::hear);
  }

  /// Builds every fact and tally anew, for the first load of an installation. Everything counted so
  /// far stands until the new facts do.
  public void rebuild() {
    var counted =
        DatabaseContext.SYSTEM.call(() -> transactions.execute(status -> rebuildAtOnce()));
    LOG.info("counted {} cases anew", counted);
  }

  private long rebuildAtOnce() {
    readers.passOver(READER);
    store.becomeTheWriter();
    store.renewBlocks();
    store.clear();
    long counted = 0;
    var chunk = cases.figuresAfter(0, LOADED_AT_ONCE);
    while (!chunk.isEmpty()) {
      store.load(chunk);
      counted += chunk.size();
      chunk = cases.figuresAfter(chunk.getLast().id(), LOADED_AT_ONCE);
    }
    store.countAnew();
    store.tellThePlanner();
    memory.loadAfterCommit();
    return counted;
  }

  /// Runs in the event reader's transaction.
  void hear(List<Event> events) {
    long before = store.becomeTheWriter();
    var moved = events.stream().anyMatch(ComplianceFacts::movesStations);
    if (moved) store.renewBlocks();
    var steps = new ArrayList<FactMemory.Step>();
    var changed = new LinkedHashSet<Long>();
    for (var event : events) {
      if (!event.kind().equals(CASES)) continue;
      for (var id : event.body().path("caseIds")) changed.add(id.asLong());
      if (changed.size() < CASES_AT_ONCE) continue;
      moved |= takeIn(changed, steps);
    }
    moved |= takeIn(changed, steps);
    if (moved) memory.loadAfterCommit();
    else memory.followAfterCommit(new FactMemory.Change(before, store.version(), steps));
  }

  private static boolean movesStations(Event event) {
    return event.kind().equals(UNITS) && event.body().path("lineage").asBoolean(true);
  }

  /// Whether stations came that had no block yet.
  private boolean takeIn(Set<Long> changed, List<FactMemory.Step> steps) {
    if (changed.isEmpty()) return false;
    var figures = cases.figuresOf(changed);
    var newStations = store.stationsWithoutBlock(figures) > 0;
    if (newStations) {
      store.renewBlocks();
      if (store.stationsWithoutBlock(figures) > 0) {
        throw new IllegalStateException("a case is held by a station that is in no tree");
      }
    }
    store.takeIn(changed, figures);
    steps.add(new FactMemory.Step(List.copyOf(changed), figures));
    events.tell(FiguresChanged.of(figures));
    changed.clear();
    return newStations;
  }
}
