package abhaya.safecity.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;

import abhaya.ModuleTest;
import abhaya.base.access.ApiScope;
import abhaya.base.access.DemoAccounts;
import abhaya.base.access.Role;
import abhaya.base.geo.Box;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.safecity.project.Standing;
import abhaya.safecity.project.WorkStore;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// What stands at a place of the map.
@ModuleTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
class AssetStandingModuleTest {
  private static final Box CELL = new Box(26.870, 80.970, 26.875, 80.975);

  @Autowired MockMvc http;
  @Autowired WorkStore works;
  @Autowired UnitTrees trees;
  @Autowired DemoAccounts accounts;
  @Autowired TransactionTemplate transactions;
  @Autowired JsonMapper json;
  @Autowired AssetStanding standing;

  private void bringIn(AssetScene scene, String kind, String type, String stage) throws Exception {
    var feed =
        scene.token(http, scene.client(Role.FEED_CLIENT, AssetScene.UTTAR_PRADESH, ApiScope.FEEDS));
    var file =
        "city,kind,name,serialNo,lat,lon,stage,%s\nLKO,%s,Here,%s,26.872,80.972,%s,%s\n"
            .formatted(
                kind.equals("VEHICLE") ? "vehicleType" : "hours",
                kind,
                AssetScene.serial(),
                stage,
                type);
    http.perform(
            post("/api/v1/feeds/assets")
                .header("Authorization", "Bearer " + feed)
                .contentType("text/csv")
                .content(file.getBytes(StandardCharsets.UTF_8)))
        .andExpect(jsonPath("$.accepted").value(1));
  }

  @Test
  void aPlaceTellsOfItsPatrolsToo() throws Exception {
    var scene = new AssetScene(works, trees, accounts, transactions, json);
    scene.cities();
    bringIn(scene, "VEHICLE", "TWO_WHEELER", "INSTALLED");
    bringIn(scene, "VEHICLE", "CAR", "PLANNED");
    bringIn(scene, "OUTPOST", "06:00-22:00", "INSTALLED");
    var reader = scene.reader(Role.CITY_ENTRY, AssetScene.UTTAR_PRADESH, 11);

    var found =
        reader.context().call(() -> standing.within(reader, "LKO", List.of(CELL))).getFirst();

    assertThat(found)
        .contains(
            new Standing.Found("asset.standing.patrols", 1, 0L, 1L, null),
            new Standing.Found("asset.standing.outposts", 1, null, 0L, null));
  }
}
