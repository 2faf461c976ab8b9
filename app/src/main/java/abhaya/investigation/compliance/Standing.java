package abhaya.investigation.compliance;

import abhaya.base.feed.DataReach;
import abhaya.base.feed.UnitReach;
import abhaya.base.feed.WaitingCount;
import abhaya.base.jurisdiction.Unit;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitKind;
import abhaya.base.jurisdiction.UnitTrees;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What stands beside figures: the units below, up to when their data reach, what still waits.
@Component
class Standing {

  private final UnitTrees trees;
  private final DataReach reach;
  private final WaitingCount waiting;
  private final Clock clock;

  Standing(UnitTrees trees, DataReach reach, WaitingCount waiting, Clock clock) {
    this.trees = trees;
    this.reach = reach;
    this.waiting = waiting;
    this.clock = clock;
  }

  /// A unit below the one asked for.
  ///
  /// @param code today's
  record Below(Unit unit, String code, @Nullable Instant dataUpTo, boolean silent) {}

  /// The units directly below as of the day, and any other that has figures: the rows of a table
  /// always add up to the unit.
  List<Below> below(Ask ask, Set<UnitId> counted) {
    if (ask.unit().kind() == UnitKind.STATION) return List.of();
    var then = trees.asOf(ask.asOf().day());
    var units = new ArrayList<Unit>();
    if (then.has(ask.unit().id())) units.addAll(then.children(ask.unit().id()));
    var missing = new HashSet<>(counted);
    units.forEach(unit -> missing.remove(unit.id()));
    missing.stream().sorted().map(this::known).forEach(units::add);

    var reached = reached(ask.unit().id());
    var now = clock.instant();
    return units.stream().map(unit -> below(unit, reached.get(unit.id()), now)).toList();
  }

  private Map<UnitId, UnitReach> reached(UnitId unit) {
    var today = trees.today();
    return today.has(unit) ? reach.ofChildren(unit, today) : Map.of();
  }

  private Below below(Unit unit, @Nullable UnitReach reached, Instant now) {
    var code = trees.today().has(unit.id()) ? trees.today().pathCode(unit.id()) : unit.code();
    if (reached != null) {
      return new Below(unit, code, reached.dataUpTo(), reached.isSilentAt(now));
    }
    return new Below(unit, code, null, unit.kind() != UnitKind.STATION);
  }

  /// A unit that did not stand on the day but holds cases counted on it.
  private Unit known(UnitId id) {
    return trees.today().find(id).or(() -> first(id)).orElseThrow();
  }

  private Optional<Unit> first(UnitId id) {
    return trees.history().find(id).flatMap(one -> trees.asOf(one.firstDay()).find(id));
  }

  /// Of several sources the oldest that is not silent; of a station its own.
  @Nullable Instant dataUpTo(Ask ask, List<Below> below) {
    var speaking =
        below.stream()
            .filter(one -> !one.silent() && one.dataUpTo() != null)
            .map(Below::dataUpTo)
            .min(Instant::compareTo);
    if (speaking.isPresent()) return speaking.get();
    var today = trees.today();
    if (!today.has(ask.unit().id())) return null;
    return reach.of(ask.unit().id(), today).map(UnitReach::dataUpTo).orElse(null);
  }

  /// Whether nothing came from the unit for longer than usual; asked of today only.
  boolean isSilent(Ask ask) {
    var today = trees.today();
    if (ask.asOf().ended() || !today.has(ask.unit().id())) return false;
    var now = clock.instant();
    return reach.of(ask.unit().id(), today).map(one -> one.isSilentAt(now)).orElse(true);
  }

  String codeOf(Unit unit) {
    return trees.today().has(unit.id()) ? trees.today().pathCode(unit.id()) : unit.code();
  }

  long waiting(Ask ask) {
    return waiting.under(ask.unit().id(), trees.today());
  }
}
