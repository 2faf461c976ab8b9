package abhaya.safecity.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.ModuleTest;
import abhaya.base.access.NotVisible;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.listing.ListExport;
import abhaya.base.listing.ListFiles;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.EventReaders;
import abhaya.base.platform.India;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import abhaya.base.web.Visits;
import abhaya.investigation.demo.DemoCountry;
import abhaya.investigation.demo.DemoPart;
import abhaya.investigation.demo.DemoSize;
import abhaya.safecity.example.SafeCityReaders;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// The pages of things over the small demonstration, in both languages and for those who may see them.
@ModuleTest
@TestPropertySource(properties = "abhaya.test-context=safe-city")
class AssetPagesModuleTest {
  private static final Comparator<Object> BY_TEXT = Comparator.comparing(Object::toString);

  @Autowired List<DemoPart> parts;
  @Autowired AssetListPage list;
  @Autowired AssetPage one;
  @Autowired NightPage night;
  @Autowired TicketPage ticketPage;
  @Autowired TagPage tag;
  @Autowired AssetImportPage imports;
  @Autowired TileDoor tiles;
  @Autowired KnownAssets known;
  @Autowired Fleet fleet;
  @Autowired Visits visits;
  @Autowired List<ListExport> lists;
  @Autowired UnitTrees trees;
  @Autowired EventReaders readers;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired Clock clock;

  private Scope analyst;
  private Scope clerk;

  @BeforeEach
  void theSmallDemonstration() {
    var today = India.dateOf(clock.instant());
    var country = new DemoCountry(112, DemoSize.TINY, Instant.parse("2026-11-24T00:00:00Z"));
    parts.forEach(part -> part.load(country, today));
    analyst = new SafeCityReaders(trees).of(Role.MINISTRY_ANALYST, UnitId.NATION, 951);
    var lucknow = known.all().stream().filter(thing -> thing.city().equals("LKO")).findFirst();
    clerk = new SafeCityReaders(trees).of(Role.CITY_NODAL, lucknow.orElseThrow().unit(), 952);
  }

  private Visit visit(String language, String address) {
    var mark = address.indexOf('?');
    var request =
        new MockHttpServletRequest("GET", mark < 0 ? address : address.substring(0, mark));
    if (mark > 0) request.setQueryString(address.substring(mark + 1));
    request.addParameter("lang", language);
    return visits.of(request);
  }

  private static <T> T as(Scope scope, Callable<T> work) throws Exception {
    return scope.context().<T, Exception>call(work::call);
  }

  private static String body(ResponseEntity<String> answer) {
    var html = Objects.requireNonNull(answer.getBody());
    assertThat(html).doesNotContainPattern(">\\s*(asset|project|web)\\.[a-z]");
    return html;
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"en", "hi"})
  void theListSaysOfHowManyItSpeaks(String language) throws Exception {
    var html =
        body(
            as(
                analyst,
                () ->
                    list.show(
                        analyst,
                        visit(language, "/safecity/assets?city=LKO"),
                        "LKO",
                        "",
                        "",
                        "",
                        1)));
    assertThat(html).contains("LKO-CAM-000001".substring(0, 4), "data-tiles", "/safecity/night");
    assertThat(html).doesNotContain("BLR-CAM");
    assertThatThrownBy(() ->
            as(
                analyst,
                () ->
                    list.show(analyst, visit(language, "/safecity/assets"), "", "BOAT", "", "", 1)))
        .isInstanceOf(Refused.class);
  }

  @Test
  void theFileOfThingsIsExactlyTheView() {
    var here = visit("en", "/safecity/assets");
    var all = ListFiles.of(lists, analyst, here, "/safecity/assets?city=LKO&columns=name,city");
    assertThat(ListFiles.heads(all)).containsExactly("Name", "City");
    assertThat(ListFiles.column(all, 1)).isNotEmpty().containsOnly("LKO");
    assertThat(ListFiles.column(all, 0)).isSortedAccordingTo(BY_TEXT);
    var turned = ListFiles.of(lists, analyst, here, "/safecity/assets?city=LKO&sort=-name");
    assertThat(ListFiles.column(turned, 0)).isSortedAccordingTo(BY_TEXT.reversed());
    var worst = ListFiles.of(lists, analyst, here, "/safecity/assets?city=LKO&sort=worst");
    assertThat(worst.rows()).hasSameSizeAs(all.rows());
    var hers = ListFiles.of(lists, clerk, here, "/safecity/assets?columns=name,city");
    assertThat(ListFiles.column(hers, 1)).containsOnly("LKO");
    var crew = new SafeCityReaders(trees).of(Role.CALL_TAKER, UnitId.NATION, 953);
    assertThatThrownBy(() -> ListFiles.of(lists, crew, here, "/safecity/assets"))
        .isInstanceOf(NotVisible.class);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"en", "hi"})
  void eachClassHasItsPage(String language) throws Exception {
    for (var kind :
        List.of("CAMERA", "OUTPOST", "DRONE", "VEHICLE", "TOILET", "BUS_DEVICE", "LIGHT")) {
      var thing =
          known.all().stream().filter(any -> any.kind().equals(kind)).findFirst().orElseThrow();
      var html =
          body(
              as(
                  analyst,
                  () ->
                      one.show(
                          analyst,
                          visit(language, "/safecity/assets/" + thing.handle()),
                          thing.handle())));
      assertThat(html).contains(thing.uid()).doesNotContain("/report\"");
    }
  }

  @Test
  void theLabelHoldsTheNameAlone() throws Exception {
    var thing = known.all().iterator().next();
    var html = body(as(analyst, () -> one.label(analyst, visit("en", "/x"), thing.handle())));
    assertThat(html).contains(thing.uid(), "<path d=\"M");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"en", "hi"})
  void theNightBoardAddsUp(String language) throws Exception {
    var all = fleet.list(analyst, Fleet.Ask.ALL);
    var counts = Fleet.counts(all);
    assertThat(counts.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(all.size());
    assertThat(counts.get(LiveState.WORKS)).isPositive();
    assertThat(counts.get(LiveState.SILENT)).isPositive();
    assertThat(body(as(analyst, () -> night.show(analyst, visit(language, "/safecity/night")))))
        .contains("BLR", "MUM", language.equals("en") ? ">Bengaluru<" : ">बेंगलुरु<");
  }

  @Test
  void onlyWhoTagsMayActAndSeesOnlyTheOwnCity() throws Exception {
    var seen =
        body(
            as(
                analyst,
                () -> ticketPage.show(analyst, visit("en", "/safecity/tickets"), Map.of())));
    assertThat(seen).doesNotContain("name=\"ticket\"");
    var own =
        body(as(clerk, () -> ticketPage.show(clerk, visit("en", "/safecity/tickets"), Map.of())));
    assertThat(own).contains("name=\"ticket\"").doesNotContain("BLR-");
    var response = new MockHttpServletResponse();
    body(as(clerk, () -> tag.show(clerk, visit("hi", "/safecity/tag"), response, "")));
    assertThat(response.getHeader("Permissions-Policy")).contains("geolocation=(self)");
    assertThat(as(clerk, () -> tag.known(clerk)).getBody()).contains("LKO-").doesNotContain("BLR-");
    body(as(clerk, () -> imports.ask(clerk, visit("hi", "/safecity/assets/import"))));
    assertThatThrownBy(() -> as(analyst, () -> tag.show(analyst, visit("en", "/x"), response, "")))
        .isInstanceOf(NotVisible.class);
    assertThatThrownBy(() -> as(analyst, () -> imports.ask(analyst, visit("en", "/x"))))
        .isInstanceOf(NotVisible.class);
  }

  @Test
  void aTileOfTheWholeWorldHoldsEveryLocatedThingOnceInItsNumbers() throws Exception {
    var tile =
        Objects.requireNonNull(as(analyst, () -> tiles.tile(analyst, 0, 0, 0, Map.of())).getBody());
    assertThat(tile).isNotEmpty();
    assertThat(tile.length).isLessThan(4_000);
    var own =
        Objects.requireNonNull(as(clerk, () -> tiles.tile(clerk, 0, 0, 0, Map.of())).getBody());
    assertThat(own.length).isLessThan(tile.length);
    assertThatThrownBy(() -> as(analyst, () -> tiles.tile(analyst, 1, 2, 0, Map.of())))
        .isInstanceOf(Refused.class);
  }

  /// The works hear how many of their things are accepted, located and photographed.
  @Test
  void progressIsCountedFromTheThings() {
    var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!readers.isUpToDate("asset-proof")) {
      assertThat(System.nanoTime()).isLessThan(until);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
    var wrong =
        DatabaseContext.SYSTEM.call(() ->
            Objects.requireNonNull(
                transactions.execute(_ ->
                    jdbc.sql(
                            """
                            select count(*) from (
                              select a.package, count(*) filter (where a.stage in
                                       ('ACCEPTED','COMMISSIONED') and a.lat is not null) as proven
                                from asset.asset a where a.package is not null
                                 and a.kind <> 'TOILET' group by a.package) c
                              join project.evidence e on e.package = c.package
                               and e.month = (select max(month) from project.evidence
                                               where package = c.package)
                             where e.proven <> c.proven
                            """)
                        .query(Long.class)
                        .single())));
    assertThat(wrong).isZero();
  }

  @Test
  void aSecondLoadAddsNothing() {
    var before = known.all().size();
    theSmallDemonstration();
    assertThat(known.all()).hasSize(before);
    assertThat(before).isBetween(400, 1_200);
  }
}
