package abhaya.safecity.asset;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import abhaya.base.access.Actor;
import abhaya.base.access.ApiScope;
import abhaya.base.access.DemoAccounts;
import abhaya.base.access.Posting;
import abhaya.base.access.Presence;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.access.UnitRelation;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.DatabaseContext;
import abhaya.safecity.project.CityProject;
import abhaya.safecity.project.WorkStore;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Two cities, their people and programs, for tests of things.
record AssetScene(
    WorkStore works,
    UnitTrees trees,
    DemoAccounts accounts,
    TransactionTemplate transactions,
    JsonMapper json) {
  static final UnitId UTTAR_PRADESH = UnitId.ofState(9);
  static final UnitId MAHARASHTRA = UnitId.ofState(27);
  private static final AtomicInteger NUMBER = new AtomicInteger();

  void cities() {
    DatabaseContext.SYSTEM.run(() ->
        transactions.executeWithoutResult(_ -> {
          works.insert(new CityProject("LKO", UTTAR_PRADESH, "Lucknow", "लखनऊ"));
          works.insert(new CityProject("MUM", MAHARASHTRA, "Mumbai", "मुंबई"));
        }));
  }

  Scope reader(Role role, UnitId unit, long person) {
    return new Scope(
        new Actor(person, "p" + person, "Somebody"),
        new Posting(person, role, unit, LocalDate.EPOCH, null),
        role.purpose(),
        new Presence("s" + person, Map.of(), Set.of()),
        other ->
            other == null ? UnitRelation.NONE : UnitRelation.between(trees.today(), unit, other));
  }

  DemoAccounts.ApiClient client(Role role, UnitId unit, ApiScope scope) {
    return accounts.addClient("asset-" + NUMBER.incrementAndGet(), role, unit, Set.of(scope));
  }

  String token(MockMvc http, DemoAccounts.ApiClient client) throws Exception {
    var pair = (client.clientId() + ":" + client.clientSecret()).getBytes(StandardCharsets.UTF_8);
    var body =
        http.perform(
                post("/oauth2/token")
                    .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair))
                    .param("grant_type", "client_credentials"))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString();
    return json.readTree(body).get("access_token").asString();
  }

  /// A serial number that no other test has.
  static String serial() {
    return "T" + NUMBER.incrementAndGet();
  }
}
