package abhaya.investigation.demo;

import abhaya.base.access.DemoCard;
import abhaya.base.access.DemoDesk;
import abhaya.base.access.OutsiderRegister;
import abhaya.base.access.Role;
import abhaya.response.volunteer.SeedRegister;
import abhaya.response.volunteer.SeedRegister.Seeded;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// Gives the lively district's first station invented volunteers: in service, waiting for approval,
/// suspended; two of them can be signed in as.
@Component
class DemoVolunteers implements DemoPart {
  private static final int MORE = 10;

  private final DemoDesk cards;
  private final OutsiderRegister people;
  private final SeedRegister volunteers;

  DemoVolunteers(DemoDesk cards, OutsiderRegister people, SeedRegister volunteers) {
    this.cards = cards;
    this.people = people;
    this.volunteers = volunteers;
  }

  @Override
  public boolean comesAfterCases() {
    return false;
  }

  @Override
  public void load(DemoCountry country, LocalDate today) {
    var all = cards.list();
    var own = all.stream().filter(card -> card.role() == Role.VOLUNTEER).toList();
    var agreed = new ArrayList<Long>(numbers(all, Role.SUBDIVISION));
    agreed.addAll(numbers(all, Role.DISTRICT_CHIEF));
    var provedBy = numbers(all, Role.SHO);
    if (own.isEmpty() || provedBy.isEmpty()) return;
    var dice = Dice.of(country.seed(), 73, 0);
    var seeded = new ArrayList<Seeded>();
    for (var card : own) seeded.add(own(card, seeded.size()));
    for (int i = 0; i < MORE; i++) {
      var name = Objects.requireNonNull(Names.officer(dice));
      var station = own.getFirst().unit();
      var approvals = i < 6 ? 2 : (i - 6) % 2;
      seeded.add(new Seeded(station, name, number(50 + i), i % 2 == 0, null, approvals, i == 0));
    }
    volunteers.generate(provedBy.getFirst(), agreed, seeded);
  }

  private Seeded own(DemoCard card, int place) {
    var person = people.demoPerson(card).orElseThrow();
    return new Seeded(card.unit(), card.displayName(), number(place), true, person, 2, false);
  }

  private List<Long> numbers(List<DemoCard> all, Role role) {
    return all.stream()
        .filter(card -> card.role() == role)
        .flatMap(card -> people.demoPerson(card).stream())
        .toList();
  }

  /// From the range kept for invented numbers here.
  private static String number(int place) {
    return "+9198000%05d".formatted(9_000 + place);
  }
}
