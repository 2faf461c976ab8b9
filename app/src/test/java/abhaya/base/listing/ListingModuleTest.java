package abhaya.base.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.ModuleTest;
import abhaya.base.access.Actor;
import abhaya.base.access.ApiScope;
import abhaya.base.access.NotVisible;
import abhaya.base.access.Posting;
import abhaya.base.access.Presence;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.access.UnitRelation;
import abhaya.base.jurisdiction.SmallTree;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.paper.FileKind;
import abhaya.base.paper.FileSheet;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import abhaya.base.web.Visits;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.support.TransactionTemplate;

/// Kept views belong to a person or her unit; files of many rows need two people.
@ModuleTest
class ListingModuleTest {
  private static final Instant NOW = Instant.parse("2026-11-28T06:00:00Z");

  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired UnitTrees trees;
  @Autowired Visits visits;
  @Autowired KeptViewRegister views;
  @Autowired KeptViewPage page;
  @Autowired ExportPage exportPage;
  @Autowired ExportAskStore store;
  @Autowired TrailRegister trail;

  private int rows = 51;
  private ListExport.Guard guard = ListExport.Guard.TWO_PEOPLE;

  @BeforeEach
  void aSmallTree() {
    DatabaseContext.SYSTEM.call(() ->
        transactions.execute(status -> {
          var planted =
              jdbc.sql("select count(*) from jurisdiction.unit where id = 3001")
                  .query(Integer.class)
                  .single();
          if (planted == 0) SmallTree.plant(jdbc, trees);
          return jdbc.sql("select jurisdiction.renew_lineage(null)").query(Integer.class).single();
        }));
  }

  @Test
  void aKeptViewIsHersUntilSheSharesItWithHerUnit() {
    var me = reader(11, Role.SHO, SmallTree.S1);
    var colleague = reader(12, Role.IO, SmallTree.S1);
    var stranger = reader(13, Role.SHO, SmallTree.S3);

    keep(me, "mine", "/cases?state=overdue&sort=-lastDay&page=3", false);
    keep(me, "ours", "/cases?state=late&columns=fir%2Creport", true);

    assertThat(names(me)).contains("mine", "ours");
    assertThat(names(colleague)).contains("ours").doesNotContain("mine");
    assertThat(names(stranger)).doesNotContain("mine", "ours");
    var chip = body(colleague, "/cases?state=late&columns=fir%2Creport");
    assertThat(chip).contains("ours").doesNotContain("mine");
  }

  @Test
  void aViewIsAnAddressOfTheListWithoutThePlaceInIt() {
    var me = reader(14, Role.SHO, SmallTree.S1);
    var kept = keep(me, "late", "/cases?state=late&sort=-recorded&page=7", false);
    assertThat(kept.address()).isEqualTo("/cases?state=late&sort=-recorded");
    assertThat(kept.list()).isEqualTo("/cases");
    for (var bad :
        List.of("https://example.org/x", "//example.org", "/cases?x=\"", "cases", "/cases#x")) {
      assertThatThrownBy(() -> keep(me, "bad", bad, false)).isInstanceOf(Refused.class);
    }
    assertThatThrownBy(() -> keep(me, "x".repeat(61), "/cases", false)).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> keep(me, "  ", "/cases", false)).isInstanceOf(Refused.class);
  }

  @Test
  void whatWasTakenAwayCanBeBroughtBackAndOnlyByItsOwner() {
    var me = reader(15, Role.SHO, SmallTree.S1);
    var colleague = reader(16, Role.IO, SmallTree.S1);
    var kept = keep(me, "again", "/cases?state=all", true);

    assertThatThrownBy(
            () -> colleague.context().run(() -> views.remove(colleague, kept.handle(), true)))
        .isInstanceOf(NotVisible.class);
    me.context().run(() -> views.remove(me, kept.handle(), true));
    assertThat(names(colleague)).doesNotContain("again");
    me.context().run(() -> views.remove(me, kept.handle(), false));
    assertThat(names(colleague)).contains("again");
  }

  @Test
  void fiftyRowsLeaveAtOnceAndAreOnRecordWithTheirPurpose() {
    rows = 50;
    var me = reader(21, Role.SHO, SmallTree.S1);
    var before = entries("EXPORT");
    var file = me.context().call(() -> desk(NOW).ask(me, visit(), wanted()));
    assertThat(file).isPresent();
    assertThat(new String(Objects.requireNonNull(file.get().getBody()), StandardCharsets.UTF_8))
        .contains("'=1", "Taken by");
    assertThat(entries("EXPORT")).isEqualTo(before + 1);
  }

  @Test
  void aListAboutNobodyNeedsNoSecondPerson() {
    guard = ListExport.Guard.ALONE;
    rows = 200;
    var me = reader(30, Role.SHO, SmallTree.S1);
    assertThat(me.context().call(() -> desk(NOW).ask(me, visit(), wanted()))).isPresent();
  }

  @Test
  void moreRowsNeedASecondPersonOfTheChainWhoIsNotBeneath() {
    var me = reader(22, Role.SHO, SmallTree.S1);
    var handle = asked(me);
    var chief = reader(23, Role.STATE_HQ, 109);
    var officer = reader(24, Role.IO, SmallTree.S1);
    var stranger = reader(25, Role.SHO, SmallTree.S3);

    assertThatThrownBy(() -> decide(me, handle)).isInstanceOf(NotVisible.class);
    assertThatThrownBy(() -> decide(officer, handle)).isInstanceOf(NotVisible.class);
    assertThatThrownBy(() -> decide(stranger, handle)).isInstanceOf(NotVisible.class);
    assertThatThrownBy(() -> take(me, handle, NOW)).isInstanceOf(Refused.class);

    decide(chief, handle);
    assertThatThrownBy(() -> take(chief, handle, NOW)).isInstanceOf(NotVisible.class);
    assertThat(take(me, handle, NOW)).contains("row 50");
    assertThatThrownBy(() -> take(me, handle, NOW)).isInstanceOf(Refused.class);
  }

  @Test
  void anAgreementIsOverAfterADayAndNeverCoversMoreRows() {
    var me = reader(26, Role.SHO, SmallTree.S1);
    var chief = reader(27, Role.STATE_HQ, 109);
    var late = asked(me);
    decide(chief, late);
    var day = Duration.ofHours(24);
    assertThatThrownBy(() -> take(me, late, NOW.plus(day).plusSeconds(1)))
        .isInstanceOf(Refused.class);
    rows = 52;
    assertThatThrownBy(() -> take(me, late, NOW)).isInstanceOf(Refused.class);
    rows = 51;
    assertThat(take(me, late, NOW.plus(day))).contains("row 50");
  }

  @Test
  void theDatabaseLetsNobodyDecideAboutHerOwn() {
    var me = reader(28, Role.STATE_HQ, 109);
    var handle = asked(me);
    assertThatThrownBy(() ->
            me.context()
                .run(() ->
                    transactions.executeWithoutResult(
                        status -> store.decide(me, handle, true, NOW))))
        .hasMessageContaining("export_ask_two");
  }

  @Test
  void aFormAsksForThePurposeAndABadOneIsRefused() {
    var me = reader(29, Role.SHO, SmallTree.S1);
    for (var of : List.of("/nowhere", "/cases/x", "x")) {
      assertThatThrownBy(() -> ask(me, of, "csv", "REVIEW", null)).isInstanceOf(Refused.class);
    }
    assertThatThrownBy(() -> ask(me, "/cases", "exe", "REVIEW", null)).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> ask(me, "/cases", "csv", "", null)).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> ask(me, "/cases", "csv", "REVIEW", Set.of("1 or 1=1")))
        .isInstanceOf(Refused.class);
  }

  private Object ask(
      Scope scope, String of, String format, String purpose, @Nullable Set<String> only) {
    return scope.context().call(() -> exportPage.ask(scope, visit(), of, format, purpose, only));
  }

  private KeptView keep(Scope scope, String name, String address, boolean shared) {
    return scope.context().call(() -> views.keep(scope, name, address, shared));
  }

  private List<String> names(Scope scope) {
    return scope
        .context()
        .call(() ->
            views.list(scope).stream().filter(one -> !one.removed()).map(KeptView::name).toList());
  }

  private String body(Scope scope, String of) {
    return scope
        .context()
        .call(() -> Objects.requireNonNull(page.list(scope, visit(), of, "").getBody()));
  }

  private String asked(Scope scope) {
    return scope
        .context()
        .call(() ->
            Objects.requireNonNull(
                transactions.execute(status -> {
                  assertThat(desk(NOW).ask(scope, visit(), wanted())).isEmpty();
                  return store.list(scope).getFirst().handle();
                })));
  }

  private void decide(Scope scope, String handle) {
    scope
        .context()
        .run(() ->
            transactions.executeWithoutResult(status -> desk(NOW).decide(scope, handle, true)));
  }

  private String take(Scope scope, String handle, Instant now) {
    var file =
        scope
            .context()
            .call(() ->
                Objects.requireNonNull(
                    transactions.execute(status ->
                        Objects.requireNonNull(desk(now).take(scope, visit(), handle).getBody()))));
    return new String(file, StandardCharsets.UTF_8);
  }

  private ExportDesk desk(Instant now) {
    var list =
        new ListExport(
            "/cases",
            "CASE_LIST",
            guard,
            (scope, visit, asked, stamp) -> {
              var lines = new ArrayList<List<Object>>();
              for (var i = 0; i < rows; i++) lines.add(FileSheet.row("row " + i, "=1"));
              var heads = List.of(new FileSheet.Head("a", false), new FileSheet.Head("b", false));
              var sheet = new FileSheet("t", List.of(), heads, lines, null, List.of(), stamp);
              return new ListExport.Made("IN", "cases", rows, sheet);
            });
    return new ExportDesk(List.of(list), store, trail, Clock.fixed(now, ZoneOffset.UTC));
  }

  private static ExportAsk.Wanted wanted() {
    return new ExportAsk.Wanted(
        "/cases", "/cases?state=all", Set.of(), FileKind.CSV, ExportPurpose.REVIEW);
  }

  private Visit visit() {
    return visits.of(new MockHttpServletRequest("GET", "/cases"));
  }

  private long entries(String action) {
    return DatabaseContext.SYSTEM.call(() ->
        Objects.requireNonNull(
            transactions.execute(status ->
                jdbc.sql("select count(*) from trail.entry where action = :action")
                    .param("action", action)
                    .query(Long.class)
                    .single())));
  }

  private Scope reader(long person, Role role, int unit) {
    var own = new UnitId(unit);
    return new Scope(
        new Actor(person, "reader" + person, "Reader"),
        new Posting(person, role, own, LocalDate.EPOCH, null),
        role.purpose(),
        new Presence("", Map.of(), EnumSet.allOf(ApiScope.class)),
        other -> UnitRelation.between(trees.today(), own, other));
  }
}
