package abhaya.base.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.ModuleTest;
import abhaya.base.access.Actor;
import abhaya.base.access.ApiScope;
import abhaya.base.access.Posting;
import abhaya.base.access.Presence;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.access.UnitRelation;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.web.Refused;
import abhaya.base.web.Visits;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.support.TransactionTemplate;

/// What was typed comes back to whoever typed it, and to nobody else.
@ModuleTest
class DraftModuleTest {
  private static final Instant NOW = Instant.parse("2026-11-28T06:00:00Z");
  private static final String FORM = "/quarantine/AAAAAAAAAAAAAAAAAAAAAA";

  @Autowired DraftStore store;
  @Autowired TransactionTemplate transactions;
  @Autowired Visits visits;

  @Test
  void aDraftComesBackToItsWriterAloneUntilItIsThrownAway() {
    var me = reader(41);
    keep(me, NOW, Map.of("draft", FORM, "reason", "half a sentence", "_csrf", "secret"));
    keep(me, NOW, Map.of("draft", FORM, "reason", "a whole sentence", "password", "secret"));

    assertThat(find(me, FORM, NOW)).isEqualTo(Map.of("reason", "a whole sentence"));
    assertThat(find(reader(42), FORM, NOW)).isNull();
    assertThat(find(me, "/quarantine/other", NOW)).isNull();
    me.context().run(() -> page(NOW).discard(me, FORM));
    assertThat(find(me, FORM, NOW)).isNull();
  }

  @Test
  void aDraftIsGoneAfterAWeek() {
    var me = reader(43);
    keep(me, NOW, Map.of("draft", FORM, "reason", "x"));
    assertThat(find(me, FORM, NOW.plus(DraftStore.KEPT).minusSeconds(1))).isNotNull();
    assertThat(find(me, FORM, NOW.plus(DraftStore.KEPT))).isNull();
  }

  @Test
  void theDatabaseKeepsAWriterFromOthersDrafts() {
    var me = reader(44);
    var other = reader(45);
    keep(me, NOW, Map.of("draft", FORM, "reason", "x"));
    var seen =
        other
            .context()
            .call(() -> transactions.execute(status -> store.find(me, FORM, NOW).isPresent()));
    assertThat(seen).isFalse();
  }

  @Test
  void whatIsNoFormOrTooMuchIsRefused() {
    var me = reader(46);
    for (var form : new String[] {"", "x", "/a b", "/a?b=c", "/" + "x".repeat(120)}) {
      assertThatThrownBy(() -> keep(me, NOW, Map.of("draft", form, "reason", "x")))
          .isInstanceOf(Refused.class);
    }
    var most = "x".repeat(DraftPage.SIGNS_MAX);
    keep(me, NOW, Map.of("draft", FORM, "reason", most));
    assertThatThrownBy(() -> keep(me, NOW, Map.of("draft", FORM, "reason", most + "x")))
        .isInstanceOf(Refused.class);
  }

  private void keep(Scope scope, Instant now, Map<String, String> typed) {
    scope.context().run(() -> page(now).keep(scope, typed));
  }

  private @Nullable Map<String, String> find(Scope scope, String form, Instant now) {
    var visit = visits.of(new MockHttpServletRequest("GET", "/drafts"));
    var answers =
        scope.context().call(() -> page(now).find(scope, visit, List.of(form, "/x")).getBody());
    var answer = Objects.requireNonNull(answers).get(form);
    return answer == null ? null : answer.fields();
  }

  private DraftPage page(Instant now) {
    return new DraftPage(store, transactions, Clock.fixed(now, ZoneOffset.UTC));
  }

  private static Scope reader(long person) {
    return new Scope(
        new Actor(person, "reader" + person, "Reader"),
        new Posting(person, Role.DATA_ADMIN, UnitId.NATION, LocalDate.EPOCH, null),
        Role.DATA_ADMIN.purpose(),
        new Presence("", Map.of(), EnumSet.allOf(ApiScope.class)),
        other -> UnitRelation.OWN);
  }
}
