package abhaya.safecity.hotspot;

import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.Event;
import abhaya.base.platform.EventReaders;
import abhaya.base.platform.India;
import abhaya.response.incident.HappenedStore;
import abhaya.response.incident.HappenedStore.Happened;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Hears of the control room's incidents and counts them: by cell what happened in a public place,
/// by station only what is a sexual offence.
///
/// An incident is asked for as it stands now, what was counted for it is taken back and counted
/// anew: hearing twice or late changes nothing, and a correction or a cancellation has its effect.
/// A trial is in no count. A place known no better than a cell is wide is in no cell.
@Component
class IncidentFacts {
  static final String READER = "hotspot-incidents";
  static final String SOURCE = "incident";
  private static final Set<String> SEXUAL = Set.of("sexual-offence");
  private static final int EVENTS_AT_ONCE = 50;

  private final HappenedStore incidents;
  private final HotspotFacts facts;
  private final HotspotStore grounds;
  private final HappeningStore store;
  private final UnitTrees trees;

  IncidentFacts(
      HappenedStore incidents,
      HotspotFacts facts,
      HotspotStore grounds,
      HappeningStore store,
      UnitTrees trees,
      EventReaders readers) {
    this.incidents = incidents;
    this.facts = facts;
    this.grounds = grounds;
    this.store = store;
    this.trees = trees;
    var kinds = List.of("IncidentOpened", "IncidentChanged", "IncidentClosed");
    readers.add(READER, kinds, EVENTS_AT_ONCE, this::hear);
  }

  /// Runs in the event reader's transaction.
  void hear(List<Event> events) {
    var handles = new LinkedHashSet<String>();
    for (var event : events) handles.add(event.body().path("handle").asString(""));
    for (var one : incidents.of(handles)) count(one);
  }

  private void count(Happened one) {
    store.takeBack(SOURCE, HotspotFacts.hash(one.handle()));
    if (!one.counts()) return;
    if (SEXUAL.contains(one.typeName())) {
      countAtStation(one);
      return;
    }
    var place = one.place();
    var group = OffenceGroup.ofIncidentType(one.typeName());
    if (place == null || group.isEmpty()) return;
    var known =
        grounds.grounds().stream()
            .filter(ground -> ground.cellOf(place).isPresent())
            .anyMatch(ground -> one.radiusMetres() <= ground.grid().cellMetres());
    if (!known) return;
    facts.take(List.of(new Happening(SOURCE, one.handle(), place, one.happenedAt(), group.get())));
  }

  private void countAtStation(Happened one) {
    UnitId station = one.station();
    if (station == null) return;
    var tree = trees.today();
    var key = HotspotFacts.hash(one.handle());
    grounds.grounds().stream()
        .filter(ground -> tree.has(station) && tree.isWithin(station, ground.unit()))
        .findFirst()
        .ifPresent(ground ->
            store.insertCall(SOURCE, key, ground, station, India.dateOf(one.happenedAt())));
  }
}
