package abhaya.investigation.demo;

import abhaya.base.access.ApiScope;
import abhaya.base.access.DemoAccounts;
import abhaya.base.access.DemoAccounts.Account;
import abhaya.base.access.DemoAccounts.ApiClient;
import abhaya.base.access.DemoAccounts.Person;
import abhaya.base.access.Role;
import abhaya.base.jurisdiction.Unit;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitKind;
import abhaya.base.jurisdiction.UnitTree;
import abhaya.base.platform.DataFolder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The people of the demonstration: one of each role and a few more, around one station, with their
/// secrets in `demo-credentials.json`.
final class DemoPeople {
  static final String FILE = "demo-credentials.json";

  private final DemoAccounts accounts;
  private final UnitTree tree;
  private final DemoCountry country;
  private final LocalDate today;

  DemoPeople(DemoAccounts accounts, UnitTree tree, DemoCountry country, LocalDate today) {
    this.accounts = accounts;
    this.tree = tree;
    this.country = country;
    this.today = today;
  }

  /// Makes them all and writes the file.
  void settle(DataFolder folder, JsonMapper json) {
    var made = new ArrayList<Account>();
    for (var person : persons()) made.add(accounts.add(person));
    var clients =
        List.of(
            accounts.addClient(
                "demo-feed",
                Role.FEED_CLIENT,
                UnitId.NATION,
                Set.of(ApiScope.FEEDS, ApiScope.UNITS)),
            accounts.addClient(
                "demo-reader", Role.READER_CLIENT, UnitId.NATION, Set.of(ApiScope.READ)),
            accounts.addClient(
                "demo-signals", Role.SIGNAL_CLIENT, UnitId.NATION, Set.of(ApiScope.SIGNALS)),
            accounts.addClient(
                "demo-devices", Role.DEVICE_CLIENT, UnitId.NATION, Set.of(ApiScope.DEVICES)));
    folder.writePrivate(FILE, json.writeValueAsString(credentials(made, clients)));
  }

  private Map<String, Object> credentials(List<Account> people, List<ApiClient> clients) {
    var all = new LinkedHashMap<String, Object>();
    all.put("accounts", people.stream().map(this::credential).toList());
    all.put("clients", clients.stream().map(DemoPeople::credential).toList());
    return all;
  }

  private Map<String, Object> credential(Account account) {
    var one = new LinkedHashMap<String, Object>();
    one.put("username", account.username());
    one.put("password", account.password());
    one.put("totpSecret", account.totpSecret());
    one.put("role", account.role().name());
    one.put("unit", tree.pathCode(account.unit()));
    return one;
  }

  private static Map<String, Object> credential(ApiClient client) {
    var one = new LinkedHashMap<String, Object>();
    one.put("clientId", client.clientId());
    one.put("clientSecret", client.clientSecret());
    one.put("scopes", client.scopes().stream().map(ApiScope::word).sorted().toList());
    return one;
  }

  private List<Person> persons() {
    var station = station();
    var district = above(station, UnitKind.DISTRICT);
    var state = above(station, UnitKind.STATE);
    var people = new ArrayList<Person>();
    people.add(person("Ministry analyst", Role.MINISTRY_ANALYST, tree.nation(), null));
    people.add(person("State headquarters", Role.STATE_HQ, state, null));
    tree.above(station.id(), UnitKind.RANGE)
        .ifPresent(range -> people.add(person("Range officer", Role.RANGE, range, null)));
    people.add(person("District chief", Role.DISTRICT_CHIEF, district, null));
    tree.above(station.id(), UnitKind.SUBDIVISION)
        .ifPresent(
            part -> people.add(person("Sub-divisional officer", Role.SUBDIVISION, part, null)));
    var officers = country.officers(country.tree().number(station.code(), today));
    people.add(person("Station house officer", Role.SHO, station, null));
    var number = 0;
    for (var officer : officers) {
      if (++number > 3) break;
      var name = officer.rank() + " " + officer.name();
      var username = "officer" + number;
      people.add(new Person(name, username, Role.IO, station.id(), officer.id()));
    }
    people.add(person("Prosecutor", Role.PROSECUTOR, district, null));
    people.add(person("Data administrator", Role.DATA_ADMIN, tree.nation(), null));
    people.add(person("Auditor", Role.AUDITOR, tree.nation(), null));
    return people;
  }

  private static Person person(String name, Role role, Unit unit, @Nullable String officer) {
    var username = role.name().toLowerCase(Locale.ROOT).replace('_', '.');
    return new Person(name, username, role, unit.id(), officer);
  }

  private Unit above(Unit unit, UnitKind kind) {
    return tree.above(unit.id(), kind).orElseThrow();
  }

  /// A station with everything above it that there can be, in the largest district that has one.
  private Unit station() {
    var sizes =
        tree.units().stream()
            .filter(unit -> unit.kind() == UnitKind.STATION)
            .collect(Collectors.toList());
    Unit best = null;
    var most = -1;
    for (var station : sizes) {
      var district = tree.above(station.id(), UnitKind.DISTRICT);
      if (district.isEmpty()) continue;
      var levels =
          (tree.above(station.id(), UnitKind.RANGE).isPresent() ? 10_000 : 0)
              + (tree.above(station.id(), UnitKind.SUBDIVISION).isPresent() ? 20_000 : 0);
      var size = levels + tree.stationsUnder(district.get().id()).size();
      if (size > most) {
        most = size;
        best = station;
      }
    }
    if (best == null) throw new IllegalStateException("a country without stations");
    return best;
  }
}
