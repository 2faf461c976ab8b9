package abhaya.investigation.work;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitKind;
import abhaya.base.jurisdiction.UnitTree;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.India;
import abhaya.investigation.cases.ExhibitQueries;
import abhaya.investigation.worklist.ExhibitWay;
import abhaya.investigation.worklist.ExhibitWay.Leg;
import abhaya.investigation.worklist.ExhibitWay.Reached;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Exhibits on their way: days from the records of the cases, hands and laboratories from what
/// officers entered here.
@Component
class ExhibitReading {
  static final int EXHIBITS_MAX = 1_000;

  /// A state's queue is worked out for all its districts at once, and kept for a minute.
  private static final int QUEUE_MAX = 200_000;

  private static final Duration KEPT = Duration.ofMinutes(1);
  private static final int ANSWERED_DAYS = 90;

  private final ExhibitQueries queries;
  private final EntryStore entries;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final Map<UnitId, Kept> queues = new ConcurrentHashMap<>();

  ExhibitReading(
      ExhibitQueries queries, EntryStore entries, TransactionTemplate transactions, Clock clock) {
    this.queries = queries;
    this.entries = entries;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// An exhibit with its way.
  record One(
      String handle,
      String firNumber,
      UnitId station,
      String exhibit,
      @Nullable String laboratory,
      ExhibitWay way) {}

  /// @param cut there are more than were looked at
  record Read(List<One> exhibits, boolean cut) {}

  Read read(Scope scope, UnitTree tree, UnitId unit) {
    NotVisible.unless(scope.decideOn(Operation.SEE_CASE_LIST, unit));
    var today = India.dateOf(clock.instant());
    var legs = queries.of(scope, tree.stationsUnder(unit), today, EXHIBITS_MAX + 1);
    var handles = legs.stream().map(ExhibitQueries.Legs::handle).distinct().toList();
    var entered = Objects.requireNonNull(transactions.execute(status -> entries.ofCases(handles)));
    var hands = hands(entered);
    var exhibits =
        legs.stream()
            .limit(EXHIBITS_MAX)
            .map(one -> one(one, hands))
            .filter(one -> !one.way().has(Leg.FILED) || !one.way().alarms().isEmpty())
            .toList();
    return new Read(exhibits, legs.size() > EXHIBITS_MAX);
  }

  private record Key(EntryStore.Exhibit exhibit, String step) {}

  /// The standing entry of each leg.
  private static Map<Key, Entry> hands(Collection<Entry> entered) {
    var hands = new HashMap<Key, Entry>();
    for (var entry : entered) {
      if (!entry.stands() || !entry.text("step").startsWith("EXHIBIT_")) continue;
      var exhibit = new EntryStore.Exhibit(entry.caseHandle(), entry.text("exhibit"));
      hands.putIfAbsent(new Key(exhibit, entry.text("step")), entry);
    }
    return hands;
  }

  private static One one(ExhibitQueries.Legs legs, Map<Key, Entry> hands) {
    var exhibit = new EntryStore.Exhibit(legs.handle(), legs.exhibit());
    var reached = new EnumMap<Leg, Reached>(Leg.class);
    String laboratory = null;
    for (var leg : Leg.values()) {
      var at = at(legs, leg);
      if (at == null) continue;
      var entry = hands.get(new Key(exhibit, leg.step()));
      reached.put(leg, new Reached(India.dateOf(at), extra(entry, "giver"), extra(entry, "taker")));
      var named = extra(entry, "laboratory");
      if (named != null) laboratory = named;
    }
    return new One(
        legs.handle(),
        legs.firNumber(),
        legs.station(),
        legs.exhibit(),
        laboratory,
        new ExhibitWay(reached));
  }

  private static @Nullable String extra(@Nullable Entry entry, String name) {
    var text = entry == null ? "" : entry.extra(name);
    return text.isEmpty() ? null : text;
  }

  private static @Nullable Instant at(ExhibitQueries.Legs legs, Leg leg) {
    return switch (leg) {
      case SEIZED -> legs.seizedAt();
      case SENT -> legs.sentAt();
      case RECEIVED -> legs.receivedAt();
      case REPORTED -> legs.reportedAt();
      case COLLECTED -> legs.collectedAt();
      case FILED -> legs.filedAt();
    };
  }

  /// A laboratory's queue, or a district's share in it: counts and days, no case.
  ///
  /// @param name of the laboratory; null where no entry names one
  /// @param district null for the sum over all districts
  /// @param waiting with the laboratory, no report
  /// @param oldest days the oldest has waited
  /// @param medianAnswer days from sending to report, of those answered in the last ninety days
  record Queue(
      @Nullable String name,
      @Nullable UnitId district,
      int waiting,
      long oldest,
      int answered,
      @Nullable Long medianAnswer) {}

  private record Kept(List<Queue> queues, Instant until) {}

  /// The queues of the reader's state, those that wait longest first; seen alike from every
  /// district, since they are counts.
  List<Queue> queues(Scope scope, UnitTree tree) {
    NotVisible.unless(scope.decide(Operation.SEE_CASE_LIST));
    var state = tree.above(scope.unit(), UnitKind.STATE);
    if (state.isEmpty()) return List.of();
    var now = clock.instant();
    var known = queues.get(state.get().id());
    if (known != null && now.isBefore(known.until())) return known.queues();
    var fresh = count(scope, tree, state.get().id());
    queues.put(state.get().id(), new Kept(fresh, now.plus(KEPT)));
    return fresh;
  }

  /// What is counted of a laboratory, or of a district in it.
  private static final class Tally {
    private final List<Long> waits = new ArrayList<>();
    private final List<Long> answers = new ArrayList<>();

    Queue queue(@Nullable String name, @Nullable UnitId district) {
      answers.sort(Comparator.naturalOrder());
      var oldest = waits.stream().mapToLong(Long::longValue).max().orElse(0);
      var median = answers.isEmpty() ? null : answers.get(answers.size() / 2);
      return new Queue(name, district, waits.size(), oldest, answers.size(), median);
    }
  }

  private record Place(String laboratory, @Nullable UnitId district) {}

  private List<Queue> count(Scope scope, UnitTree tree, UnitId state) {
    var today = India.dateOf(clock.instant());
    var tallies = new HashMap<Place, Tally>();
    DatabaseContext.SYSTEM.run(() ->
        transactions.executeWithoutResult(status -> {
          var named = entries.laboratories();
          for (var legs : queries.of(scope, tree.stationsUnder(state), today, QUEUE_MAX)) {
            var exhibit = new EntryStore.Exhibit(legs.handle(), legs.exhibit());
            var laboratory = named.getOrDefault(exhibit, "");
            var district = tree.above(legs.station(), UnitKind.DISTRICT);
            var way = one(legs, Map.of()).way();
            add(tallies, new Place(laboratory, null), way, today);
            district.ifPresent(unit -> add(tallies, new Place(laboratory, unit.id()), way, today));
          }
        }));
    return tallies.entrySet().stream()
        .map(entry -> {
          var name = entry.getKey().laboratory();
          return entry.getValue().queue(name.isEmpty() ? null : name, entry.getKey().district());
        })
        .filter(queue -> queue.waiting() + queue.answered() > 0)
        .sorted(Comparator.comparingInt(Queue::waiting).reversed())
        .toList();
  }

  private static void add(Map<Place, Tally> tallies, Place place, ExhibitWay way, LocalDate today) {
    var sent = way.on(way.has(Leg.SENT) ? Leg.SENT : Leg.RECEIVED);
    if (sent == null) return;
    var tally = tallies.computeIfAbsent(place, any -> new Tally());
    if (way.isWithLaboratory()) tally.waits.add(Math.max(0, ChronoUnit.DAYS.between(sent, today)));
    var answered = way.on(Leg.REPORTED);
    if (answered != null && !answered.isBefore(today.minusDays(ANSWERED_DAYS))) {
      tally.answers.add(Math.max(0, ChronoUnit.DAYS.between(sent, answered)));
    }
  }
}
