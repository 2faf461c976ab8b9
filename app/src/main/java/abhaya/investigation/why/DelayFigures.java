package abhaya.investigation.why;

import abhaya.base.jurisdiction.Unit;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitKind;
import abhaya.base.platform.India;
import abhaya.investigation.fair.UnitSilence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a page of delays shows of one unit.
///
/// @param reasons cases by reason and stage
/// @param before the waits of the twelve months before
/// @param lags of the parts, the slowest tenth first
/// @param firstLoad records that came to this installation only with its first load
/// @param stations all that ever sent
record DelayFigures(
    ClockCounts clocks,
    Map<String, EnumMap<ReasonStage, Long>> reasons,
    WaitFigures waits,
    WaitFigures before,
    List<Pair> pairs,
    LagTable entry,
    List<Lag> lags,
    long firstLoad,
    List<Silent> silent,
    int stations) {

  record Lag(Unit unit, LagTable entry, LagTable arrival) {}

  /// @param median days until the first transfer, and nine of ten
  record Pair(Unit from, Unit to, long cases, long median, long slow) {}

  record Silent(Unit unit, LocalDate lastOn, long days, double expected) {}

  long reasonsGiven() {
    return reasons.values().stream()
        .flatMap(stages -> stages.values().stream())
        .mapToLong(Long::longValue)
        .sum();
  }

  static Map<String, EnumMap<ReasonStage, Long>> reasons(Collection<Count> counts) {
    var found = new TreeMap<String, EnumMap<ReasonStage, Long>>();
    for (var count : counts) {
      if (count.measure() != Tallied.REASON) continue;
      var parts = count.key().split("/", -1);
      found
          .computeIfAbsent(parts[1], code -> new EnumMap<>(ReasonStage.class))
          .merge(ReasonStage.valueOf(parts[0]), count.n(), Long::sum);
    }
    return found;
  }

  /// Pairs of districts, or of stations on the page of a district, those with most cases first.
  static List<Pair> pairs(WhyAsk ask, Collection<Count> counts) {
    var days = new HashMap<List<Unit>, TreeMap<Integer, Long>>();
    for (var count : counts) {
      if (count.measure() != Tallied.PAIR) continue;
      var at = count.key().indexOf('>');
      var from = office(ask, count.key().substring(0, at));
      var to = office(ask, count.key().substring(at + 1));
      if (from.isEmpty() || to.isEmpty()) continue;
      days.computeIfAbsent(List.of(from.getFirst(), to.getFirst()), key -> new TreeMap<>())
          .merge(count.bucket(), count.n(), Long::sum);
    }
    var pairs = new ArrayList<Pair>();
    days.forEach((units, tally) ->
        pairs.add(
            new Pair(
                units.getFirst(), units.getLast(), all(tally), rank(tally, 50), rank(tally, 90))));
    pairs.sort(
        Comparator.comparingLong(Pair::cases)
            .reversed()
            .thenComparing(pair -> pair.from().code())
            .thenComparing(pair -> pair.to().code()));
    return pairs;
  }

  private static List<Unit> office(WhyAsk ask, String station) {
    var id = new UnitId(Integer.parseInt(station));
    var kind =
        switch (ask.unit().kind()) {
          case NATION -> UnitKind.STATE;
          case STATE, RANGE -> UnitKind.DISTRICT;
          default -> UnitKind.STATION;
        };
    var own = ask.tree().find(id);
    if (own.isPresent() && own.get().kind() == kind) return List.of(own.get());
    return ask.tree().has(id)
        ? ask.tree().above(id, kind).or(() -> own).stream().toList()
        : List.of();
  }

  private static long all(TreeMap<Integer, Long> tally) {
    return tally.values().stream().mapToLong(Long::longValue).sum();
  }

  private static long rank(TreeMap<Integer, Long> tally, int percent) {
    var rank = Math.ceilDiv(all(tally) * percent, 100L);
    var seen = 0L;
    for (var day : tally.entrySet()) {
      seen += day.getValue();
      if (seen >= rank) return day.getKey();
    }
    return 0;
  }

  static List<Lag> lags(WhyAsk ask, Collection<Count> counts) {
    var split = ByUnit.split(counts);
    var lags = new ArrayList<Lag>();
    for (var unit : ask.parts()) {
      var own = split.getOrDefault(unit.id().value(), List.of());
      var entry = new LagTable(own, Tallied.ENTRY, true);
      if (entry.records() == 0) continue;
      lags.add(new Lag(unit, entry, new LagTable(own, Tallied.ARRIVAL, false)));
    }
    lags.sort(Comparator.comparing((Lag lag) -> lag.entry().at(90)).reversed());
    return lags;
  }

  static List<Silent> silent(WhyAsk ask, List<WhyQueries.Voice> voices, Instant now) {
    var silent = new ArrayList<Silent>();
    for (var voice : voices) {
      var observed = Duration.between(voice.first(), voice.last());
      var since = Duration.between(voice.last(), now);
      if (observed.isNegative() || since.isNegative()) continue;
      var state = UnitSilence.of(voice.cases(), observed, since);
      var unit = ask.tree().find(voice.station());
      if (state.state() != UnitSilence.State.SILENT || unit.isEmpty()) continue;
      silent.add(
          new Silent(unit.get(), India.dateOf(voice.last()), since.toDays(), state.expected()));
    }
    silent.sort(Comparator.comparingDouble(Silent::expected).reversed());
    return silent;
  }
}
