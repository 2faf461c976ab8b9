package abhaya.response.dispatch;

import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.web.Language;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import abhaya.response.recommend.Candidate.Readiness;
import abhaya.response.unit.Fleet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The room in words, once for all open desks that see the same in one language.
@Component
class SharedRoom {
  /// Clocks run on in the browser; the colours of those who wait may be this old.
  private static final Duration AGE_MAX = Duration.ofSeconds(1);

  private static final int ALARMS_MAX = 4;

  private final Fleet fleet;
  private final UnitTrees trees;
  private final Map<Key, Said> said = new ConcurrentHashMap<>();

  SharedRoom(Fleet fleet, UnitTrees trees) {
    this.fleet = fleet;
    this.trees = trees;
  }

  /// What the desk says of the room; no row is chosen.
  record Room(
      List<ConsoleView.Row> queue,
      List<ConsoleView.Tally> tallies,
      List<ConsoleView.Alarm> alarms) {
    /// The same with the row of this incident chosen.
    Room choosing(@Nullable String incident) {
      if (incident == null) return this;
      var href = QueueSheet.href(incident);
      var marked =
          queue.stream().map(row -> href.equals(row.href()) ? row.asChosen() : row).toList();
      return new Room(marked, tallies, alarms);
    }
  }

  private record Key(DatabaseContext sight, Language language, boolean mayTake) {}

  /// @param look that it says
  private record Said(long look, Instant at, Room room) {
    boolean is(RoomGlance.Seen seen, Instant now) {
      return look == seen.number() && Duration.between(at, now).abs().compareTo(AGE_MAX) < 0;
    }
  }

  /// @param seen by this reader
  Room of(Scope scope, Words words, RoomGlance.Seen seen, Instant now) {
    var mayTake = scope.may(Operation.TAKE_SIGNALS);
    var key = new Key(SharedGlance.sight(scope), words.language(), mayTake);
    return Objects.requireNonNull(
            said.compute(
                key,
                (any, known) ->
                    known != null && known.is(seen, now)
                        ? known
                        : new Said(seen.number(), now, room(scope, words, seen, now))))
        .room();
  }

  private Room room(Scope scope, Words words, RoomGlance.Seen seen, Instant now) {
    var mayTake = scope.may(Operation.TAKE_SIGNALS);
    var queue =
        new QueueSheet(words, trees.today(), now, mayTake)
            .rows(seen.waiting(), seen.open(), seen.jobs());
    var muster = muster(scope);
    return new Room(queue, tallies(words, seen, muster), alarms(words, seen, muster));
  }

  /// How the units stand that she sees.
  ///
  /// @param distressed in the order of the fleet
  private record Muster(Map<Readiness, Integer> counts, List<Fleet.Seen> distressed) {}

  /// In one pass over thousands of units; her right is asked once for each home.
  private Muster muster(Scope scope) {
    var mine = new HashMap<UnitId, Boolean>();
    var counts = new EnumMap<Readiness, Integer>(Readiness.class);
    var distressed = new ArrayList<Fleet.Seen>();
    for (var seen : fleet.all()) {
      var home = seen.unit().home();
      if (!mine.computeIfAbsent(home, unit -> scope.mayOn(Operation.SEE_INCIDENTS, unit))) continue;
      var readiness = seen.readiness();
      counts.merge(readiness, 1, Integer::sum);
      if (readiness == Readiness.IN_DISTRESS) distressed.add(seen);
    }
    return new Muster(counts, distressed);
  }

  private static List<ConsoleView.Tally> tallies(Words words, RoomGlance.Seen room, Muster muster) {
    var tallies = new ArrayList<ConsoleView.Tally>();
    tallies.add(
        new ConsoleView.Tally(
            words.say("dispatch.waiting"), words.number(room.waitingCount()), "/response"));
    tallies.add(
        new ConsoleView.Tally(
            words.say("dispatch.open"), words.number(room.openCount()), "/response/incidents"));
    for (var one : List.of(Readiness.FREE, Readiness.EN_ROUTE, Readiness.ON_SCENE)) {
      tallies.add(
          new ConsoleView.Tally(
              words.say("unit.state." + one),
              words.number(muster.counts().getOrDefault(one, 0)),
              "/response/units"));
    }
    return tallies;
  }

  private static List<ConsoleView.Alarm> alarms(Words words, RoomGlance.Seen room, Muster muster) {
    var alarms = new ArrayList<ConsoleView.Alarm>();
    for (var seen : muster.distressed()) {
      var job = seen.job();
      alarms.add(
          new ConsoleView.Alarm(
              Tone.OVERDUE,
              words.say("dispatch.alarm.distress", seen.unit().callSign()),
              job == null ? "/response/units?state=in-distress" : QueueSheet.href(job.incident())));
    }
    var told = new HashSet<String>();
    for (var one : room.escalations()) {
      if (alarms.size() >= ALARMS_MAX || !told.add(one.incident())) continue;
      alarms.add(
          new ConsoleView.Alarm(
              Tone.LATE,
              words.say(
                  "dispatch.alarm.overdue",
                  one.reference(),
                  words.say("dispatch.watched." + one.watched()),
                  ConsoleDesk.named(words, one.named())),
              QueueSheet.href(one.incident())));
    }
    return alarms;
  }
}
