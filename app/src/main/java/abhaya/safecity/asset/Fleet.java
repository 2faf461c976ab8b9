package abhaya.safecity.asset;

import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Every thing as it stands now, for lists, maps and the night board: one rule for all of them.
@Component
class Fleet {
  private final KnownAssets known;
  private final DeviceStandings standings;
  private final MonthFigures months;
  private final KindStore kinds;
  private final TermsStore terms;
  private final Clock clock;

  Fleet(
      KnownAssets known,
      DeviceStandings standings,
      MonthFigures months,
      KindStore kinds,
      TermsStore terms,
      Clock clock) {
    this.known = known;
    this.standings = standings;
    this.months = months;
    this.kinds = kinds;
    this.terms = terms;
    this.clock = clock;
  }

  /// A thing and how it stands.
  record Seen(
      KnownAssets.KnownAsset thing,
      AssetKind kind,
      LiveState state,
      @Nullable Standing standing,
      @Nullable DaySum month) {

    /// Share of its hours at work over the last thirty days.
    Optional<BigDecimal> answers() {
      return Optional.ofNullable(month).flatMap(sum -> sum.answers().percent());
    }
  }

  /// What to look for. Empty words ask for everything.
  ///
  /// @param text begins a name of a thing, or stands in it
  /// @param states null: all
  record Ask(String city, String kind, String text, @Nullable List<LiveState> states) {
    static final Ask ALL = new Ask("", "", "", null);

    boolean wants(KnownAssets.KnownAsset thing) {
      if (!city.isEmpty() && !thing.city().equals(city)) return false;
      if (!kind.isEmpty() && !thing.kind().equals(kind)) return false;
      return text.isEmpty() || thing.uid().contains(text.toUpperCase(Locale.ROOT));
    }
  }

  /// When a thing last gave a sign: those silent longest first, and those that never did before them
  /// all; null for things that give none.
  static @Nullable Instant lastSign(Seen seen) {
    var standing = seen.standing();
    if (standing == null) return null;
    var alive = standing.aliveAt();
    return alive == null ? Instant.EPOCH : alive;
  }

  /// The things of the reader's units that are asked for.
  List<Seen> list(Scope scope, Ask ask) {
    return list(scope, ask, thing -> true);
  }

  /// The same of some places: how a thing stands is looked up only if it is there.
  List<Seen> list(Scope scope, Ask ask, Predicate<KnownAssets.KnownAsset> there) {
    var sees = visible(scope);
    var now = clock.instant();
    var found = new ArrayList<Seen>();
    for (var thing : known.all()) {
      if (!there.test(thing) || !ask.wants(thing) || !sees.test(thing.unit())) continue;
      var seen = seen(thing, now);
      var states = ask.states();
      if (states == null || states.contains(seen.state())) found.add(seen);
    }
    return found;
  }

  /// Things as they stand, whoever asks: for the watch.
  List<Seen> all(Instant now) {
    return known.all().stream().map(thing -> seen(thing, now)).toList();
  }

  Seen seen(KnownAssets.KnownAsset thing, Instant now) {
    var kind = kinds.book().get(thing.kind());
    var standing = standings.find(thing.id()).orElse(null);
    var state = LiveState.of(thing, kind, standing, patience(thing), now);
    return new Seen(thing, kind, state, standing, months.find(thing.id()).orElse(null));
  }

  Duration patience(KnownAssets.KnownAsset thing) {
    return LiveState.patience(terms.of(thing).silentMinutes(), thing.beatMinutes());
  }

  /// Whether the reader sees things of a unit; each unit is asked once.
  static Predicate<UnitId> visible(Scope scope) {
    var mine = new HashMap<UnitId, Boolean>();
    return unit -> mine.computeIfAbsent(unit, one -> scope.mayOn(Operation.SEE_ASSETS, one));
  }

  static Map<LiveState, Integer> counts(List<Seen> things) {
    var counts = new EnumMap<LiveState, Integer>(LiveState.class);
    for (var seen : things) counts.merge(seen.state(), 1, Integer::sum);
    return counts;
  }
}
