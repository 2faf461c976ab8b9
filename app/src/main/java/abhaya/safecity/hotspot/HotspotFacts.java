package abhaya.safecity.hotspot;

import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.BulkTurns;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.Event;
import abhaya.base.platform.EventReaders;
import abhaya.base.platform.India;
import abhaya.investigation.cases.CaseFigure;
import abhaya.investigation.cases.CaseFigures;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Keeps what this module counts: calls by cell, FIRs by station.
///
/// A case is asked for as it stands now instead of believing the event, so hearing an event twice or
/// late changes nothing. Happenings carry a key and count once.
@Component
public class HotspotFacts {
  static final String READER = "hotspot";
  private static final String CASES = "CasesChanged";
  private static final int EVENTS_AT_ONCE = 20;
  private static final int CASES_AT_ONCE = 20_000;

  private final HotspotStore store;
  private final HappeningStore counted;
  private final CaseFigures cases;
  private final UnitTrees trees;
  private final TransactionTemplate transactions;

  HotspotFacts(
      HotspotStore store,
      HappeningStore counted,
      CaseFigures cases,
      UnitTrees trees,
      TransactionTemplate transactions,
      EventReaders readers) {
    this.store = store;
    this.counted = counted;
    this.cases = cases;
    this.trees = trees;
    this.transactions = transactions;
    readers.addBulk(READER, BulkTurns.Rank.NEXT, List.of(CASES), EVENTS_AT_ONCE, this::hear);
  }

  /// Counts what happened, each once. What lies outside every city's streets is not counted.
  ///
  /// @return how many were new and lie in a city
  @Transactional(propagation = Propagation.MANDATORY)
  public int take(List<Happening> happenings) {
    var grounds = store.grounds();
    var taken = 0;
    for (var one : happenings) {
      for (var ground : grounds) {
        var cell = ground.cellOf(one.at());
        if (cell.isEmpty() || !ground.holds(cell.getAsInt())) continue;
        if (!store.hears(one.source(), hash(one.key()))) break;
        var count = count(one, cell.getAsInt());
        store.add(ground, List.of(count));
        counted.remember(one.source(), hash(one.key()), ground, count);
        taken++;
        break;
      }
    }
    return taken;
  }

  private static CellCount count(Happening one, int cell) {
    var day = India.dateOf(one.happenedAt());
    var weekend =
        day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    return new CellCount(
        cell, HourBand.of(one.happenedAt()), weekend, one.offence(), YearMonth.from(day), 1);
  }

  static byte[] hash(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Counts all FIRs anew, after a city got its ground.
  public void rebuild() {
    DatabaseContext.SYSTEM.run(() ->
        transactions.executeWithoutResult(status -> {
          store.forgetAll();
          var chunk = cases.figuresAfter(0, CASES_AT_ONCE);
          while (!chunk.isEmpty()) {
            store.insert(facts(chunk));
            chunk = cases.figuresAfter(chunk.getLast().id(), CASES_AT_ONCE);
          }
        }));
  }

  /// Runs in the event reader's transaction.
  void hear(List<Event> events) {
    var changed = new LinkedHashSet<Long>();
    for (var event : events) for (var id : event.body().path("caseIds")) changed.add(id.asLong());
    if (changed.isEmpty()) return;
    store.forget(changed);
    store.insert(facts(cases.figuresOf(changed)));
  }

  private List<HotspotStore.CaseFact> facts(List<CaseFigure> figures) {
    var grounds = store.grounds();
    var tree = trees.today();
    var facts = new ArrayList<HotspotStore.CaseFact>();
    for (var figure : figures) {
      var station = new UnitId(figure.stationId());
      Optional<Ground> ground =
          grounds.stream()
              .filter(one -> tree.has(station) && tree.isWithin(station, one.unit()))
              .findFirst();
      ground.ifPresent(one ->
          facts.add(
              new HotspotStore.CaseFact(
                  figure.id(), one.city(), one.unit(), figure.stationId(), figure.recordedOn())));
    }
    return facts;
  }
}
