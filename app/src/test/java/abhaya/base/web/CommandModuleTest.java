package abhaya.base.web;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.ModuleTest;
import abhaya.base.access.Actor;
import abhaya.base.access.ApiScope;
import abhaya.base.access.Posting;
import abhaya.base.access.Presence;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.access.UnitRelation;
import abhaya.base.jurisdiction.UnitId;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;

/// The command bar offers a reader what she may do, and finds what she may see.
@ModuleTest
class CommandModuleTest {
  @Autowired CommandPage page;
  @Autowired Visits visits;

  @Test
  void actsAreThoseOfTheRole() {
    assertThat(acts(Role.SHO))
        .contains("/cases?state=overdue", "/exports", "/views", "/sessions", "/meeting")
        .doesNotContain("/people/new", "/trail/checkpoints", "/import");
    assertThat(acts(Role.DATA_ADMIN))
        .contains("/people/new", "/import", "/exports")
        .doesNotContain("/cases?state=overdue", "/meeting");
    assertThat(acts(Role.AUDITOR)).contains("/trail/checkpoints").doesNotContain("/exports");
  }

  @Test
  void aDutyIsFoundByItsNumberItsProvisionAndItsWords() {
    for (var typed : List.of("T27", "BNSS 193(2)", "two months")) {
      assertThat(find(Role.SHO, typed)).anyMatch(found -> found.text().startsWith("T27"));
    }
  }

  @Test
  void whatIsTooShortOrTooLongFindsNothing() {
    assertThat(find(Role.SHO, "T")).isEmpty();
    assertThat(find(Role.SHO, "T27".repeat(40))).isEmpty();
    assertThat(find(Role.AUDIT_CLIENT, "T27")).isEmpty();
  }

  private List<String> acts(Role role) {
    var scope = reader(role);
    return scope
        .context()
        .call(() ->
            Objects.requireNonNull(page.acts(scope, visit()).getBody()).stream()
                .map(CommandFinder.Found::href)
                .toList());
  }

  private List<CommandFinder.Found> find(Role role, String typed) {
    var scope = reader(role);
    return scope
        .context()
        .call(() -> Objects.requireNonNull(page.find(scope, visit(), typed).getBody()));
  }

  private Visit visit() {
    return visits.of(new MockHttpServletRequest("GET", "/commands"));
  }

  private static Scope reader(Role role) {
    return new Scope(
        new Actor(31, "reader", "Reader"),
        new Posting(31, role, UnitId.NATION, LocalDate.EPOCH, null),
        role.purpose(),
        new Presence("", Map.of(), EnumSet.allOf(ApiScope.class)),
        other -> UnitRelation.OWN);
  }
}
