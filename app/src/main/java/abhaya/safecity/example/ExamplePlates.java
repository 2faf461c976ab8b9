package abhaya.safecity.example;

import abhaya.base.access.Actor;
import abhaya.base.access.ApiScope;
import abhaya.base.access.DemoCard;
import abhaya.base.access.DemoDesk;
import abhaya.base.access.OutsiderRegister;
import abhaya.base.access.Posting;
import abhaya.base.access.Presence;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.access.UnitRelation;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.investigation.demo.DemoCountry;
import abhaya.investigation.demo.DemoPart;
import abhaya.safecity.plate.PlateExampleRegister;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Gives the demonstration's control room plates to watch: its station asks, who stands above the
/// station agrees, the room sees the hits through.
@Component
@Order(210)
class ExamplePlates implements DemoPart {
  private static final long SEED = 112;

  private final PlateExampleRegister plates;
  private final DemoDesk cards;
  private final OutsiderRegister people;
  private final UnitTrees trees;

  ExamplePlates(
      PlateExampleRegister plates, DemoDesk cards, OutsiderRegister people, UnitTrees trees) {
    this.plates = plates;
    this.cards = cards;
    this.people = people;
    this.trees = trees;
  }

  @Override
  public void load(DemoCountry country, LocalDate today) {
    if (!plates.isEmpty()) return;
    var all = cards.list();
    var asks = scope(all, Role.SHO);
    var agrees = scope(all, Role.SUBDIVISION).or(() -> scope(all, Role.DISTRICT_CHIEF));
    var room = scope(all, Role.DISPATCHER);
    if (asks.isEmpty() || agrees.isEmpty() || room.isEmpty()) return;
    plates.plant(
        new PlateExampleRegister.People(asks.get(), agrees.get(), room.get(), devices()), SEED);
  }

  /// The first person of the demonstration who has the role.
  private Optional<Scope> scope(List<DemoCard> all, Role role) {
    return all.stream()
        .filter(card -> card.role() == role)
        .findFirst()
        .flatMap(card ->
            people
                .demoPerson(card)
                .map(person ->
                    scope(
                        new Actor(person, card.handle(), card.displayName()),
                        role,
                        card.unit(),
                        Set.of())));
  }

  private Scope devices() {
    return scope(
        new Actor(0, "example-devices", "example-devices"),
        Role.DEVICE_CLIENT,
        UnitId.NATION,
        Set.of(ApiScope.DEVICES));
  }

  private Scope scope(Actor actor, Role role, UnitId unit, Set<ApiScope> granted) {
    var tree = trees.today();
    return new Scope(
        actor,
        new Posting(0, role, unit, LocalDate.EPOCH, null),
        role.purpose(),
        new Presence("", Map.of(), granted),
        other -> other == null ? UnitRelation.NONE : UnitRelation.between(tree, unit, other));
  }
}
