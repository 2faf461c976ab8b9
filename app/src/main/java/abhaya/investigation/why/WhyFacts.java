package abhaya.investigation.why;

import abhaya.base.platform.BulkTurns;
import abhaya.base.platform.Event;
import abhaya.base.platform.EventReaders;
import abhaya.base.platform.India;
import abhaya.investigation.cases.CaseCourses;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.stereotype.Component;

/// Hears that cases or units changed and keeps facts and tallies in line with them.
///
/// It asks how the cases stand now instead of believing the event, so hearing an event twice, late
/// or in another order changes nothing.
@Component
class WhyFacts {
  static final String READER = "why";
  private static final String CASES = "CasesChanged";
  private static final String UNITS = "UnitsChanged";

  /// Behind a large import several changes are counted by one statement; not more, since no event is
  /// read past a transaction under way, a distress signal's neither.
  private static final int EVENTS_AT_ONCE = 4;

  private static final int CASES_AT_ONCE = 4_000;

  private final CaseCourses courses;
  private final WhyStore store;
  private final SliceStore slices;
  private final Clock clock;

  WhyFacts(
      CaseCourses courses, WhyStore store, SliceStore slices, EventReaders readers, Clock clock) {
    this.courses = courses;
    this.store = store;
    this.slices = slices;
    this.clock = clock;
    readers.addBulk(READER, BulkTurns.Rank.NEXT, List.of(CASES, UNITS), EVENTS_AT_ONCE, this::hear);
  }

  /// Runs in the event reader's transaction.
  void hear(List<Event> events) {
    var writer = store.becomeTheWriter();
    var today = India.dateOf(clock.instant());
    var moved = events.stream().anyMatch(event -> event.kind().equals(UNITS));
    var filling = writer.filling();
    if ((moved || !today.equals(writer.day())) && store.renewPlaces()) {
      slices.tellStale();
      filling = true;
    }
    var changed = new LinkedHashSet<Long>();
    for (var event : events) {
      if (!event.kind().equals(CASES)) continue;
      for (var id : event.body().path("caseIds")) {
        changed.add(id.asLong());
        if (changed.size() >= CASES_AT_ONCE) takeIn(changed, filling);
      }
    }
    takeIn(changed, filling);
  }

  private void takeIn(Collection<Long> changed, boolean filling) {
    if (changed.isEmpty()) return;
    store.takeIn(changed, courses.of(changed).stream().map(CourseBook::of).toList(), filling);
    changed.clear();
  }
}
