package abhaya.investigation.demo;

import abhaya.investigation.demo.DemoUnit.Kind;
import abhaya.investigation.demo.Names.Name;
import abhaya.investigation.demo.UnitList.Stand;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Grows ranges, districts, sub-divisions and stations of one state, very unevenly, and gives some
/// of them a past that differs from today.
final class StateGrower {
  private static final int SUBDIVIDED_FROM = 8;
  private static final int RANGES_FROM = 300;

  /// A district while it grows.
  private record District(
      int unit, Name name, boolean city, double skill, List<Integer> stations) {}

  private record Opening(Name name, Name place, int revenue, boolean city) {}

  private final TreeGrower country;
  private final UnitList units;
  private final LocalDate today;
  private final DemoState state;
  private final Dice dice;
  private final Names names;
  private final List<District> districts = new ArrayList<>();
  private final List<StationPlan> plans = new ArrayList<>();
  private int root;
  private int stationNext = 1;
  private int districtNext = 1;
  private int revenueFirst;

  StateGrower(TreeGrower country, DemoState state) {
    this.country = country;
    this.units = country.units();
    this.today = country.today();
    this.state = state;
    this.dice = Dice.of(country.seed(), 12, state.lgd());
    this.names = new Names(Dice.of(country.seed(), 13, state.lgd()));
  }

  /// The stations, with how they work.
  List<StationPlan> grow() {
    var stand = new Stand(Kind.STATE, state.lgd(), state.label(), 0);
    root = units.open(stand, DemoTree.FIRST_DAY, -1, new Name(state.nameEn(), state.nameHi()));
    var cities = Math.min(state.profile().commissionerates(), country.size().districtsMax() / 3);
    var count = Math.min(state.volumes().districts() + cities, country.size().districtsMax());
    var shares = shares(count, cities);
    var ranges = ranges(count);
    revenueFirst = country.revenueCodes(count - cities);
    for (var at = 0; at < count; at++) {
      var parent = ranges.isEmpty() ? root : ranges.get(at * ranges.size() / count);
      var revenue = revenueFirst + (at < cities ? at : at - cities);
      growDistrict(at, revenue, at < cities, parent, shares[at]);
    }
    if (count >= 4 && state.profile().stations() >= RANGES_FROM) giveAPast();
    return List.copyOf(plans);
  }

  /// Stations of each district; the cities stand first.
  private int[] shares(int count, int cities) {
    var weights = new double[count];
    var sum = 0.0;
    for (var at = 0; at < count; at++) {
      weights[at] = dice.about(at < cities ? 1.7 : 1, 0.45);
      sum += weights[at];
    }
    var shares = new int[count];
    for (var at = 0; at < count; at++) {
      var share = (int) Math.round(state.profile().stations() * weights[at] / sum);
      shares[at] = Math.clamp(share, 1, country.size().stationsMax());
    }
    return shares;
  }

  private List<Integer> ranges(int districts) {
    var ranges = new ArrayList<Integer>();
    if (state.profile().stations() < RANGES_FROM) return ranges;
    for (var at = 1; at <= Math.max(2, districts / 6); at++) {
      var name = country.districtName().with(" Range", " रेंज");
      ranges.add(
          units.open(
              new Stand(Kind.RANGE, state.lgd(), "R" + at, 0), DemoTree.FIRST_DAY, root, name));
    }
    return ranges;
  }

  /// A city shares its revenue district with the police district around it.
  private void growDistrict(int at, int revenue, boolean city, int parent, int count) {
    var place = country.districtName();
    var name = city ? place.with(" Commissionerate", " कमिश्नरेट") : place;
    var skill = 0.45 * dice.normal() + (city ? 0.15 : 0);
    var district =
        openDistrict(new Opening(name, place, revenue, city), parent, DemoTree.FIRST_DAY, skill);
    districts.add(district);
    var flat = at < 3 || count < SUBDIVIDED_FROM;
    var parts = flat ? 0 : Math.clamp(count / 6, 2, 9);
    var under = new ArrayList<Integer>();
    for (var part = 1; part <= parts; part++) {
      var circle = new Stand(Kind.SUBDIVISION, state.lgd(), "S" + part, 0);
      var circleName = names.place().with(" Circle", " वृत्त");
      under.add(units.open(circle, DemoTree.FIRST_DAY, district.unit(), circleName));
    }
    growStations(district, under, count);
  }

  private District openDistrict(Opening of, int parent, LocalDate from, double skill) {
    var label = "D%03d".formatted(districtNext++);
    var stand = new Stand(Kind.DISTRICT, state.lgd(), label, of.revenue());
    var unit = units.open(stand, from, parent, of.name());
    return new District(unit, of.place(), of.city(), skill, new ArrayList<>());
  }

  private void growStations(District district, List<Integer> under, int count) {
    var habits = DistrictHabits.of(dice, state);
    Name town = null;
    for (var at = 0; at < count; at++) {
      var women = at == count - 1 && count >= 5;
      var busy = women ? 5.0 : dice.chance(district.city() ? 0.45 : 0.17) ? 9.0 : 1.0;
      Name name;
      if (women) {
        name = new Name("Women PS " + district.name().en(), "महिला थाना " + district.name().hi());
      } else if (busy > 1 && town != null && dice.chance(0.3)) {
        name = town.with(" PS 2", " थाना 2");
        town = null;
      } else {
        var place = names.place();
        town = busy > 1 ? place : town;
        name = place.with(" PS", " थाना");
      }
      var parent = under.isEmpty() ? district.unit() : under.get(at * under.size() / count);
      var label = "P%04d".formatted(stationNext++);
      var unit =
          units.open(
              new Stand(Kind.STATION, state.lgd(), label, 0), DemoTree.FIRST_DAY, parent, name);
      district.stations().add(unit);
      var load = dice.about(busy, 0.7) * (district.city() ? 1.3 : 1);
      plans.add(habits.station(dice, unit, load, district.skill()));
    }
  }

  /// A district divided, one merged away, stations moved and renamed within the last years.
  private void giveAPast() {
    var divided = districts.get(1).stations();
    if (divided.size() >= 4 && often(0.15))
      divide(districts.get(1), today.minusDays(dice.between(430, 760)));
    if (often(0.1)) {
      merge(districts.get(2), districts.get(0), today.minusDays(dice.between(200, 420)));
    }
    var near = districts.get(districts.size() - 1);
    var far = districts.get(districts.size() > 4 ? districts.size() - 2 : 0);
    var moved = near.stations().getFirst();
    var target = units.parent(far.stations().getFirst());
    if (near.stations().size() > 2 && often(0.5))
      units.move(moved, target, today.minusDays(dice.between(60, 900)));
    if (!often(0.4)) return;
    units.rename(
        far.stations().get(far.stations().size() / 2),
        names.place().with(" PS", " थाना"),
        today.minusDays(dice.between(60, 900)));
  }

  /// By chance, and always in the largest state.
  private boolean often(double share) {
    return dice.chance(share) || state.lgd() == 9;
  }

  private void divide(District old, LocalDate day) {
    var place = country.districtName();
    var parent = units.parent(old.unit());
    var fresh =
        openDistrict(
            new Opening(place, place, units.revenue(old.unit()), false), parent, day, old.skill());
    var leaving = old.stations().subList(0, old.stations().size() / 2);
    for (var station : leaving) units.move(station, fresh.unit(), day);
  }

  private void merge(District ending, District taking, LocalDate day) {
    for (var station : ending.stations()) units.move(station, taking.unit(), day);
    units.end(ending.unit(), day);
  }
}
