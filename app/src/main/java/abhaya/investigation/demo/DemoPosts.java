package abhaya.investigation.demo;

import abhaya.base.access.Role;
import abhaya.investigation.demo.DemoUnit.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whom one can be in the demonstration: one person a role and more in one lively district, so that
/// officers can be seen side by side.
final class DemoPosts {
  /// @param unit number in the country's tree; -1 the nation
  /// @param officerId as the records name her; null where they do not
  record Post(String username, String name, Role role, int unit, @Nullable String officerId) {}

  /// LGD code of the state with the most districts.
  private static final int LARGEST_STATE = 9;

  private final DemoCountry country;
  private final LocalDate today;
  private final Dice dice;
  private final List<Post> posts = new ArrayList<>();

  private DemoPosts(DemoCountry country, LocalDate today) {
    this.country = country;
    this.today = today;
    this.dice = Dice.of(country.seed(), 61, 0);
  }

  static List<Post> of(DemoCountry country, LocalDate today) {
    var posts = new DemoPosts(country, today);
    posts.post("ministry-analyst", Role.MINISTRY_ANALYST, -1);
    var district = posts.livelyDistrict();
    posts.above(district);
    posts.below(district);
    posts.post("data-admin", Role.DATA_ADMIN, -1);
    posts.post("auditor", Role.AUDITOR, -1);
    posts.ofSafeCity(district);
    posts.controlRoom(district);
    posts.post("unit-crew", Role.UNIT_CREW, district);
    return List.copyOf(posts.posts);
  }

  private void above(int district) {
    for (var above : country.tree().above(district, today).reversed()) {
      var kind = country.tree().unit(above).kind();
      if (kind == Kind.STATE) post("state-hq", Role.STATE_HQ, above);
      if (kind == Kind.RANGE) post("range", Role.RANGE, above);
    }
    post("district-chief", Role.DISTRICT_CHIEF, district);
    var beside = besides(district);
    if (beside >= 0) post("district-chief2", Role.DISTRICT_CHIEF, beside);
  }

  /// A city's entry passes four desks; each is another person's.
  private void ofSafeCity(int district) {
    post("city-entry", Role.CITY_ENTRY, district);
    post("city-nodal", Role.CITY_NODAL, district);
    for (var above : country.tree().above(district, today)) {
      if (country.tree().unit(above).kind() == Kind.STATE) {
        post("state-nodal", Role.STATE_NODAL, above);
      }
    }
    post("ministry-nodal", Role.MINISTRY_NODAL, -1);
  }

  /// The state's control room stands beside its headquarters.
  private void controlRoom(int district) {
    for (var above : country.tree().above(district, today)) {
      if (country.tree().unit(above).kind() != Kind.STATE) continue;
      post("call-taker", Role.CALL_TAKER, above);
      post("dispatcher", Role.DISPATCHER, above);
      post("control-supervisor", Role.CONTROL_SUPERVISOR, above);
    }
  }

  private void below(int district) {
    var stations = new ArrayList<>(stationsOf(district));
    stations.sort(Comparator.comparingDouble(this::load).reversed());
    var busiest = stations.getFirst();
    for (var above : country.tree().above(busiest, today)) {
      if (country.tree().unit(above).kind() == Kind.SUBDIVISION) {
        post("subdivision", Role.SUBDIVISION, above);
      }
    }
    for (var at = 0; at < Math.min(3, stations.size()); at++) {
      post(at == 0 ? "sho" : "sho" + (at + 1), Role.SHO, stations.get(at));
    }
    post("volunteer", Role.VOLUNTEER, busiest);
    post("volunteer2", Role.VOLUNTEER, busiest);
    var number = 1;
    for (var station : stations.subList(0, Math.min(2, stations.size()))) {
      for (var officer : country.officers(station).subList(0, 2)) {
        posts.add(new Post("io" + number++, officer.name(), Role.IO, station, officer.id()));
      }
    }
    post("prosecutor", Role.PROSECUTOR, district);
  }

  /// With sub-divisions, under a range, in the largest state, and the most cases.
  private int livelyDistrict() {
    return busiest(country, LARGEST_STATE, today).orElseThrow();
  }

  /// The police district of a state with the most cases, best one that has every level.
  static Optional<Integer> busiest(DemoCountry country, int lgd, LocalDate today) {
    var full = busiest(country, lgd, today, 4);
    return full.isPresent() ? full : busiest(country, lgd, today, 2);
  }

  private static Optional<Integer> busiest(
      DemoCountry country, int lgd, LocalDate today, int levels) {
    var loads = new HashMap<Integer, Double>();
    for (var unit : country.tree().units()) {
      if (unit.kind() != Kind.STATION) continue;
      var above = country.tree().above(unit.number(), today);
      if (unit.stateLgd() != lgd || above.size() < levels) continue;
      var district = district(country, above);
      var whole = levels < 4 || country.tree().unit(above.getFirst()).kind() == Kind.SUBDIVISION;
      if (whole && district >= 0)
        loads.merge(district, loadOf(country, unit.number()), Double::sum);
    }
    return loads.entrySet().stream()
        .max(Comparator.comparingDouble(Map.Entry::getValue))
        .map(Map.Entry::getKey);
  }

  private static int district(DemoCountry country, List<Integer> above) {
    return above.stream()
        .filter(number -> country.tree().unit(number).kind() == Kind.DISTRICT)
        .findFirst()
        .orElse(-1);
  }

  private int besides(int district) {
    var parent = country.tree().unit(district).on(today).parent();
    for (var unit : country.tree().units()) {
      var spell = unit.on(today);
      if (unit.kind() == Kind.DISTRICT
          && unit.number() != district
          && spell.parent() == parent
          && spell.covers(today)) return unit.number();
    }
    return -1;
  }

  private List<Integer> stationsOf(int district) {
    return country.tree().units().stream()
        .filter(unit -> unit.kind() == Kind.STATION)
        .map(DemoUnit::number)
        .filter(station -> country.tree().above(station, today).contains(district))
        .toList();
  }

  private double load(int station) {
    return loadOf(country, station);
  }

  private static double loadOf(DemoCountry country, int station) {
    var lgd = country.tree().unit(station).stateLgd();
    return country.tree().stations(lgd).stream()
        .filter(plan -> plan.unit() == station)
        .findFirst()
        .map(StationPlan::load)
        .orElse(0.0);
  }

  private void post(String username, Role role, int unit) {
    posts.add(new Post(username, Objects.requireNonNull(Names.officer(dice)), role, unit, null));
  }
}
