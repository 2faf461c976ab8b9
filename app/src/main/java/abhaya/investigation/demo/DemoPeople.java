package abhaya.investigation.demo;

import abhaya.base.access.ApiScope;
import abhaya.base.access.DemoAccounts;
import abhaya.base.access.Role;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.DataFolder;
import abhaya.investigation.demo.DemoPosts.Post;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Makes the demonstration's accounts and clients, and writes them down for whoever tries it.
@Component
class DemoPeople {
  private static final String FILE = "demo-credentials.json";

  private final DemoAccounts accounts;
  private final UnitTrees trees;
  private final DataFolder folder;
  private final JsonMapper json;

  DemoPeople(DemoAccounts accounts, UnitTrees trees, DataFolder folder, JsonMapper json) {
    this.accounts = accounts;
    this.trees = trees;
    this.folder = folder;
    this.json = json;
  }

  /// The file as the contract has it.
  private record Credentials(List<Account> accounts, List<Client> clients) {}

  private record Account(
      String username, String password, String totpSecret, String role, String unit) {
    boolean isOf(Post post) {
      return username.equals(post.username()) || username.equals(post.username() + "-b");
    }
  }

  private record Client(String clientId, String clientSecret, List<String> scopes) {}

  /// Makes whom the file does not name yet. It is written after each of them, so that a start that
  /// was cut off loses at most the words of one, who is then made again under another name.
  void make(DemoCountry country, LocalDate today) {
    var known = known();
    client(known, "demo-feed", Role.FEED_CLIENT, ApiScope.FEEDS, ApiScope.UNITS);
    client(known, "demo-reader", Role.READER_CLIENT, ApiScope.READ);
    client(known, "demo-signals", Role.SIGNAL_CLIENT, ApiScope.SIGNALS);
    client(known, "demo-devices", Role.DEVICE_CLIENT, ApiScope.DEVICES);
    client(known, "demo-auditor", Role.AUDIT_CLIENT, ApiScope.TRAIL);
    for (var post : DemoPosts.of(country, today)) {
      if (known.accounts().stream().noneMatch(one -> one.isOf(post))) {
        person(known, post, post.unit() < 0 ? "IN" : country.tree().code(post.unit(), today));
      }
    }
  }

  private Credentials known() {
    var file = folder.path().resolve(FILE);
    var fresh = new Credentials(new ArrayList<>(), new ArrayList<>());
    if (!Files.exists(file)) return fresh;
    var read = json.readValue(file.toFile(), Credentials.class);
    fresh.accounts().addAll(read.accounts());
    fresh.clients().addAll(read.clients());
    return fresh;
  }

  private void client(Credentials known, String clientId, Role role, ApiScope... scopes) {
    if (known.clients().stream().anyMatch(one -> one.clientId().equals(clientId))) return;
    var made = accounts.addClient(clientId, role, UnitId.NATION, Set.of(scopes));
    var words = Arrays.stream(scopes).map(ApiScope::word).toList();
    known.clients().add(new Client(made.clientId(), made.clientSecret(), words));
    write(known);
  }

  private void person(Credentials known, Post post, String unitCode) {
    var unit = trees.today().find(unitCode).orElseThrow().id();
    DemoAccounts.Account made;
    try {
      made = accounts.add(demoPerson(post, post.username(), unit));
    } catch (DuplicateKeyException e) {
      if (post.officerId() != null) return;
      made = accounts.add(demoPerson(post, post.username() + "-b", unit));
    }
    known
        .accounts()
        .add(
            new Account(
                made.username(), made.password(), made.totpSecret(), post.role().name(), unitCode));
    write(known);
  }

  private static DemoAccounts.Person demoPerson(Post post, String username, UnitId unit) {
    return new DemoAccounts.Person(post.name(), username, post.role(), unit, post.officerId());
  }

  private void write(Credentials known) {
    folder.writePrivate(FILE, json.writerWithDefaultPrettyPrinter().writeValueAsString(known));
  }
}
