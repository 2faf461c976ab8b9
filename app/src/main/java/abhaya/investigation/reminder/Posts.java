package abhaya.investigation.reminder;

import abhaya.base.access.PostHolders;
import abhaya.base.access.Role;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitKind;
import abhaya.base.jurisdiction.UnitTree;
import abhaya.investigation.alarm.Recipient;
import abhaya.investigation.cases.WatchedCase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who is told of a case today: from the post to who holds it, and past empty posts to the next above.
final class Posts {
  private final UnitTree tree;
  private final Map<Place, List<Long>> holders;
  private final Map<String, Long> officers;

  private record Place(Role role, UnitId unit) {}

  /// @param wanted the post the ladder named
  /// @param post the one that was reached
  /// @param person null where it and all above it stand empty
  record Told(Recipient wanted, Recipient post, UnitId unit, @Nullable Long person) {}

  private Posts(UnitTree tree, Map<Place, List<Long>> holders, Map<String, Long> officers) {
    this.tree = tree;
    this.holders = holders;
    this.officers = officers;
  }

  /// The posts above these cases, read with two questions.
  static Posts of(
      Collection<WatchedCase> cases, UnitTree tree, PostHolders holders, LocalDate today) {
    var units = new LinkedHashSet<UnitId>();
    var numbers = new LinkedHashSet<String>();
    for (var one : cases) {
      units.add(one.station());
      if (tree.has(one.station())) {
        tree.ancestors(one.station()).forEach(unit -> units.add(unit.id()));
      }
      if (one.officerId() != null) numbers.add(one.officerId());
    }
    var held = new HashMap<Place, List<Long>>();
    for (var holder : holders.of(units, today)) {
      var place = new Place(holder.role(), holder.unit());
      held.computeIfAbsent(place, key -> new ArrayList<>()).add(holder.person());
    }
    return new Posts(tree, held, holders.officers(numbers));
  }

  /// Each once, in the order of the posts.
  Set<Told> told(WatchedCase one, Collection<Recipient> posts) {
    var told = new LinkedHashSet<Told>();
    for (var wanted : posts.stream().sorted().toList()) told.addAll(reached(one, wanted));
    return told;
  }

  private List<Told> reached(WatchedCase one, Recipient wanted) {
    for (var post = Optional.of(wanted); post.isPresent(); post = post.get().above()) {
      var unit = unit(one, post.get());
      if (unit.isEmpty()) continue;
      var people = people(one, post.get(), unit.get());
      if (people.isEmpty()) continue;
      var reached = post.get();
      return people.stream().map(person -> new Told(wanted, reached, unit.get(), person)).toList();
    }
    return List.of(new Told(wanted, wanted, unit(one, wanted).orElse(one.station()), null));
  }

  private List<Long> people(WatchedCase one, Recipient post, UnitId unit) {
    if (post == Recipient.IO) {
      var person = one.officerId() == null ? null : officers.get(one.officerId());
      return person == null ? List.of() : List.of(person);
    }
    return at(role(post), unit);
  }

  private List<Long> at(Role role, UnitId unit) {
    return holders.getOrDefault(new Place(role, unit), List.of());
  }

  /// A prosecutor may be posted at the station, the sub-division or the district: the nearest one.
  private Optional<UnitId> unit(WatchedCase one, Recipient post) {
    var station = one.station();
    return switch (post) {
      case IO, SHO -> Optional.of(station);
      case SDPO -> above(station, UnitKind.SUBDIVISION);
      case SP -> above(station, UnitKind.DISTRICT);
      case RANGE -> above(station, UnitKind.RANGE);
      case STATE_HQ -> above(station, UnitKind.STATE);
      case PROSECUTOR -> {
        var places = new ArrayList<UnitId>();
        places.add(station);
        above(station, UnitKind.SUBDIVISION).ifPresent(places::add);
        above(station, UnitKind.DISTRICT).ifPresent(places::add);
        yield places.stream()
            .filter(unit -> !at(Role.PROSECUTOR, unit).isEmpty())
            .findFirst()
            .or(() -> Optional.of(places.getLast()));
      }
    };
  }

  private Optional<UnitId> above(UnitId station, UnitKind kind) {
    if (!tree.has(station)) return Optional.empty();
    return tree.above(station, kind).map(unit -> unit.id());
  }

  static Role role(Recipient post) {
    return switch (post) {
      case IO -> Role.IO;
      case SHO -> Role.SHO;
      case SDPO -> Role.SUBDIVISION;
      case SP -> Role.DISTRICT_CHIEF;
      case RANGE -> Role.RANGE;
      case STATE_HQ -> Role.STATE_HQ;
      case PROSECUTOR -> Role.PROSECUTOR;
    };
  }

  /// The post as which a reader of this role is told; empty for who is told nothing.
  static Optional<Recipient> post(Role role) {
    for (var post : Recipient.values()) if (role(post) == role) return Optional.of(post);
    return Optional.empty();
  }
}
